// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chart_card.h"
#include "dashboard.h"
#include "feed_client.h"
#include "figure_tile.h"
#include "scripted_feed.h"

#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>

#include <memory>

namespace llmcap {

inline const FeedTimes quickTimes{std::chrono::milliseconds{2000}, std::chrono::milliseconds{5000},
                                  std::chrono::milliseconds{40}, std::chrono::milliseconds{200}};

/// A feed, its client and the window.
class Desk final {
public:
    Desk() : client({feed.url(), ScriptedFeed::token}, nullptr, quickTimes) {}
    void open(Dashboard::Focus focus = Dashboard::Focus::Today)
    {
        window.reset(Dashboard::make(client));
        window->open(focus);
    }
    template <class T>
    T *find(const char *name) const
    {
        T *const found = window->findChild<T *>(QString::fromLatin1(name));
        if (!found) {
            qFatal("the window has no %s", name);
        }
        return found;
    }
    QString value(const char *tile) const { return find<FigureTile>(tile)->value(); }
    QString detail(const char *tile) const { return find<FigureTile>(tile)->detail(); }
    QString banner() const
    {
        return find<QWidget>("banner")->isVisible() ? find<QLabel>("bannerText")->text()
                                                    : QString();
    }
    QPushButton *button(const QString &label) const
    {
        for (QPushButton *const button : window->findChildren<QPushButton *>()) {
            if (button->text().remove('&') == label) {
                return button;
            }
        }
        qFatal("there is no button %s", qPrintable(label));
        return nullptr;
    }
    void show(int page) const { find<QTabWidget>("pages")->setCurrentIndex(page); }
    QTableView *table() const { return find<QTableView>("requests"); }
    QString cell(int row, int column) const
    {
        return table()->model()->index(row, column).data().toString();
    }

    ScriptedFeed feed;
    FeedClient client;
    std::unique_ptr<Dashboard> window;
};

inline QByteArray somePoints()
{
    return ScriptedFeed::pointJson("2026-11-24T09:00:00Z", "gpt-5.2", "1.5", 3)
        + "," + ScriptedFeed::pointJson("2026-11-24T11:00:00Z", "claude", "2.68", 4, 2);
}

} // namespace llmcap
