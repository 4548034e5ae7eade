// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection_test.h"

#include "dashboard_text.h"
#include "env_text.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace llmcap {

namespace {

using dashboard::text;

enum Column { ProviderOf, BaseUrl, Answer, Arrived, Columns };

QString describe(const Exchange &row, const QTimeZone &zone)
{
    QStringList parts{dashboard::clock(row.time, zone), dashboard::outcome(row.outcome)};
    if (row.status != 0) {
        parts << QString::number(row.status);
    }
    for (const std::string &part : {row.labels.model, row.labels.client}) {
        if (!part.empty()) {
            parts << text(part);
        }
    }
    if (row.outcome != Outcome::Refused) {
        parts << dashboard::usd(row.cost);
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace

ConnectionTest::ConnectionTest(FeedClient &feed, QWidget *parent)
    : QWidget(parent), m_feed(feed), m_head(new QLabel(this)), m_table(new QTableWidget(this))
{
    setWindowTitle(tr("LLMCap: test a connection"));
    m_head->setTextFormat(Qt::PlainText);
    m_head->setWordWrap(true);
    m_table->setColumnCount(Columns);
    m_table->setHorizontalHeaderLabels(
        {tr("Provider"), tr("Base URL for the tool"), tr("Free request"), tr("Newest request")});
    m_table->horizontalHeader()->setSectionResizeMode(ProviderOf, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(BaseUrl, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(Answer, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setMinimumSectionSize(
        m_table->horizontalHeader()->sectionSizeHint(Arrived));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);   // the Tab key leaves it, the arrows go through it
    m_table->setAccessibleName(tr("Requests that arrived, by provider"));
    auto *const layout = new QVBoxLayout(this);
    layout->setSizeConstraint(QLayout::SetNoConstraint);   // minimumSizeHint() has it
    setMinimumSize(minimumSizeHint());
    layout->addWidget(m_head);
    layout->addWidget(m_table);
    auto *const send = new QPushButton(tr("Send a &free request to each"), this);
    send->setObjectName(QStringLiteral("sendFree"));
    send->setToolTip(tr("Asks each provider for its list of models, which costs nothing"));
    connect(send, &QPushButton::clicked, this, &ConnectionTest::sendFreeRequests);
    layout->addWidget(send, 0, Qt::AlignLeft);
    connect(&feed, &FeedClient::statusChanged, this, &ConnectionTest::takeStatus);
    connect(&feed, &FeedClient::linkChanged, this, &ConnectionTest::showLink);
    connect(&feed, &FeedClient::requestRecorded, this, &ConnectionTest::take);
    if (feed.lastStatus()) {
        takeStatus(*feed.lastStatus());
    }
    showLink();
}

void ConnectionTest::sendFreeRequests()
{
    if (!m_feed.lastStatus()) {
        return;
    }
    for (const FeedProvider &provider : m_feed.lastStatus()->providers) {
        const int row = rowOf(provider.name);
        m_table->item(row, Answer)->setText(tr("asking…"));
        m_free.send(provider, [this, row](const FreeReply &reply) {
            m_table->item(row, Answer)->setText(text(reply.text));
            m_table->item(row, Answer)->setToolTip(text(reply.text));
        });
    }
}

void ConnectionTest::showLink()
{
    if (m_feed.link() != FeedClient::Link::Live) {
        m_head->setText(m_feed.linkMessage().isEmpty() ? tr("Asking LLMCap…")
                                                       : m_feed.linkMessage());
    } else if (m_hasArrived) {
        m_head->setText(tr("It works: requests of your tool pass through LLMCap."));
    } else {
        m_head->setText(tr("LLMCap answers. Give your tool the base URL of its provider, then let "
                           "it send a request: it appears here at once."));
    }
}

void ConnectionTest::takeStatus(const FeedStatus &status)
{
    for (const FeedProvider &provider : status.providers) {
        const int row = rowOf(provider.name);
        m_table->item(row, BaseUrl)->setText(text(sdkBaseUrl(provider)));
    }
}

int ConnectionTest::rowOf(const std::string &provider)
{
    const auto known = std::find(m_providers.begin(), m_providers.end(), provider);
    const int row = static_cast<int>(known - m_providers.begin());
    if (known == m_providers.end()) {
        m_providers.push_back(provider);
        m_table->setRowCount(row + 1);
        for (int column = 0; column < Columns; ++column) {
            m_table->setItem(row, column, new QTableWidgetItem);
        }
        m_table->item(row, ProviderOf)->setText(text(provider));
        m_table->item(row, Arrived)->setText(tr("waiting for one"));
    }
    return row;
}

void ConnectionTest::take(const Exchange &row)
{
    m_table->item(rowOf(row.labels.provider), Arrived)
        ->setText(describe(row, dashboard::zoneOf(m_feed.lastStatus()
                                                      ? m_feed.lastStatus()->snapshot.zone
                                                      : std::string())));
    m_hasArrived = true;
    showLink();
}

} // namespace llmcap
