// SPDX-License-Identifier: GPL-3.0-or-later
#include "caps_page.h"

#include "cap_dialog.h"
#include "dashboard_text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace llmcap {

namespace {

using dashboard::text;

QString scopeText(const CapScope &scope)
{
    QStringList parts;
    for (const std::string &part : {scope.provider, scope.model, scope.key, scope.project}) {
        if (!part.empty()) {
            parts << text(part);
        }
    }
    return parts.isEmpty() ? CapsPage::tr("everything", "which requests a cap counts")
        : parts.join(QStringLiteral(", "));
}

} // namespace

CapsPage::CapsPage(FeedClient &feed, QWidget *parent)
    : QWidget(parent),
      m_feed(feed),
      m_table(new QTableWidget(this)),
      m_empty(new QLabel(tr("No cap is set: nothing is refused."), this)),
      m_limit(new QPushButton(tr("Set &limit…"), this)),
      m_remove(new QPushButton(tr("&Remove…"), this))
{
    m_table->setObjectName("caps");
    m_remove->setObjectName("removeCap");
    m_limit->setObjectName("limitCap");
    m_table->setColumnCount(5);
    m_table->setHorizontalHeaderLabels(
        {tr("Name", "of a cap"), tr("For", "a day, a month"), tr("Limit"), tr("Spent"),
         tr("Counts", "which requests a cap counts")});
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setTabKeyNavigation(false);   // the Tab key leaves it, the arrows go through it
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAccessibleName(tr("Caps"));
    auto *const add = new QPushButton(tr("&New cap…"), this);
    auto *const buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(m_limit);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 4, 4, 4);
    layout->addWidget(m_table);
    layout->addWidget(m_empty);
    layout->addLayout(buttons);
    connect(add, &QPushButton::clicked, this, &CapsPage::makeNew);
    connect(m_limit, &QPushButton::clicked, this, &CapsPage::setLimit);
    connect(m_remove, &QPushButton::clicked, this, &CapsPage::remove);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &CapsPage::enableButtons);
    connect(&feed, &FeedClient::statusChanged, this, &CapsPage::show);
    if (feed.lastStatus()) {
        show(*feed.lastStatus());
    }
    enableButtons();
}

void CapsPage::show(const FeedStatus &status)
{
    const std::string before = chosen() ? chosen()->cap.name : std::string();
    m_caps = status.snapshot.caps;
    m_policy = status.policy;
    m_table->setRowCount(static_cast<int>(m_caps.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const CapState &state = m_caps[static_cast<std::size_t>(row)];
        const QString cells[] = {text(state.cap.name), dashboard::windowName(state.cap.window),
                                 dashboard::amount(state.limit, state.cap.unit),
                                 dashboard::amount(state.spent, state.cap.unit),
                                 scopeText(state.cap.scope)};
        for (int column = 0; column < 5; ++column) {
            if (!m_table->item(row, column)) {
                m_table->setItem(row, column, new QTableWidgetItem);
            }
            m_table->item(row, column)->setText(cells[column]);
        }
        if (state.cap.name == before) {
            m_table->selectRow(row);
        }
    }
    m_empty->setVisible(m_caps.empty());
    enableButtons();
}

const CapState *CapsPage::chosen() const
{
    const auto rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty() || static_cast<std::size_t>(rows[0].row()) >= m_caps.size()) {
        return nullptr;
    }
    return &m_caps[static_cast<std::size_t>(rows[0].row())];
}

void CapsPage::enableButtons()
{
    const CapState *const cap = chosen();
    const bool isFixed = cap
        && std::any_of(m_policy.caps.begin(), m_policy.caps.end(),
                       [cap](const auto &fixed) { return fixed.name == cap->cap.name; });
    m_limit->setEnabled(cap != nullptr);
    m_remove->setEnabled(cap && !isFixed);
    m_remove->setToolTip(isFixed ? text(m_policy.reason) : QString());
}

void CapsPage::setLimit()
{
    if (const CapState *const cap = chosen()) {
        (new LimitDialog(m_feed, *cap, this))->open();
    }
}

void CapsPage::makeNew()
{
    if (const auto &status = m_feed.lastStatus()) {
        (new NewCapDialog(m_feed, *status, this))->open();
    }
}

void CapsPage::remove()
{
    const CapState *const cap = chosen();
    if (!cap) {
        return;
    }
    auto *const box = new QMessageBox(
        QMessageBox::Question, tr("LLMCap"),
        tr("Remove the cap “%1”? It no longer holds back any request.")
            .arg(text(cap->cap.name)),
        QMessageBox::Yes | QMessageBox::No, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QDialog::finished, this, [this, name = cap->cap.name](int answer) {
        if (answer != QMessageBox::Yes) {
            return;
        }
        m_feed.removeCap(name, this, [this](const Result<void> &done) {
            if (!done) {
                QMessageBox::warning(this, tr("LLMCap"), text(done.error().message));
            }
        });
    });
    box->open();
}

} // namespace llmcap
