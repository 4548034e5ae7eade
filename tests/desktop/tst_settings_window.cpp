// SPDX-License-Identifier: GPL-3.0-or-later
#include "scripted_feed.h"
#include "settings_window.h"
#include "token_store.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace llmcap;

namespace {

const QByteArray reason = "ACME has fixed this: ask it@acme.example";

/// The settings window at a feed that says what a test wants, in a home of its own.
struct Bench {
    explicit Bench(const QByteArray &more = {}, bool ownsProxy = true)
    {
        qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
        tell(more);
        facts.dataFolder = home.path().toStdString();
        facts.file = facts.dataFolder / "settings.json";
        facts.tokenPlace = "the system's key store";
        facts.ownsProxy = ownsProxy;
        facts.settings.proxy.zone = "Europe/Berlin";
        window = std::make_unique<SettingsWindow>(client, facts);
        window->setAttribute(Qt::WA_DeleteOnClose, false);
        window->show();
        client.subscribe();
        QVERIFY(QTest::qWaitFor([&] { return client.lastStatus().has_value(); }, 5000));
    }
    /// The feed's status with those members more.
    void tell(const QByteArray &more)
    {
        feed.status = ScriptedFeed::statusJson("4.18", "10");
        feed.status.chop(1);
        feed.status += more + "}";
        feed.event("status", feed.status);
    }
    static QByteArray policy(const QByteArray &locked)
    {
        // No raw strings in this file: moc 6.4 loses its way in them.
        return ",\"policy\":{\"organisation\":\"ACME\",\"message\":\"\",\"source\":"
               "\"policy.json\",\"reason\":\"" + reason
            + "\",\"forbid_pause\":false,\"caps\":[],\"locked\":[" + locked + "]}";
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
    void press(QDialogButtonBox::StandardButton which) const
    {
        window->findChild<QDialogButtonBox *>()->button(which)->click();
    }
    QJsonObject file() const
    {
        QFile device(QString::fromStdU16String(facts.file.u16string()));
        return device.open(QIODevice::ReadOnly)
            ? QJsonDocument::fromJson(device.readAll()).object()
            : QJsonObject();
    }
    QListWidget *titles() const { return window->findChild<QListWidget *>(); }
    QStackedWidget *pages() const { return window->findChild<QStackedWidget *>(); }

    QTemporaryDir home;
    ScriptedFeed feed;
    FeedClient client{{feed.url(), ScriptedFeed::token, {}}};
    SettingsFacts facts;
    std::unique_ptr<SettingsWindow> window;
};

/// Labels, boxes and fields that are narrower or lower than they need.
QStringList cutOff(const QWidget &page)
{
    QStringList found;
    for (const QWidget *const part : page.findChildren<QWidget *>()) {
        const auto *const label = qobject_cast<const QLabel *>(part);
        const bool isText = label || qobject_cast<const QCheckBox *>(part)
            || qobject_cast<const QPushButton *>(part);
        if (!isText || !part->isVisible()) {
            continue;
        }
        const int height = label && label->wordWrap() ? label->heightForWidth(label->width())
                                                      : part->sizeHint().height();
        const int width = label && label->wordWrap() ? 0 : part->sizeHint().width();
        if (part->height() < height || part->width() < width) {
            found << QString("%1 (%2x%3 of %4x%5)")
                         .arg(label ? label->text() : part->objectName())
                         .arg(part->width()).arg(part->height()).arg(width).arg(height);
        }
    }
    return found;
}

} // namespace

class TestSettingsWindow final : public QObject {
    Q_OBJECT
private slots:
    void everyPageOpensAndShowsItsWordsWhole_data()
    {
        QTest::addColumn<int>("page");
        const char *const titles[] = {"General", "Caps", "Connections", "Notifications", "Prices",
                                      "Privacy and data", "Advanced"};
        for (int page = 0; page < 7; ++page) {
            QTest::newRow(titles[page]) << page;
        }
    }
    void everyPageOpensAndShowsItsWordsWhole()
    {
        QFETCH(int, page);
        Bench bench;
        QCOMPARE(bench.titles()->count(), 7);
        QCOMPARE(bench.titles()->item(page)->text(),
                 QString::fromLatin1(QTest::currentDataTag()));
        const QRect row = bench.titles()->visualItemRect(bench.titles()->item(page));
        QTest::mouseClick(bench.titles()->viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(bench.pages()->currentIndex(), page);
        QWidget *const shown = bench.pages()->currentWidget();
        QVERIFY(shown->isVisible());
        QTest::qWait(50);
        const QStringList cut = cutOff(*shown);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join("; ")));
    }

