// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "requests_model.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;

namespace llmcap {

/// The audit table with its filters. Thread: the window's. REQUIRES: `feed` outlives it.
class RequestsPage final : public QWidget {
    Q_OBJECT
public:
    explicit RequestsPage(FeedClient &feed, QWidget *parent = nullptr);

    RequestsModel &model() { return *m_model; }
    /// Rows from then on.
    void setSince(Instant since);
    void setProviders(const std::vector<FeedProvider> &providers);
    /// Nullopt is every outcome.
    void setOutcome(std::optional<Outcome> outcome);

signals:
    /// For people: a file was written, or why not.
    void said(const QString &message);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QLayout *makeFilters();
    void setUpTable();
    void spreadColumns();
    void applyFilter();
    void showState();
    void exportCsv();

    FeedClient &m_feed;
    RequestsModel *m_model;
    QComboBox *m_provider;
    QComboBox *m_outcome;
    QLineEdit *m_modelName;
    QLabel *m_count;
    QTableView *m_table;
    QLabel *m_overlay;
    QTimer m_typing;
    Instant m_since{};
};

} // namespace llmcap
