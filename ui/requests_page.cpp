// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests_page.h"

#include "chart_card.h"
#include "dashboard_text.h"
#include "requests_export.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace llmcap {

namespace {

constexpr int allOutcomes = 0;   // no Outcome has this number

} // namespace

RequestsPage::RequestsPage(FeedClient &feed, QWidget *parent)
    : QWidget(parent)
    , m_feed(feed)
    , m_model(new RequestsModel(feed, this))
    , m_provider(makeChoice("provider", tr("All providers"), tr("Provider of the requests shown")))
    , m_key(makeChoice("key", tr("All keys"), tr("Key of the requests shown")))
    , m_project(makeChoice("project", tr("All projects"), tr("Project of the requests shown")))
    , m_client(makeChoice("client", tr("All client programs"),
                          tr("Client program of the requests shown")))
    , m_outcome(makeChoice("outcome", tr("All outcomes"), tr("Outcome of the requests shown")))
    , m_modelName(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_table(new QTableView(this))
    , m_overlay(new QLabel(m_table->viewport()))
{
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    auto *const filters = new QGridLayout;
    makeFilters(*filters);
    layout->addLayout(filters);
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
    connect(m_model, &RequestsModel::stateChanged, this, &RequestsPage::showState);
    showState();
}

QComboBox *RequestsPage::makeChoice(const char *name, const QString &all,
                                    const QString &accessible)
{
    auto *const choice = new QComboBox(this);
    choice->setObjectName(name);
    choice->addItem(all, QString());
    choice->setAccessibleName(accessible);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(12);
    connect(choice, &QComboBox::currentIndexChanged, this, &RequestsPage::applyFilter);
    return choice;
}

void RequestsPage::makeFilters(QGridLayout &grid)
{
    m_isSetting = true;
    m_outcome->setItemData(0, allOutcomes);
    for (const Outcome outcome : {Outcome::Completed, Outcome::Refused, Outcome::ClientGone,
                                  Outcome::UpstreamFailed, Outcome::Crashed}) {
        m_outcome->addItem(dashboard::outcome(outcome), static_cast<int>(outcome));
    }
    m_isSetting = false;
    m_modelName->setObjectName("model");
    m_modelName->setPlaceholderText(tr("Model, * is anything"));
    m_modelName->setAccessibleName(tr("Model of the requests shown; a star stands for anything"));
    m_modelName->setClearButtonEnabled(true);
    auto *const clear = new QPushButton(tr("&Clear filters"), this);
    clear->setObjectName("clear");
    auto *const save = new QPushButton(tr("&Save…"), this);
    save->setObjectName("save");
    save->setAccessibleName(tr("Save all requests of this filter as CSV or JSON"));
    for (QPushButton *const button : {clear, save}) {
        button->setAutoDefault(false);
    }
    m_count->setObjectName("count");
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(clear, &QPushButton::clicked, this, &RequestsPage::clearFilters);
    connect(save, &QPushButton::clicked, this, &RequestsPage::askAndSave);
    QWidget *const first[] = {m_provider, m_modelName, m_outcome, clear};
    QWidget *const second[] = {m_key, m_project, m_client, save};
    for (int column = 0; column < 4; ++column) {
        grid.addWidget(first[column], 0, column);
        grid.addWidget(second[column], 1, column);
        grid.setColumnStretch(column, column < 3 ? 1 : 0);
    }
    grid.addWidget(m_count, 0, 4, 2, 1);
    QWidget *before = nullptr;
    for (QWidget *const widget : {static_cast<QWidget *>(m_provider),
                                  static_cast<QWidget *>(m_modelName),
                                  static_cast<QWidget *>(m_outcome),
                                  static_cast<QWidget *>(m_key),
                                  static_cast<QWidget *>(m_project),
                                  static_cast<QWidget *>(m_client),
                                  static_cast<QWidget *>(clear), static_cast<QWidget *>(save),
                                  static_cast<QWidget *>(m_table)}) {
        if (before) {
            setTabOrder(before, widget);
        }
        before = widget;
    }
}

void RequestsPage::setUpTable()
{
    m_table->setObjectName("requests");
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Audit log of requests, newest first"));
    setUpFigureView(*m_table);
    // What is wide in this language, and what is as wide in every one.
    const QDate date(2026, 11, 30);
    const QString widest[RequestsModel::Columns]
        = {RequestsModel::timeText(date.startOfDay(Qt::UTC)),
           QStringLiteral("anthropic"),
           widestModel(),
           widestOf({dashboard::outcome(Outcome::UpstreamFailed),
                     dashboard::outcome(Outcome::ClientGone)}),
           {},
           dashboard::usd({100'000}),
           widestOf({dashboard::knownBy(CostBasis::None), dashboard::knownBy(CostBasis::Reported),
                     dashboard::knownBy(CostBasis::Estimated)}),
           QStringLiteral("project-name"),
           QStringLiteral("Anthropic/Python 0.74"),
           QStringLiteral("k_00000000"),
           QStringLiteral("month-cap"),
           dashboard::millis(10'000)};
    for (int column = 0; column < RequestsModel::Columns; ++column) {
        const QString head = m_model->headerData(column, Qt::Horizontal).toString();
        m_table->setColumnWidth(column, widthOf(widestOf({widest[column], head})) + 16);
    }
}

QString RequestsPage::widestModel()
{
    return QStringLiteral("claude-sonnet-4-5-20250929");
}

int RequestsPage::widthOf(const QString &text) const
{
    QFont bold = m_table->font();
    bold.setBold(true);
    return QFontMetrics(bold).horizontalAdvance(text);
}

QString RequestsPage::widestOf(const QStringList &texts) const
{
    return *std::max_element(texts.begin(), texts.end(),
                             [this](const QString &a, const QString &b) {
                                 return widthOf(a) < widthOf(b);
                             });
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
    const int natural
        = m_table->fontMetrics().horizontalAdvance(widestModel()) + 16;
    const int others = header.length() - header.sectionSize(RequestsModel::Model);
    header.resizeSection(RequestsModel::Model,
                         std::max(natural, m_table->viewport()->width() - others));
}

void RequestsPage::setTime(Instant since, std::optional<Instant> until)
{
    m_since = since;
    m_until = until;
    applyFilter();
}

QComboBox *RequestsPage::choiceOf(FeedSeriesQuery::By by) const
{
    using By = FeedSeriesQuery::By;
    switch (by) {
    case By::Provider: return m_provider;
    case By::Key: return m_key;
    case By::Project: return m_project;
    case By::Client: return m_client;
    case By::None:
    case By::Model: break;
    }
    return nullptr;
}

void RequestsPage::offer(FeedSeriesQuery::By by, const std::vector<std::string> &names)
{
    QComboBox *const choice = choiceOf(by);
    if (!choice) {
        return;
    }
    for (const std::string &name : names) {
        const QString text = dashboard::text(name);
        if (!name.empty() && choice->findData(text) < 0) {
            choice->addItem(text, text);
        }
    }
}

void RequestsPage::setOutcome(std::optional<Outcome> outcome)
{
    m_outcome->setCurrentIndex(
        m_outcome->findData(outcome ? static_cast<int>(*outcome) : allOutcomes));
}

void RequestsPage::setOnly(FeedSeriesQuery::By by, const std::string &name)
{
    clearFilters();
    if (by == FeedSeriesQuery::By::Model) {
        m_modelName->setText(dashboard::text(name));
        return applyFilter();
    }
    offer(by, {name});
    if (QComboBox *const choice = choiceOf(by)) {
        choice->setCurrentIndex(choice->findData(dashboard::text(name)));
    }
}

void RequestsPage::clearFilters()
{
    m_isSetting = true;
    for (QComboBox *const choice : {m_provider, m_key, m_project, m_client, m_outcome}) {
        choice->setCurrentIndex(0);
    }
    m_modelName->clear();
    m_isSetting = false;
    applyFilter();
}

void RequestsPage::chooseAs(const RequestsPage &other)
{
    m_isSetting = true;
    const std::pair<QComboBox *, const QComboBox *> choices[]
        = {{m_provider, other.m_provider}, {m_key, other.m_key}, {m_project, other.m_project},
           {m_client, other.m_client}, {m_outcome, other.m_outcome}};
    for (const auto &[choice, before] : choices) {
        const QVariant chosen = before->currentData();
        if (choice->findData(chosen) < 0) {
            choice->addItem(before->currentText(), chosen);
        }
        choice->setCurrentIndex(choice->findData(chosen));
    }
    m_modelName->setText(other.m_modelName->text());
    m_isSetting = false;
    applyFilter();
}

void RequestsPage::setAll(std::optional<std::int64_t> rows)
{
    m_all = rows;
    showState();
}

void RequestsPage::applyFilter()
{
    if (m_isSetting) {
        return;
    }
    m_typing.stop();
    const auto chosen = [](const QComboBox *choice) {
        return choice->currentData().toString().toStdString();
    };
    RequestsFilter filter;
    filter.since = m_since;
    filter.until = m_until;
    filter.provider = chosen(m_provider);
    filter.key = chosen(m_key);
    filter.project = chosen(m_project);
    filter.client = chosen(m_client);
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
    const RequestsFilter &filter = m_model->filter();
    RequestsFilter none;
    none.since = filter.since;
    none.until = filter.until;
    const int count = m_model->rowCount();
    const QString rows = dashboard::count(count);
    m_count->setToolTip({});
    if (m_model->state() == RequestsModel::State::Failed && !isEmpty) {
        m_count->setText(tr("incomplete", "the list of requests"));
        m_count->setToolTip(text.toHtmlEscaped());
    } else if (!m_model->hasMore()) {
        m_count->setText(tr("%1 row(s)", nullptr, count).arg(rows));
    } else if (filter == none && m_all && *m_all >= m_model->rowCount()) {
        m_count->setText(tr("%1 of %2 row(s)\nread so far", nullptr, dashboard::pluralOf(*m_all))
                             .arg(rows, dashboard::count(*m_all)));
    } else {
        m_count->setText(tr("%1 row(s) read,\nmore below", nullptr, count).arg(rows));
    }
}

void RequestsPage::askAndSave()
{
    const QString path = askForFile(this, QStringLiteral("llmcap-requests"), false);
    if (path.isEmpty()) {
        return;
    }
    auto *const job = new RequestsExport(m_feed, queryOf(m_model->filter()), path, this);
    connect(job, &RequestsExport::finished, this,
            [this](bool, const QString &message) { emit said(message); });
    job->start();
}

} // namespace llmcap