    void aValueThatThePolicyFixesIsGreyedWithTheReason_data()
    {
        QTest::addColumn<QByteArray>("key");
        for (const char *const key : {"zone", "fallback_price", "max_wait_s", "drain_s",
                                      "payment_required", "allow_unknown_endpoints",
                                      "durability"}) {
            QTest::newRow(key) << QByteArray(key);
        }
    }
    void aValueThatThePolicyFixesIsGreyedWithTheReason()
    {
        QFETCH(QByteArray, key);
        Bench bench(Bench::policy('"' + key + '"'));
        for (const char *const other : {"zone", "fallback_price", "max_wait_s", "drain_s",
                                        "payment_required", "allow_unknown_endpoints",
                                        "durability"}) {
            QTRY_COMPARE(bench.find<QWidget>(other)->isEnabled(), key != other);
        }
        QVERIFY(bench.find<QWidget>(key.constData())->toolTip().contains(reason));
        QVERIFY(bench.find<QLabel>("locked")->isVisible());
        QVERIFY(bench.find<QLabel>("locked")->text().contains(reason));
    }

    void aCapOfThePolicyStays()
    {
        QByteArray policy = Bench::policy("");
        policy.replace("\"caps\":[]", "\"caps\":[{\"name\":\"day\",\"limit\":\"10\","
                                        "\"unit\":\"usd\"}]");
        Bench bench(policy);
        bench.titles()->setCurrentRow(1);
        QTRY_COMPARE(bench.find<QTableWidget>("caps")->rowCount(), 1);
        bench.find<QTableWidget>("caps")->selectRow(0);
        QVERIFY(!bench.find<QPushButton>("removeCap")->isEnabled());
        QVERIFY(bench.find<QPushButton>("removeCap")->toolTip().contains(reason));
        QVERIFY2(bench.find<QPushButton>("limitCap")->isEnabled(), "a stricter one may be set");
        bench.tell({});
        QTRY_VERIFY(bench.find<QPushButton>("removeCap")->isEnabled());
    }

    void aPolicyThatComesAndGoesIsFollowed()
    {
        Bench bench;
        QVERIFY(bench.find<QWidget>("zone")->isEnabled());
        QVERIFY(!bench.find<QLabel>("locked")->isVisible());
        bench.tell(Bench::policy("\"zone\""));
        QTRY_VERIFY(!bench.find<QWidget>("zone")->isEnabled());
        bench.tell({});
        QTRY_VERIFY(bench.find<QWidget>("zone")->isEnabled());
        QVERIFY(bench.find<QWidget>("zone")->toolTip().isEmpty());
        QVERIFY(!bench.find<QLabel>("locked")->isVisible());
    }

    void withoutAProxyOfItsOwnTheProxysValuesAreGreyed()
    {
        Bench bench({}, false);
        QVERIFY(!bench.find<QWidget>("max_wait_s")->isEnabled());
        QVERIFY(bench.find<QLabel>("locked")->text().contains(bench.feed.url().toString()));
        QVERIFY(bench.find<QWidget>("feedUrl")->isEnabled());
    }

    void whatTheProxyTrustsAndLetsInIsShown()
    {
        Bench bench(",\"extra_ca_file\":\"/etc/acme-ca.pem\",\"allowed_origins\":"
                    "[\"https://chat.acme.example\",\"http://localhost:3000\"]");
        const QLabel *const opened = bench.find<QLabel>("opened");
        for (const char *const part : {"/etc/acme-ca.pem", "https://chat.acme.example",
                                       "http://localhost:3000"}) {
            QTRY_VERIFY2(opened->text().contains(part), part);
        }
        Bench usual;
        QVERIFY(!usual.find<QLabel>("opened")->text().contains("authority"));
    }

