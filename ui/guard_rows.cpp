// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard_rows.h"

#include "dashboard_text.h"

namespace llmcap {

namespace {

constexpr int longestClient = 40;

QString shortClient(const std::string &client)
{
    const QString name = dashboard::text(client);
    return name.size() <= longestClient ? name
                                        : name.left(longestClient - 1) + QChar(0x2026);
}

} // namespace

QString alarmText(const Runaway::Alarm &alarm)
{
    const QString count = dashboard::count(alarm.count);
    switch (alarm.kind) {
    case Runaway::Kind::SamePrompt: return GuardRows::tr("the same prompt %1 times").arg(count);
    case Runaway::Kind::Loop: return GuardRows::tr("the same tool calls %1 times").arg(count);
    case Runaway::Kind::BurnRate: break;
    }
    return GuardRows::tr("%1 of requests in five minutes, %2 times the usual")
        .arg(dashboard::usd(alarm.spent), count);
}

GuardRows::GuardRows(QMenu &menu, QAction *before, FeedActions &actions)
    : QObject(&menu), m_menu(menu), m_before(before), m_actions(actions)
{
}

void GuardRows::setAlarms(const std::vector<Runaway::Alarm> &alarms)
{
    for (const auto &[client, row] : m_rows) {
        row->setVisible(false);
    }
    for (const Runaway::Alarm &alarm : alarms) {
        if (!alarm.isHeld) {
            continue;
        }
        QAction *&row = m_rows[alarm.client];
        if (!row) {
            row = new QAction(&m_menu);
            m_menu.insertAction(m_before, row);
            connect(row, &QAction::triggered, this,
                    [this, client = alarm.client] { m_actions.allowClient(client); });
        }
        row->setText(tr("Held: %1 (%2) – &let it go on")
                         .arg(shortClient(alarm.client).replace(QLatin1Char('&'),
                                                                QLatin1String("&&")),
                              alarmText(alarm)));
        row->setVisible(true);
    }
}

} // namespace llmcap
