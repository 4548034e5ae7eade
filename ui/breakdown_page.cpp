// SPDX-License-Identifier: GPL-3.0-or-later
#include "breakdown_page.h"

#include "chart_card.h"
#include "dashboard_text.h"
#include "theme.h"
#include "usage_tables.h"

#include <QButtonGroup>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

namespace llmcap {

QString labelTitle(FeedSeriesQuery::By by)
{
    switch (by) {
    case FeedSeriesQuery::By::None: break;
    case FeedSeriesQuery::By::Provider: return BreakdownPage::tr("Provider");
    case FeedSeriesQuery::By::Model: return BreakdownPage::tr("Model");
    case FeedSeriesQuery::By::Key: return BreakdownPage::tr("Key", "an API key");
    case FeedSeriesQuery::By::Project: return BreakdownPage::tr("Project");
    case FeedSeriesQuery::By::Client: return BreakdownPage::tr("Client program");
    }
    return {};
}

namespace {

QString byTitle(FeedSeriesQuery::By by)
{
    switch (by) {
    case FeedSeriesQuery::By::None: break;
    case FeedSeriesQuery::By::Provider: return BreakdownPage::tr("By provider");
    case FeedSeriesQuery::By::Model: return BreakdownPage::tr("By model");
    case FeedSeriesQuery::By::Key: return BreakdownPage::tr("By key");
    case FeedSeriesQuery::By::Project: return BreakdownPage::tr("By project");
    case FeedSeriesQuery::By::Client: return BreakdownPage::tr("By client program");
    }
    return {};
}

} // namespace

QString labelKey(FeedSeriesQuery::By by)
{
    constexpr const char *names[] = {"", "provider", "model", "key", "project", "client"};
    return QString::fromLatin1(names[static_cast<std::size_t>(by)]);
}

BreakdownPage::BreakdownPage(QWidget *parent)
    : QWidget(parent)
    , m_choice(new QButtonGroup(this))
    , m_view(new QTableView(this))
    , m_model(new FigureTableModel(this))
    , m_overlay(new QLabel(m_view->viewport()))
{
    m_view->setObjectName("breakdown");
    m_view->setAccessibleName(tr("Spend by label"));
    m_view->setModel(m_model);
    setUpFigureView(*m_view);
    m_overlay->setAlignment(Qt::AlignCenter);
    m_overlay->setWordWrap(true);
    m_overlay->setTextFormat(Qt::PlainText);
    m_overlay->setForegroundRole(QPalette::Text);
    auto *const over = new QVBoxLayout(m_view->viewport());
    over->addWidget(m_overlay);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->addLayout(makeHeader());
    layout->addWidget(m_view, 1);
    connect(m_view, &QTableView::activated, this, [this](const QModelIndex &index) {
        const auto row = static_cast<std::size_t>(index.row());
        // A filter for "no label" does not exist in the feed.
        if (row < m_groups.size() && !m_groups[row].name.empty()) {
            emit requestsWanted(m_by, m_groups[row].name);
        }
    });
}

QLayout *BreakdownPage::makeHeader()
{
    auto *const header = new QHBoxLayout;
    for (const By by : choices) {
        auto *const button = new QPushButton(byTitle(by), this);
        button->setObjectName(labelKey(by));
        button->setCheckable(true);
        button->setChecked(by == m_by);
        button->setAutoDefault(false);
        m_choice->addButton(button, static_cast<int>(by));
        markWhenChecked(*button);
        header->addWidget(button);
    }
    connect(m_choice, &QButtonGroup::idClicked, this, [this](int id) {
        m_by = static_cast<By>(id);
        show(std::nullopt, m_stamp, {});
        emit byChanged();
    });
    auto *const save = new QPushButton(tr("Save…"), this);
    save->setObjectName("save");
    save->setAccessibleName(tr("Save the breakdown as CSV or JSON"));
    save->setAutoDefault(false);
    connect(save, &QPushButton::clicked, this, &BreakdownPage::askAndSave);
    header->addStretch();
    header->addWidget(save);
    return header;
}

void BreakdownPage::show(const std::optional<std::vector<SpendGroup>> &groups,
                         const FigureStamp &stamp, const QString &missing)
{
    m_stamp = stamp;
    m_groups = groups.value_or(std::vector<SpendGroup>{});
    m_model->setTable(breakdownTable(m_groups, labelTitle(m_by), labelKey(m_by)));
    m_view->setAccessibleName(
        tr("%1, the dearest first", "a table: By provider, By model").arg(byTitle(m_by)));
    m_overlay->setVisible(m_groups.empty());
    m_overlay->setText(groups ? tr("No requests in this time.")
                              : missing.isEmpty() ? tr("Loading…") : missing);
    if (!m_groups.empty()) {
        m_view->horizontalHeader()->resizeSections(QHeaderView::ResizeToContents);
        m_view->horizontalHeader()->setMinimumSectionSize(
            m_view->horizontalHeader()->sectionSizeHint(0));
        m_view->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    }
}

Result<void> BreakdownPage::saveAs(const QString &path)
{
    const QString kind = QFileInfo(path).suffix().toLower();
    if (kind == QLatin1String("csv")) {
        return writeWhole(path, csvOf(m_model->table()));
    }
    if (kind == QLatin1String("json")) {
        return writeWhole(path, jsonOf(m_model->table(), m_stamp));
    }
    return Error{ErrorCode::BadInput,
                 tr("Choose a name that ends in .csv or .json; it decides the kind of file.")
                     .toStdString()};
}

void BreakdownPage::askAndSave()
{
    const QString path
        = askForFile(this, QStringLiteral("llmcap-by-") + labelKey(m_by), false);
    if (path.isEmpty()) {
        return;
    }
    const auto saved = saveAs(path);
    emit said(saved ? tr("Saved %1").arg(path) : dashboard::text(saved.error().message));
}

} // namespace llmcap