    void onlyWhatDiffersIsWritten()
    {
        Bench bench;
        bench.find<QSpinBox>("max_wait_s")->setValue(7);
        bench.press(QDialogButtonBox::Apply);
        QCOMPARE(bench.file()["max_wait_s"].toInt(), 7);
        QVERIFY(!bench.file().contains("zone") && !bench.file().contains("drain_s"));
        QVERIFY(bench.find<QLabel>("said")->text().contains("next start"));
        QVERIFY(bench.window->isVisible());
        bench.press(QDialogButtonBox::Ok);
        QVERIFY(!bench.window->isVisible());
    }

    void startAtLoginIsEnteredAndTakenBack()
    {
        Bench bench;
        auto *const box = bench.find<QCheckBox>("autostart");
        QVERIFY2(!box->isChecked(), "it is asked for, never assumed");
        box->setChecked(true);
        bench.press(QDialogButtonBox::Apply);
        // There is no llmcap-tray beside this test: the reason is told, nothing is written.
        QVERIFY(!bench.find<QLabel>("said")->text().isEmpty());
        if (QFileInfo::exists(QCoreApplication::applicationDirPath() + "/llmcap-tray")) {
            QVERIFY(QFileInfo::exists(bench.home.filePath("autostart")));
        } else {
            QVERIFY(bench.find<QLabel>("said")->text().contains("llmcap-tray"));
            QVERIFY(bench.file().isEmpty());
        }
    }

    void aHostedFeedNeedsAnAddressThatIsSafeAndAToken_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("token");
        QTest::addColumn<QString>("said");
        QTest::newRow("in the clear over a network")
            << "http://192.168.1.5:4517" << "secret" << "https";
        QTest::newRow("no address") << "llmcap.example" << "secret" << "address";
        QTest::newRow("with a path") << "https://llmcap.example/x" << "secret" << "address";
        QTest::newRow("without its token") << "https://llmcap.example:4517" << "" << "token";
    }
    void aHostedFeedNeedsAnAddressThatIsSafeAndAToken()
    {
        QFETCH(QString, url);
        QFETCH(QString, token);
        QFETCH(QString, said);
        Bench bench;
        bench.find<QLineEdit>("feedUrl")->setText(url);
        bench.find<QLineEdit>("feedToken")->setText(token);
        bench.press(QDialogButtonBox::Ok);
        QVERIFY(bench.window->isVisible());
        QVERIFY2(bench.find<QLabel>("said")->text().contains(said),
                 qPrintable(bench.find<QLabel>("said")->text()));
        QVERIFY(bench.file().isEmpty());
    }

    void theTokenOfAHostedFeedIsKeptAndNeverWrittenIntoTheSettings()
    {
        Bench bench;
        bench.find<QLineEdit>("feedUrl")->setText("https://llmcap.example:4517/");
        bench.find<QLineEdit>("feedToken")->setText("a-secret-of-another-machine");
        bench.press(QDialogButtonBox::Apply);
        QCOMPARE(bench.file()["window"].toObject()["feed_url"].toString(),
                 QString("https://llmcap.example:4517"));
        QVERIFY(!QJsonDocument(bench.file()).toJson().contains("a-secret"));
        QVERIFY(bench.find<QLineEdit>("feedToken")->text().isEmpty());
        const auto kept = TokenStore::ofHostedFeed(bench.facts.dataFolder,
                                                   QUrl("https://llmcap.example:4517"))
                              .read();
        QVERIFY(kept);
        QCOMPARE(kept->token, QString("a-secret-of-another-machine"));
        bench.find<QLineEdit>("feedUrl")->clear();
        bench.press(QDialogButtonBox::Apply);
        QVERIFY(!bench.file()["window"].toObject().contains("feed_url"));
    }

    void theFirstStepsCanBeSeenAgain()
    {
        Bench bench;
        QSignalSpy wanted(bench.window.get(), &SettingsWindow::firstStepsWanted);
        bench.find<QPushButton>("firstSteps")->click();
        QCOMPARE(wanted.count(), 1);
    }
};

QTEST_MAIN(TestSettingsWindow)
#include "tst_settings_window.moc"
