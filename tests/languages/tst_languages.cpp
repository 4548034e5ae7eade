// SPDX-License-Identifier: GPL-3.0-or-later
// Which language is spoken, and how its people write numbers, money and times.
#include "cap_dialog.h"
#include "languages.h"
#include "locale_text.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace llmcap;

namespace {

constexpr std::int64_t dollar = 1'000'000'000;
const QChar noBreak(0xa0);

/// As text from a table that has a plain blank for every kind of it.
QString plain(QString text)
{
    return text.replace(noBreak, QChar(' ')).replace(QChar(0x202f), QChar(' '));
}

} // namespace

class TestLanguages final : public QObject {
    Q_OBJECT
private slots:
    void theSystemsLanguageIsSpoken_data()
    {
        QTest::addColumn<QString>("system");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("locale");
        QTest::newRow("a language of ours, in its country") << "de_DE" << "de" << "de_DE";
        QTest::newRow("and in another one: its numbers") << "de_CH" << "de" << "de_CH";
        QTest::newRow("French in Canada") << "fr_CA" << "fr" << "fr_CA";
        QTest::newRow("Spanish in Mexico") << "es_MX" << "es" << "es_MX";
        QTest::newRow("Portugal reads Brazil's Portuguese") << "pt_PT" << "pt_BR" << "pt_PT";
        QTest::newRow("Japanese") << "ja_JP" << "ja" << "ja_JP";
        QTest::newRow("simplified Chinese") << "zh_CN" << "zh_CN" << "zh_CN";
        QTest::newRow("in Singapore too") << "zh_SG" << "zh_CN" << "zh_SG";
        QTest::newRow("traditional Chinese is another script") << "zh_TW" << "en" << "en_US";
        QTest::newRow("a language we do not have") << "pl_PL" << "en" << "en_PL";
        QTest::newRow("no language at all") << "C" << "en" << "C";
    }
    void theSystemsLanguageIsSpoken()
    {
        QFETCH(QString, system);
        QFETCH(QString, locale);
        const QString language = languageOf(QLocale(system));
        QTEST(language, "language");
        const QLocale wanted(locale);
        const QLocale given = localeOf(language, QLocale(system));
        // Not every pair of language and country is known to this Qt.
        if (QLocale(locale).name() == locale) {
            QCOMPARE(given, wanted);
        }
        if (system != "C") {
            QCOMPARE(given.language(), QLocale(language).language());
        }
    }
    void aChosenLanguageKeepsTheRegionWhereItIsWrittenThere()
    {
        QCOMPARE(localeOf("en", QLocale("de_DE")).name(), QString("en_DE"));
        QCOMPARE(localeOf("ja", QLocale("de_DE")).name(), QString("ja_JP"));
        QCOMPARE(localeOf("fr", QLocale("fr_CH")).name(), QString("fr_CH"));
    }
    void eachLanguageHasItsTexts()
    {
        QStringList words;
        for (const Language &language : languages()) {
            Languages spoken{QLocale("en_US")};
            spoken.speak(language.code);
            QCOMPARE(spoken.spoken(), language.code);
            words << QCoreApplication::translate("llmcap::TrayMenu", "&Settings…");
        }
        QCOMPARE(words.size(), 8);
        words.removeDuplicates();
        QCOMPARE(words.size(), 8);
    }
    void anUnknownLanguageIsTheSystems()
    {
        Languages spoken{QLocale("it_IT")};
        spoken.speak("tlh");
        QCOMPARE(spoken.spoken(), QString("it"));
    }
    void sayingTheSameAgainChangesNothing()
    {
        Languages spoken{QLocale("it_IT")};
        spoken.speak("de");
        QSignalSpy changes(&spoken, &Languages::changed);
        spoken.speak("de");
        QCOMPARE(changes.count(), 0);
        spoken.speak("");
        QCOMPARE(changes.count(), 1);
        QCOMPARE(spoken.spoken(), QString("it"));
    }

