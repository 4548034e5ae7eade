// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "requests_model.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QGridLayout;
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
    /// Rows of that time; without an end new ones come in.
    void setTime(Instant since, std::optional<Instant> until);
    /// Names that the filter of a label offers; what is chosen stays.
    void offer(FeedSeriesQuery::By by, const std::vector<std::string> &names);
    /// Nullopt is every outcome.
    void setOutcome(std::optional<Outcome> outcome);
    /// Shows the requests of that name alone.
    void setOnly(FeedSeriesQuery::By by, const std::string &name);
    void clearFilters();
    /// The same filters as another page.
    void chooseAs(const RequestsPage &other);
    /// How many rows there are without any filter, for "250 of 12,345".
    void setAll(std::optional<std::int64_t> rows);

signals:
    /// For people: a file was written, or why not.
    void said(const QString &message);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeFilters(QGridLayout &grid);
    QComboBox *makeChoice(const char *name, const QString &all, const QString &accessible);
    QComboBox *choiceOf(FeedSeriesQuery::By by) const;
    void setUpTable();
    void spreadColumns();
    static QString widestModel();
    int widthOf(const QString &text) const;
    QString widestOf(const QStringList &texts) const;
    void applyFilter();
    void showState();
    void askAndSave();

    FeedClient &m_feed;
    RequestsModel *m_model;
    QComboBox *m_provider;
    QComboBox *m_key;
    QComboBox *m_project;
    QComboBox *m_client;
    QComboBox *m_outcome;
    QLineEdit *m_modelName;
    QLabel *m_count;
    QTableView *m_table;
    QLabel *m_overlay;
    QTimer m_typing;
    Instant m_since{};
    std::optional<Instant> m_until;
    std::optional<std::int64_t> m_all;
    bool m_isSetting = false;    // several filters at once: asked for when all are set
};

} // namespace llmcap
