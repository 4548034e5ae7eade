// SPDX-License-Identifier: GPL-3.0-or-later
#include "csv.h"

#include <QSaveFile>

namespace llmcap {

namespace {

QByteArray csvCell(QString cell)
{
    static const QString formula = QStringLiteral("=+-@\t\r");
    if (!cell.isEmpty() && formula.contains(cell.front())) {
        cell.prepend(QChar('\''));
    }
    const bool quoted = cell.contains(QChar(',')) || cell.contains(QChar('"'))
        || cell.contains(QChar('\n')) || cell.contains(QChar('\r'));
    if (quoted) {
        cell.replace(QStringLiteral("\""), QStringLiteral("\"\""));
        cell = QChar('"') + cell + QChar('"');
    }
    return cell.toUtf8();
}

} // namespace

QByteArray csvLine(const QStringList &cells)
{
    QByteArrayList line;
    for (const QString &cell : cells) {
        line.append(csvCell(cell));
    }
    return line.join(',') + "\r\n";
}

QByteArray csvOf(const QAbstractItemModel &table)
{
    QStringList cells;
    for (int column = 0; column < table.columnCount(); ++column) {
        cells.append(table.headerData(column, Qt::Horizontal).toString());
    }
    QByteArray csv = csvLine(cells);
    for (int row = 0; row < table.rowCount(); ++row) {
        cells.clear();
        for (int column = 0; column < table.columnCount(); ++column) {
            cells.append(table.index(row, column).data(exportRole).toString());
        }
        csv += csvLine(cells);
    }
    return csv;
}

Result<void> writeWhole(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return Error{ErrorCode::Io, "Could not write " + path.toStdString() + ": "
                                        + file.errorString().toStdString()
                                        + ". Choose another place."};
    }
    return {};
}

} // namespace llmcap
