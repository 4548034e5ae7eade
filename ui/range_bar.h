// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "spend_curve.h"

#include <QWidget>

class QButtonGroup;
class QDateEdit;

namespace llmcap {

/// The stretch of time that the dashboard shows: six buttons, and two days where it is a chosen
/// one. Thread: the window's.
class RangeBar final : public QWidget {
    Q_OBJECT
public:
    explicit RangeBar(QWidget *parent = nullptr);

    SpendRange range() const { return m_range; }
    CustomDays days() const;
    /// Tells nobody.
    void setDays(const CustomDays &days);
    /// Tells nobody.
    void setRange(SpendRange range);
    /// The day it is where the feed lives: no later one can be chosen.
    void setToday(QDate today);

signals:
    void changed();

private:
    void showDays();

    QButtonGroup *m_choice;
    QWidget *m_daysBox;
    QDateEdit *m_first;
    QDateEdit *m_last;
    SpendRange m_range = SpendRange::Today;
    bool m_isSetting = false;
};

} // namespace llmcap
