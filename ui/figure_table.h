// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instant.h"
#include "result.h"

#include <QAbstractTableModel>
#include <QJsonValue>
#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <vector>

namespace llmcap {

/// One figure twice: for people, and for programs (money as a decimal string, times as RFC 3339,
/// counts as numbers; null where it is not known).
struct FigureCell {
    QString shown;
    QJsonValue exported;
};

/// Figures as a table: what a chart draws, for those who read or compute. Thread: any.
struct FigureTable {
    struct Column {
        QString heading;         ///< for people
        QString key;             ///< for programs
        bool isNumber = true;
    };
    std::vector<Column> columns;
    std::vector<std::vector<FigureCell>> rows;
};

/// Where figures come from: every file and picture says so.
struct FigureStamp {
    QString title;               ///< "Spend, today", for people
    QString titleInFiles;        ///< the same in English, whatever is spoken
    Instant asOf{}, from{}, to{};
    QTimeZone zone = QTimeZone::utc();
    bool demo = false;
    /// "As of 24 Nov 2026 17:02:11, Europe/Berlin time", after "DEMO" where it is.
    QString line() const;
};

/// One line of RFC 4180 in UTF-8, ended by CR LF. A cell that a spreadsheet would run as a formula
/// (it starts with = + - @ TAB or CR) gets a leading apostrophe.
QByteArray csvLine(const QStringList &cells);
/// The keys, then a line for each row.
QByteArray csvOf(const FigureTable &table);
/// {"title","as_of","from","to","zone","demo","rows":[{key: value}...]}
QByteArray jsonOf(const FigureTable &table, const FigureStamp &stamp);
/// Writes all or nothing. Io with the reason.
Result<void> writeWhole(const QString &path, const QByteArray &bytes);

/// A FigureTable for a view. Thread: the window's.
class FigureTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    /// Keeps selection and scroll position where only figures change.
    void setTable(FigureTable table);
    const FigureTable &table() const { return m_table; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Qt::Alignment alignment(int column) const;
    FigureTable m_table;
};

} // namespace llmcap
