// SPDX-License-Identifier: GPL-3.0-or-later
// icon_sheet FILE.png: the gauge in every state and size on light and dark, to be looked at.
// icon_sheet --ico FILE.ico: the program's icon for Windows.
#include "gauge_icon.h"

#include <QBuffer>
#include <QDataStream>
#include <QFile>
#include <QGuiApplication>
#include <QPainter>

#include <cstdio>

using namespace llmcap;

namespace {

constexpr Gauge shown[] = {{GaugeState::Ok, 0},       {GaugeState::Ok, 42},
                           {GaugeState::Warn, 85},    {GaugeState::Blocked, 100},
                           {GaugeState::Paused, 42},  {GaugeState::Stale, 42},
                           {GaugeState::Down, 42}};
constexpr int cell = 72;

bool drawSheet(const QString &path)
{
    const int columns = static_cast<int>(std::size(gaugeSizes));
    const int rows = static_cast<int>(std::size(shown));
    QImage sheet(2 * columns * cell, rows * cell, QImage::Format_RGB32);
    QPainter painter(&sheet);
    const QColor grounds[] = {QColor(0xf3, 0xf3, 0xf3), QColor(0x20, 0x20, 0x20)};
    for (int ground : {0, 1}) {
        const int left = ground * columns * cell;
        painter.fillRect(left, 0, columns * cell, rows * cell, grounds[ground]);
        for (int row = 0; row < rows; ++row) {
            for (int column = 0; column < columns; ++column) {
                const int size = gaugeSizes[column];
                painter.drawImage(left + column * cell + (cell - size) / 2,
                                  row * cell + (cell - size) / 2, gaugeImage(shown[row], size));
            }
        }
    }
    return sheet.save(path);
}

/// An icon file of PNG images (Windows Vista and later): ICONDIR, its entries, the pictures.
bool writeIco(const QString &path)
{
    const int sizes[] = {16, 20, 24, 32, 40, 48, 64, 256};
    QList<QByteArray> pictures;
    for (const int size : sizes) {
        QByteArray png;
        QBuffer buffer(&png);
        gaugeImage({GaugeState::Ok, 70}, size).save(&buffer, "PNG");
        pictures << png;
    }
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return false;
    }
    QDataStream out(&file);
    out.setByteOrder(QDataStream::LittleEndian);
    out << quint16(0) << quint16(1) << quint16(pictures.size());
    quint32 offset = 6 + 16 * static_cast<quint32>(pictures.size());
    for (qsizetype i = 0; i < pictures.size(); ++i) {
        const quint8 side = static_cast<quint8>(sizes[i] % 256);   // 0 stands for 256
        out << side << side << quint8(0) << quint8(0) << quint16(1) << quint16(32)
            << quint32(pictures[i].size()) << offset;
        offset += static_cast<quint32>(pictures[i].size());
    }
    for (const QByteArray &png : pictures) {
        file.write(png);
    }
    return file.flush();
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    const bool done = arguments.size() == 3 && arguments[1] == "--ico" ? writeIco(arguments[2])
        : arguments.size() == 2                                        ? drawSheet(arguments[1])
                                                                       : false;
    if (!done) {
        std::fprintf(stderr, "usage: icon_sheet FILE.png | --ico FILE.ico\n");
    }
    return done ? 0 : 1;
}
