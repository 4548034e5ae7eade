// SPDX-License-Identifier: GPL-3.0-or-later
#include "range_bar.h"

#include "locale_text.h"
#include "theme.h"

#include <QButtonGroup>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace llmcap {

RangeBar::RangeBar(QWidget *parent)
    : QWidget(parent)
    , m_choice(new QButtonGroup(this))
    , m_daysBox(new QWidget(this))
    , m_first(new QDateEdit(m_daysBox))
    , m_last(new QDateEdit(m_daysBox))
{
    const std::pair<SpendRange, QString> ranges[] = {{SpendRange::Today, tr("&Today")},
                                                     {SpendRange::SevenDays, tr("&7 days")},
                                                     {SpendRange::ThirtyDays, tr("&30 days")},
                                                     {SpendRange::Month, tr("This &month")},
                                                     {SpendRange::All, tr("&All")},
                                                     {SpendRange::Custom, tr("C&hoose…")}};
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    for (const auto &[range, label] : ranges) {
        auto *const button = new QPushButton(label, this);
        button->setCheckable(true);
        button->setChecked(range == m_range);
        button->setAutoDefault(false);
        button->setAccessibleDescription(tr("Time that the dashboard shows"));
        // A style's own width has no room for the frame and weight that mark the chosen one.
        button->setMinimumWidth(button->fontMetrics().horizontalAdvance(label) + 32);
        m_choice->addButton(button, static_cast<int>(range));
        markWhenChecked(*button);
        layout->addWidget(button);
    }
    auto *const box = new QHBoxLayout(m_daysBox);
    box->setContentsMargins(0, 0, 0, 0);
    const std::pair<QDateEdit *, QString> edits[] = {{m_first, tr("First day shown")},
                                                     {m_last, tr("Last day shown")}};
    for (const auto &[edit, name] : edits) {
        edit->setCalendarPopup(true);
        edit->setDisplayFormat(dashboard::dayOfYearFormat());
        edit->setAccessibleName(name);
        edit->setToolTip(name);
        edit->setKeyboardTracking(false);   // not a question for each digit
        if (edit == m_last) {
            box->addWidget(new QLabel(QStringLiteral("–"), m_daysBox));
        }
        box->addWidget(edit);
        connect(edit, &QDateEdit::dateChanged, this, [this, edit = edit] {
            if (m_isSetting) {
                return;
            }
            m_isSetting = true;   // the other end follows, so that there is always a day
            if (m_first->date() > m_last->date()) {
                (edit == m_first ? m_last : m_first)->setDate(edit->date());
            }
            m_isSetting = false;
            emit changed();
        });
    }
    m_first->setObjectName("firstDay");
    m_last->setObjectName("lastDay");
    layout->addWidget(m_daysBox);
    connect(m_choice, &QButtonGroup::idClicked, this, [this](int id) {
        m_range = static_cast<SpendRange>(id);
        showDays();
        emit changed();
    });
    showDays();
}

CustomDays RangeBar::days() const
{
    return {m_first->date(), m_last->date()};
}

void RangeBar::setDays(const CustomDays &days)
{
    m_isSetting = true;
    m_first->setDate(days.first);
    m_last->setDate(days.last);
    m_isSetting = false;
}

void RangeBar::setRange(SpendRange range)
{
    m_range = range;
    m_choice->button(static_cast<int>(range))->setChecked(true);
    showDays();
}

void RangeBar::setToday(QDate today)
{
    if (m_last->maximumDate() == today) {
        return;
    }
    const bool isFirstTime = m_last->maximumDate() > today.addYears(100);
    m_isSetting = true;
    m_first->setMaximumDate(today);
    m_last->setMaximumDate(today);
    if (isFirstTime) {
        m_first->setDate(today.addDays(-13));
        m_last->setDate(today);
    }
    m_isSetting = false;
}

void RangeBar::showDays()
{
    m_daysBox->setVisible(m_range == SpendRange::Custom);
}

} // namespace llmcap