    void peopleReadTheirOwnForms_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("money");
        QTest::addColumn<QString>("small");
        QTest::addColumn<QString>("tokens");
        QTest::addColumn<QString>("oneToken");
        QTest::addColumn<QString>("percent");
        QTest::addColumn<QString>("time");
        QTest::addColumn<QString>("day");
        // Forms of CLDR 41 (Qt 6.4).
        QTest::newRow("United States") << "en_US" << "$1,234.50" << "$0.0004" << "20,000 tokens"
                                       << "1 token" << "42%" << "5:40 PM" << "Nov 24";
        QTest::newRow("United Kingdom") << "en_GB" << "$1,234.50" << "$0.0004" << "20,000 tokens"
                                        << "1 token" << "42%" << "17:40" << "24 Nov";
        QTest::newRow("Germany") << "de_DE" << "1.234,50 $" << "0,0004 $" << "20.000 Tokens"
                                 << "1 Token" << "42 %" << "17:40" << "24. Nov.";
        QTest::newRow("France") << "fr_FR" << "1 234,50 $US" << "0,0004 $US" << "20 000 jetons"
                                << "1 jeton" << "42 %" << "17:40" << "24 nov.";
        QTest::newRow("Spain") << "es_ES" << "1234,50 US$" << "0,0004 US$" << "20.000 tokens"
                               << "1 token" << "42 %" << "17:40" << "24 nov";
        QTest::newRow("Italy") << "it_IT" << "1.234,50 $" << "0,0004 $" << "20.000 token"
                               << "1 token" << "42%" << "17:40" << "24 nov";
        QTest::newRow("Brazil") << "pt_BR" << "US$ 1.234,50" << "US$ 0,0004" << "20.000 tokens"
                                << "1 token" << "42%" << "17:40" << "24 nov.";
        QTest::newRow("Japan") << "ja_JP" << "$1,234.50" << "$0.0004" << "20,000 トークン"
                               << "1 トークン" << "42%" << "17:40" << "11月24日";
        QTest::newRow("China") << "zh_CN" << "US$1,234.50" << "US$0.0004" << "20,000 个 token"
                               << "1 个 token" << "42%" << "17:40" << "11月24日";
    }
    void peopleReadTheirOwnForms()
    {
        QFETCH(QString, locale);
        Languages spoken{QLocale(locale)};
        spoken.speak("");
        QTEST(plain(dashboard::usd({1'234 * dollar + dollar / 2})), "money");
        QTEST(plain(dashboard::usd({dollar / 2'500})), "small");
        QTEST(plain(dashboard::amount(20'000, CapUnit::Tokens)), "tokens");
        QTEST(plain(dashboard::amount(1, CapUnit::Tokens)), "oneToken");
        QTEST(plain(dashboard::percent(42)), "percent");
        QTEST(plain(dashboard::hourAndMinute(QTime(17, 40))), "time");
        QTEST(plain(dashboard::day(QDate(2026, 11, 24))), "day");
    }
    void exactAmountsStayExact()
    {
        Languages spoken{QLocale("de_DE")};
        spoken.speak("");
        // More than a double tells apart.
        QCOMPARE(plain(dashboard::usd({9'223'372'036'854'775'807})),
                 QString("9.223.372.036,85 $"));
        QCOMPARE(plain(dashboard::usd({-12 * dollar})), QString("-12,00 $"));
        QCOMPARE(plain(dashboard::usdShort({10 * dollar})), QString("10 $"));
    }

    void whatIsTypedIsUnderstood_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("number");
        QTest::newRow("a sign and blanks are no part") << "en_US" << " $ 12.50 " << "12.50";
        QTest::newRow("the sign behind, the comma") << "de_DE" << "12,50 $" << "12.50";
        QTest::newRow("groups and a comma") << "de_DE" << "1.234,50" << "1234.50";
        QTest::newRow("French groups are blanks") << "fr_FR" << "1 234,50 $US" << "1234.50";
        QTest::newRow("Brazil's sign before") << "pt_BR" << "US$ 10,00" << "10.00";
        QTest::newRow("a point is a point everywhere") << "de_DE" << "1.50" << "1.50";
        QTest::newRow("an English comma is no decimal one: the amount is refused, not a thousandth")
            << "en_US" << "1,000" << "1,000";
    }
    void whatIsTypedIsUnderstood()
    {
        QFETCH(QString, locale);
        QFETCH(QString, typed);
        Languages spoken{QLocale(locale)};
        spoken.speak("");
        QTEST(QString::fromStdString(dashboard::amountTyped(typed)), "number");
    }
    void whatIsOfferedToEditCanBeTypedBack()
    {
        for (const Language &language : languages()) {
            Languages spoken{QLocale(language.code)};
            spoken.speak("");
            QCOMPARE(dashboard::amountTyped(
                         dashboard::amountToEdit(1'234 * dollar + dollar / 2, CapUnit::Usd)),
                     std::string("1234.50"));
        }
    }

    void anOpenDialogFollowsAndKeepsWhatIsTyped()
    {
        Languages spoken{QLocale("en_US")};
        spoken.speak("");
        FeedClient feed({QUrl("http://127.0.0.1:1"), "token"});
        NewCapDialog dialog(feed, FeedStatus{});
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        auto *const name = dialog.findChild<QLineEdit *>("name");
        name->setText("my cap");
        QCOMPARE(dialog.windowTitle(), QString("LLMCap: new cap"));
        spoken.speak("de");
        QTRY_COMPARE(dialog.windowTitle(), QString("LLMCap: neuer Deckel"));
        QCOMPARE(name->text(), QString("my cap"));
        QStringList labels;
        for (const QLabel *const label : dialog.findChildren<QLabel *>()) {
            labels << label->text();
        }
        QVERIFY(labels.contains("&Zeitraum:"));
    }
};

QTEST_MAIN(TestLanguages)
#include "tst_languages.moc"
