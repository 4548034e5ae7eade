// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard against a feed that runs somewhere, for pictures and measurements:
//   dashboard_probe --url URL --picture FILE.png [--theme dark] [--page requests] [--range all] ...
//   dashboard_probe --url URL --measure
// The token comes from LLMCAP_TOKEN.
#include "dashboard.h"
#include "feed_client.h"
#include "requests_model.h"
#include "theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDateEdit>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

#include <ctime>

using namespace llmcap;

namespace {

/// Times every event that the window's thread handles: one that takes long is a frame that is late.
class TimedApplication final : public QApplication {
public:
    using QApplication::QApplication;
    struct Longest {
        double wall = 0, processor = 0;   ///< milliseconds
        QByteArray what;
        double since = 0;                 ///< when it began
    };
    Longest longest;
    std::function<void(double began)> afterEvent;

    double now() const { return static_cast<double>(m_clock.nsecsElapsed()) / 1e6; }

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth++ > 0) {
            const bool done = QApplication::notify(receiver, event);
            --m_depth;
            return done;
        }
        const QByteArray what = QByteArray(receiver->metaObject()->className()) + " "
            + QByteArray::number(event->type());
        const double began = now(), busy = processor();
        const bool done = QApplication::notify(receiver, event);
        const double wall = now() - began;
        if (wall > longest.wall) {
            longest = {wall, processor() - busy, what, began};
        }
        --m_depth;
        if (afterEvent) {
            afterEvent(began);
        }
        return done;
    }

private:
    static double processor()
    {
        return static_cast<double>(std::clock()) * 1000.0 / CLOCKS_PER_SEC;
    }
    QElapsedTimer m_clock = [] { QElapsedTimer timer; timer.start(); return timer; }();
    int m_depth = 0;
};

template <class T>
T *child(QWidget &window, const char *name)
{
    T *const found = window.findChild<T *>(QString::fromLatin1(name));
    if (!found) {
        qFatal("the window has no %s", name);
    }
    return found;
}

QPushButton *rangeButton(QWidget &window, const QString &name)
{
    const QStringList names{"today", "7", "30", "month", "all", "custom"};
    const auto place = names.indexOf(name);
    for (QPushButton *const button : window.findChildren<QPushButton *>()) {
        const QStringList labels{"Today", "7 days", "30 days", "This month", "All", "Choose…"};
        if (place >= 0 && button->text().remove(QChar('&')) == labels[place]) {
            return button;
        }
    }
    qFatal("there is no range %s", qPrintable(name));
    return nullptr;
}

double memoryMegabytes(const char *field)
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.startsWith(field)) {
                return line.mid(line.indexOf(':') + 1).trimmed().split(' ')[0].toDouble() / 1024;
            }
        }
    }
    return 0;
}

class Measurement final {
public:
    Measurement(TimedApplication &application, Dashboard &window)
        : m_application(application), m_window(window)
    {
    }

