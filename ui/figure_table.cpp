// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure_table.h"

#include "dashboard_text.h"
#include "rfc3339.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace llmcap {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(llmcap::FigureStamp)
};

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

QString textOf(const QJsonValue &value)
{
    if (value.isDouble()) {
        return QString::number(value.toInteger());
    }
    if (value.isBool()) {
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    }
    return value.toString();
}

} // namespace

QString FigureStamp::line() const
{
    const QDateTime time = dashboard::local(asOf, zone);
    const QString text = Text::tr("As of %1, %2 time", "a date and time, a zone like Europe/Berlin")
                             .arg(dashboard::dayOfYear(time.date()) + QChar(' ')
                                      + dashboard::hourToSecond(time.time()),
                                  dashboard::zoneName(zone));
    return demo ? Text::tr("DEMO. %1").arg(text) : text;
}

QByteArray csvLine(const QStringList &cells)
{
    QByteArrayList line;
    for (const QString &cell : cells) {
        line.append(csvCell(cell));
    }
    return line.join(',') + "\r\n";
}

QByteArray csvOf(const FigureTable &table)
{
    QStringList cells;
    for (const FigureTable::Column &column : table.columns) {
        cells.append(column.key);
    }
    QByteArray csv = csvLine(cells);
    for (const auto &row : table.rows) {
        cells.clear();
        for (const FigureCell &cell : row) {
            cells.append(textOf(cell.exported));
        }
        csv += csvLine(cells);
    }
    return csv;
}

QByteArray jsonOf(const FigureTable &table, const FigureStamp &stamp)
{
    QJsonArray rows;
    for (const auto &row : table.rows) {
        QJsonObject object;
        for (std::size_t i = 0; i < row.size(); ++i) {
            object.insert(table.columns[i].key, row[i].exported);
        }
        rows.append(object);
    }
    const QJsonObject whole{
        {"title", stamp.titleInFiles},
        {"as_of", dashboard::text(toRfc3339(stamp.asOf))},
        {"from", dashboard::text(toRfc3339(stamp.from))},
        {"to", dashboard::text(toRfc3339(stamp.to))},
        {"zone", dashboard::zoneName(stamp.zone)},
        {"demo", stamp.demo},
        {"rows", rows},
    };
    return QJsonDocument(whole).toJson();
}

Result<void> writeWhole(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return Error{ErrorCode::Io, Text::tr("Could not write %1: %2. Choose another place.")
                                        .arg(path, file.errorString())
                                        .toStdString()};
    }
    return {};
}

void FigureTableModel::setTable(FigureTable table)
{
    const bool isSameShape = table.rows.size() == m_table.rows.size()
        && table.columns.size() == m_table.columns.size()
        && (table.rows.empty() || table.rows.front()[0].shown == m_table.rows.front()[0].shown);
    if (!isSameShape) {
        beginResetModel();
    }
    m_table = std::move(table);
    if (!isSameShape) {
        endResetModel();
    } else if (!m_table.rows.empty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

int FigureTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int FigureTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

Qt::Alignment FigureTableModel::alignment(int column) const
{
    const bool isNumber = m_table.columns[static_cast<std::size_t>(column)].isNumber;
    return (isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

QVariant FigureTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount()) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        return m_table.rows[static_cast<std::size_t>(index.row())]
                           [static_cast<std::size_t>(index.column())].shown;
    }
    return role == Qt::TextAlignmentRole ? QVariant::fromValue(alignment(index.column()))
                                         : QVariant();
}

QVariant FigureTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        return m_table.columns[static_cast<std::size_t>(section)].heading;
    }
    return role == Qt::TextAlignmentRole ? QVariant::fromValue(alignment(section)) : QVariant();
}

} // namespace llmcap
