// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chart_picture.h"

#include <QFrame>

class QPushButton;
class QStackedWidget;
class QTableView;

namespace llmcap {

class UsageChart;

/// A chart with its title, its table twin, and its files: CSV, JSON and PNG, by the name that
/// somebody chooses. Thread: the window's.
class ChartCard final : public QFrame {
    Q_OBJECT
public:
    /// `file` is the name that is proposed, without its ending: "spend".
    ChartCard(const QString &title, const QString &file, QWidget *parent = nullptr);

    void show(const ChartPicture &picture, FigureTable table, const FigureStamp &stamp);
    /// BadInput where the name ends in none of .csv, .json, .png.
    Result<void> saveAs(const QString &path);
    const ChartPicture &picture() const { return m_picture; }
    const FigureTable &table() const { return m_model->table(); }

signals:
    /// For people: a file was written, or why not.
    void said(const QString &message);

private:
    QLayout *makeHeader();
    void setUpTable();
    void askAndSave();

    const QString m_title, m_file;
    QStackedWidget *m_stack;
    UsageChart *m_chart;
    QTableView *m_view;
    FigureTableModel *m_model;
    ChartPicture m_picture;
    FigureStamp m_stamp;
};

/// Asks for a file and its kind; "" where somebody thinks better of it. `withPicture` offers PNG.
QString askForFile(QWidget *parent, const QString &proposed, bool withPicture);
/// The look of every table in the dashboard: whole rows, keys that leave it, no grid.
void setUpFigureView(QTableView &view);

} // namespace llmcap