    void run()
    {
        firstPaint();
        for (const char *const range : {"7", "30", "month", "all", "today", "30"}) {
            part(QStringLiteral("range %1").arg(range), [&] {
                rangeButton(m_window, range)->click();
                QTest::qWait(1500);
            });
        }
        auto *const pages = child<QTabWidget>(m_window, "pages");
        part("breakdown", [&] { pages->setCurrentIndex(1); QTest::qWait(1500); });
        part("requests", [&] { pages->setCurrentIndex(2); QTest::qWait(1500); });
        auto *const table = child<QTableView>(m_window, "requests");
        auto *const bar = table->verticalScrollBar();
        part("scrolling down, 3000 steps", [&] {
            for (int step = 0; step < 3000; ++step) {
                bar->setValue(bar->value() + 20);
                QTest::qWait(1);
            }
        });
        m_out << "rows read: " << table->model()->rowCount() << "\n";
        part("scrolling back to the top in 200 jumps", [&] {
            for (int step = 200; step >= 0; --step) {
                bar->setValue(bar->maximum() / 200 * step);
                QTest::qWait(5);
            }
        });
        const auto *const model = static_cast<RequestsModel *>(table->model());
        m_out << "rows kept: " << model->kept() << "\n";
        m_out << "memory: " << memoryMegabytes("VmRSS") << " MB now, "
              << memoryMegabytes("VmHWM") << " MB at most\n" << Qt::flush;
    }

private:
    /// From the moment when the answer is there (its bytes are about to be read) to the end of the
    /// paint that shows it.
    void firstPaint()
    {
        const auto spent = child<QWidget>(m_window, "spent");
        double arrived = -1, painted = -1;
        const QString before = spent->accessibleName();
        m_application.afterEvent = [&](double began) {
            if (arrived < 0 && spent->accessibleName() != before) {
                arrived = began;
            }
            if (arrived >= 0 && painted < 0 && m_painted) {
                painted = m_application.now();
            }
            if (arrived < 0) {
                m_painted = false;
            }
        };
        struct Filter final : QObject {
            bool *painted;
            bool eventFilter(QObject *, QEvent *event) override
            {
                if (event->type() == QEvent::UpdateRequest || event->type() == QEvent::Paint) {
                    *painted = true;
                }
                return false;
            }
        } filter;
        filter.painted = &m_painted;
        m_window.installEventFilter(&filter);
        const double opened = m_application.now();
        part("first paint", [&] {
            m_window.open(Dashboard::Focus::Month);
            (void)QTest::qWaitFor([&] { return painted >= 0; }, 20'000);
            QTest::qWait(500);
        });
        m_application.afterEvent = nullptr;
        m_out << "data to first paint: " << painted - arrived << " ms (window opened "
              << painted - opened << " ms before, feed's answer included)\n" << Qt::flush;
    }

    template <class Do>
    void part(const QString &name, Do todo)
    {
        m_application.longest = {};
        todo();
        const auto &longest = m_application.longest;
        m_out << name.leftJustified(42) << QString::number(longest.wall, 'f', 1).rightJustified(9)
              << " ms longest event, " << QString::number(longest.processor, 'f', 1)
              << " ms of processor  (" << longest.what << ")\n" << Qt::flush;
    }

    TimedApplication &m_application;
    Dashboard &m_window;
    QTextStream m_out{stdout};
    bool m_painted = false;
};

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    TimedApplication application(argc, argv);
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    QCommandLineParser options;
    options.addOptions({{"url", "The feed", "url"},
                        {"picture", "Take one", "file"},
                        {"theme", "light, dark, high-contrast", "name", "light"},
                        {"page", "overview, breakdown, requests", "name", "overview"},
                        {"range", "today, 7, 30, month, all, custom", "name", "today"},
                        {"tables", "Show the charts as tables"},
                        {"blocked", "Opened on blocked requests"},
                        {"wait", "Milliseconds until the picture", "n", "2500"},
                        {"size", "WxH", "size", "1180x820"},
                        {"measure", "Measure"}});
    options.addHelpOption();
    options.process(application);
    FeedClient feed({QUrl(options.value("url")), qEnvironmentVariable("LLMCAP_TOKEN")});
    const QStringList themes{"system", "light", "dark", "high-contrast"};
    applyTheme(static_cast<Theme>(std::max<qsizetype>(0, themes.indexOf(options.value("theme")))));
    const std::unique_ptr<Dashboard> window(Dashboard::make(feed));
    const QStringList size = options.value("size").split(QChar('x'));
    window->resize(size[0].toInt(), size[1].toInt());
    if (options.isSet("measure")) {
        Measurement(application, *window).run();
        return 0;
    }
    window->open(options.isSet("blocked") ? Dashboard::Focus::Blocked : Dashboard::Focus::Today);
    if (!options.isSet("blocked")) {
        rangeButton(*window, options.value("range"))->click();
        child<QTabWidget>(*window, "pages")->setCurrentIndex(
            static_cast<int>(QStringList{"overview", "breakdown", "requests"}.indexOf(
                options.value("page"))));
    }
    if (options.isSet("tables")) {
        for (QPushButton *const button : window->findChildren<QPushButton *>("asTable")) {
            button->click();
        }
    }
    QTest::qWait(options.value("wait").toInt());
    return window->grab().save(options.value("picture")) ? 0 : 1;
}
