// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_values.h"
#include "figure_table.h"
#include "spend_curve.h"

#include <QWidget>

#include <array>
#include <optional>

class QButtonGroup;
class QLabel;
class QTableView;

namespace llmcap {

/// Who spent it: the same sums by provider, model, key, project or client program.
/// Thread: the window's.
class BreakdownPage final : public QWidget {
    Q_OBJECT
public:
    explicit BreakdownPage(QWidget *parent = nullptr);

    using By = FeedSeriesQuery::By;
    static constexpr std::array choices{By::Provider, By::Model, By::Key, By::Project, By::Client};

    By by() const { return m_by; }
    /// Absent: not arrived yet, `missing` says why not where it failed.
    void show(const std::optional<std::vector<SpendGroup>> &groups, const FigureStamp &stamp,
              const QString &missing);
    /// BadInput where the name ends in neither .csv nor .json.
    Result<void> saveAs(const QString &path);

signals:
    /// Somebody wants to see it by another label: ask for it.
    void byChanged();
    /// Somebody wants the requests of that name.
    void requestsWanted(llmcap::FeedSeriesQuery::By by, const std::string &name);
    void said(const QString &message);

private:
    QLayout *makeHeader();
    void askAndSave();

    QButtonGroup *m_choice;
    QTableView *m_view;
    FigureTableModel *m_model;
    QLabel *m_overlay;
    std::vector<SpendGroup> m_groups;
    FigureStamp m_stamp;
    By m_by = By::Provider;
};

/// "Provider", "Model", ... for people, and "provider", ... for programs.
QString labelTitle(FeedSeriesQuery::By by);
QString labelKey(FeedSeriesQuery::By by);

} // namespace llmcap
