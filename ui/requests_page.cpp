// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests_page.h"

#include "dashboard_text.h"
#include "requests_export.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace llmcap {

namespace {

constexpr int allOutcomes = 0;   // no Outcome has this number

} // namespace

RequestsPage::RequestsPage(FeedClient &feed, QWidget *parent)
    : QWidget(parent)
    , m_feed(feed)
    , m_model(new RequestsModel(feed, this))
    , m_provider(new QComboBox(this))
    , m_outcome(new QComboBox(this))
    , m_modelName(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_table(new QTableView(this))
    , m_overlay(new QLabel(m_table->viewport()))
{
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(makeFilters());
    layout->addWidget(m_table, 1);
    setUpTable();
    m_overlay->setAlignment(Qt::AlignCenter);
    m_overlay->setWordWrap(true);
    m_overlay->setTextFormat(Qt::PlainText);
    m_overlay->setForegroundRole(QPalette::Text);
    auto *const over = new QVBoxLayout(m_table->viewport());
    over->addWidget(m_overlay);
    // Ask when somebody stops typing, not at every key.
    m_typing.setSingleShot(true);
    m_typing.setInterval(250);
    connect(&m_typing, &QTimer::timeout, this, &RequestsPage::applyFilter);
    connect(m_modelName, &QLineEdit::textEdited, &m_typing, qOverload<>(&QTimer::start));
    connect(m_modelName, &QLineEdit::returnPressed, this, &RequestsPage::applyFilter);
    connect(m_provider, &QComboBox::currentIndexChanged, this, &RequestsPage::applyFilter);
    connect(m_outcome, &QComboBox::currentIndexChanged, this, &RequestsPage::applyFilter);
    connect(m_model, &RequestsModel::stateChanged, this, &RequestsPage::showState);
    showState();
}

QLayout *RequestsPage::makeFilters()
{
    m_provider->setObjectName("provider");
    m_provider->addItem(tr("All providers"), QString());
    m_provider->setAccessibleName(tr("Provider of the requests shown"));
    m_outcome->setObjectName("outcome");
    m_outcome->addItem(tr("All outcomes"), allOutcomes);
    for (const Outcome outcome : {Outcome::Completed, Outcome::Refused, Outcome::ClientGone,
                                  Outcome::UpstreamFailed, Outcome::Crashed}) {
        m_outcome->addItem(dashboard::outcome(outcome), static_cast<int>(outcome));
    }
    m_outcome->setAccessibleName(tr("Outcome of the requests shown"));
    m_modelName->setObjectName("model");
    m_modelName->setPlaceholderText(tr("Model, * stands for anything"));
    m_modelName->setAccessibleName(tr("Model of the requests shown"));
    m_modelName->setClearButtonEnabled(true);
    auto *const title = new QLabel(tr("&Requests"), this);
    title->setBuddy(m_provider);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    auto *const save = new QPushButton(tr("&Save rows as CSV…"), this);
    connect(save, &QPushButton::clicked, this, &RequestsPage::exportCsv);
    auto *const filters = new QHBoxLayout;
    filters->addWidget(title);
    filters->addWidget(m_provider);
    filters->addWidget(m_outcome);
    filters->addWidget(m_modelName, 1);
    filters->addWidget(m_count);
    filters->addWidget(save);
    return filters;
}

void RequestsPage::setUpTable()
{
    m_table->setObjectName("requests");
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Audit log of requests, newest first"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 8);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    const char *const widest[RequestsModel::Columns]
        = {"30 Nov 00:00:00", "anthropic", "claude-sonnet-4-5-20250929", "project-name",
           "Provider failed", "Tokens in / out", "$0.0000", "nothing billed", "month-cap",
           "00.00 ms"};
    QFont bold = m_table->font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    for (int column = 0; column < RequestsModel::Columns; ++column) {
        m_table->setColumnWidth(column, metrics.horizontalAdvance(widest[column]) + 16);
    }
}

void RequestsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    spreadColumns();
}

/// Room that is left over goes to the model's name.
void RequestsPage::spreadColumns()
{
    QHeaderView &header = *m_table->horizontalHeader();
    header.setSectionResizeMode(RequestsModel::Model, QHeaderView::Interactive);
    const int natural
        = m_table->fontMetrics().horizontalAdvance("claude-sonnet-4-5-20250929") + 16;
    const int others = header.length() - header.sectionSize(RequestsModel::Model);
    header.resizeSection(RequestsModel::Model,
                         std::max(natural, m_table->viewport()->width() - others));
}

void RequestsPage::setSince(Instant since)
{
    m_since = since;
    applyFilter();
}

void RequestsPage::setProviders(const std::vector<FeedProvider> &providers)
{
    for (const FeedProvider &provider : providers) {
        const QString name = dashboard::text(provider.name);
        if (m_provider->findData(name) < 0) {
            m_provider->addItem(name, name);
        }
    }
}

void RequestsPage::setOutcome(std::optional<Outcome> outcome)
{
    m_outcome->setCurrentIndex(
        m_outcome->findData(outcome ? static_cast<int>(*outcome) : allOutcomes));
}

void RequestsPage::applyFilter()
{
    m_typing.stop();
    RequestsFilter filter;
    filter.since = m_since;
    filter.provider = m_provider->currentData().toString().toStdString();
    filter.model = modelPattern(m_modelName->text());
    if (const int outcome = m_outcome->currentData().toInt(); outcome != allOutcomes) {
        filter.outcome = static_cast<Outcome>(outcome);
    }
    m_model->setFilter(filter);
}

void RequestsPage::showState()
{
    const bool isEmpty = m_model->rowCount() == 0;
    QString text;
    switch (m_model->state()) {
    case RequestsModel::State::Loading: text = tr("Loading…"); break;
    case RequestsModel::State::Ready:
        text = tr("No requests in this time with this filter.");
        break;
    case RequestsModel::State::Failed: text = m_model->failure(); break;
    }
    m_overlay->setText(text);
    m_overlay->setVisible(isEmpty);
    if (m_model->state() == RequestsModel::State::Failed && !isEmpty) {
        m_count->setText(tr("incomplete"));
        m_count->setToolTip(text.toHtmlEscaped());
    } else {
        const QString rows = dashboard::count(m_model->rowCount());
        m_count->setText(m_model->canFetchMore({}) ? tr("%1 or more").arg(rows)
                                                   : tr("%1 shown").arg(rows));
        m_count->setToolTip({});
    }
}

void RequestsPage::exportCsv()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the rows of this filter"),
                                                      QStringLiteral("llmcap-requests.csv"),
                                                      tr("CSV files (*.csv)"));
    if (path.isEmpty()) {
        return;
    }
    const RequestsFilter &filter = m_model->filter();
    FeedRequestQuery query;
    query.since = filter.since;
    query.provider = filter.provider;
    query.model = filter.model;
    query.outcome = filter.outcome;
    auto *const job = new RequestsExport(m_feed, query, path, this);
    connect(job, &RequestsExport::finished, this,
            [this](bool, const QString &message) { emit said(message); });
    job->start();
}

} // namespace llmcap
