// SPDX-License-Identifier: GPL-3.0-or-later
// Ranges, sums, forecast, and what the charts draw of them.
#include "chart_picture.h"
#include "chart_ticks.h"
#include "dashboard_text.h"
#include "feed_samples.h"
#include "spend_curve.h"
#include "theme.h"

#include <QTest>

using namespace llmcap;
using namespace std::chrono_literals;
using Bucket = FeedSeriesQuery::Bucket;
using Kind = SpendForecast::Kind;

namespace {

const QTimeZone berlin("Europe/Berlin");

Instant at(const char *text)
{
    return dashboard::instantOf(QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate));
}

QString utc(Instant moment)
{
    return dashboard::local(moment, QTimeZone::utc()).toUTC().toString(Qt::ISODate);
}

FeedSeriesPoint point(const char *start, const char *group, double dollars, int requests = 1,
                      int blocked = 0)
{
    FeedSeriesPoint point;
    point.start = at(start);
    point.group = group;
    point.spent = {usd(dollars)};
    point.requests = requests;
    point.blocked = blocked;
    point.inputTokens = 100;
    point.cacheReadTokens = 10;
    point.outputTokens = 1;
    return point;
}

UsageFigures threeHours()
{
    UsageFigures figures;
    figures.span = spanOf(SpendRange::Today, at("2026-11-24T12:30:00Z"), QTimeZone::utc(), nullptr);
    figures.curve = curveOf({point("2026-11-24T09:00:00Z", "small", 0.25),
                             point("2026-11-24T09:00:00Z", "large", 1.5, 2, 1),
                             point("2026-11-24T12:00:00Z", "large", 2.0, 1, 4)},
                            figures.span, QTimeZone::utc());
    figures.cap = NanoUsd{usd(10)};
    return figures;
}

} // namespace

class TestSpendCurve final : public QObject {
    Q_OBJECT
private slots:
    void rangesAreThoseOfTheFeedsZone_data();
    void rangesAreThoseOfTheFeedsZone();
    void allBeginsWithTheFirstRequest();
    void aRangeHasTheCapOfItsWindow();
    void sumsAddUpInOrder();
    void forecasts_data();
    void forecasts();
    void theCurveIsFlatWithoutSpend();
    void theCapLineStandsWhereTheCapIs();
    void bandsAddUpToTheSpend();
    void manyModelsBecomeOthers();
    void nothingIsSaidToBeNothing();
    void ticksReachOverTheHighest_data();
    void ticksReachOverTheHighest();
    void coloursCanBeReadInEveryTheme_data();
    void coloursCanBeReadInEveryTheme();
};

void TestSpendCurve::rangesAreThoseOfTheFeedsZone_data()
{
    QTest::addColumn<SpendRange>("range");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("end");
    QTest::addColumn<Bucket>("bucket");
    const auto row = [](const char *name, SpendRange range, const char *now, const char *from,
                        const char *end, Bucket bucket) {
        QTest::newRow(name) << range << QString(now) << QString(from) << QString(end) << bucket;
    };
    row("a day begins at local midnight", SpendRange::Today, "2026-11-24T12:00:00Z",
        "2026-11-23T23:00:00Z", "2026-11-24T23:00:00Z", Bucket::Hour);
    row("late in the evening it is tomorrow in UTC", SpendRange::Today, "2026-11-23T23:30:00Z",
        "2026-11-23T23:00:00Z", "2026-11-24T23:00:00Z", Bucket::Hour);
    row("the day of the clock change has 25 hours", SpendRange::Today, "2026-10-25T12:00:00Z",
        "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", Bucket::Hour);
    row("seven days end today", SpendRange::SevenDays, "2026-11-24T12:00:00Z",
        "2026-11-17T23:00:00Z", "2026-11-24T12:00:00Z", Bucket::Hour);
    row("thirty days end today", SpendRange::ThirtyDays, "2026-11-24T12:00:00Z",
        "2026-10-25T23:00:00Z", "2026-11-24T12:00:00Z", Bucket::Day);
    row("the month is the calendar's", SpendRange::Month, "2026-11-24T12:00:00Z",
        "2026-10-31T23:00:00Z", "2026-11-30T23:00:00Z", Bucket::Day);
    row("all reaches back before LLMCap", SpendRange::All, "2026-11-24T12:00:00Z",
        "2019-12-31T23:00:00Z", "2026-11-24T12:00:00Z", Bucket::Day);
    row("chosen days count whole", SpendRange::Custom, "2026-11-24T12:00:00Z",
        "2026-11-01T23:00:00Z", "2026-11-04T23:00:00Z", Bucket::Hour);
}

void TestSpendCurve::rangesAreThoseOfTheFeedsZone()
{
    QFETCH(SpendRange, range);
    QFETCH(QString, now);
    QFETCH(Bucket, bucket);
    const SpendSpan span = spanOf(range, at(now.toLatin1()), berlin, nullptr,
                                  {QDate(2026, 11, 2), QDate(2026, 11, 4)});
    QTEST(utc(span.from), "from");
    QTEST(utc(span.end), "end");
    QCOMPARE(span.bucket, bucket);
    QVERIFY(span.now <= std::max(span.end, at(now.toLatin1())));
}

void TestSpendCurve::allBeginsWithTheFirstRequest()
{
    const Instant now = at("2026-11-24T12:00:00Z");
    const SpendSpan all = spanOf(SpendRange::All, now, QTimeZone::utc(), nullptr);
    QCOMPARE(utc(narrowed(all, {point("2026-03-01T00:00:00Z", "m", 1)}, QTimeZone::utc()).from),
             QString("2026-03-01T00:00:00Z"));
    QCOMPARE(utc(narrowed(all, {}, QTimeZone::utc()).from), QString("2026-11-24T00:00:00Z"));
}

void TestSpendCurve::aRangeHasTheCapOfItsWindow()
{
    CapState ofModel = sampleCap("only", 1, 2);
    ofModel.cap.scope.model = "gpt*";
    const std::vector<CapState> caps{sampleCap("loose", 1, 20), sampleCap("day", 1, 10), ofModel,
                                     sampleCap("month", 9, 90, "month"),
                                     sampleCap("ever", 9, 900, "total"),
                                     sampleCap("week", 5, 6, "7d")};
    const auto nameOf = [&](SpendRange range) {
        const CapState *const cap = capOfRange(range, caps);
        return cap ? QString::fromStdString(cap->cap.name) : QString();
    };
    QCOMPARE(nameOf(SpendRange::Today), QString("day"));
    QCOMPARE(nameOf(SpendRange::SevenDays), QString("week"));
    QCOMPARE(nameOf(SpendRange::ThirtyDays), QString());
    QCOMPARE(nameOf(SpendRange::Month), QString("month"));
    QCOMPARE(nameOf(SpendRange::All), QString("ever"));
    QCOMPARE(nameOf(SpendRange::Custom), QString());
    QCOMPARE(QString::fromStdString(tightestCap(caps)->cap.name), QString("week"));
}

void TestSpendCurve::sumsAddUpInOrder()
{
    const SpendCurve curve = threeHours().curve;
    QCOMPARE(curve.steps.size(), std::size_t(2));
    QCOMPARE(curve.steps[0].sums.spent.count, usd(1.75));
    QCOMPARE(curve.steps[0].total.count, usd(1.75));
    QCOMPARE(curve.steps[1].total.count, usd(3.75));
    QCOMPARE(utc(curve.steps[1].end), QString("2026-11-24T12:30:00Z"));   // cut to now
    QCOMPARE(utc(curve.steps[1].wholeEnd), QString("2026-11-24T13:00:00Z"));   // a bar is whole
    QCOMPARE(curve.totals.requests, 4);
    QCOMPARE(curve.totals.blocked, 5);
    QCOMPARE(curve.groups.size(), std::size_t(2));
    QCOMPARE(curve.groups[0].name, std::string("large"));   // the dearest first
    QCOMPARE(curve.groups[0].sums.spent.count, usd(3.5));
    QCOMPARE(curve.steps[0].spentBy[0].count, usd(1.5));
    QCOMPARE(curve.steps[0].spentBy[1].count, usd(0.25));
    QCOMPARE(curve.steps[1].spentBy[1].count, 0);
}

void TestSpendCurve::forecasts_data()
{
    QTest::addColumn<double>("spent");
    QTest::addColumn<double>("limit");
    QTest::addColumn<QString>("window");
    QTest::addColumn<double>("pace");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("when");
    const auto row = [](const char *name, double spent, double limit, const char *window,
                        double pace, Kind kind, const char *when = "") {
        QTest::newRow(name) << spent << limit << QString(window) << pace << kind << QString(when);
    };
    row("half of what is left in an hour", 4, 10, "day", 3, Kind::ReachedAt, "14:03");
    row("the rest of the day is not enough", 4, 10, "day", 0.5, Kind::NotAtThisRate);
    row("nothing was spent", 4, 10, "day", 0, Kind::NotAtThisRate);
    row("nothing is left", 10, 10, "day", 3, Kind::Reached);
    row("more than all was spent", 12, 10, "day", 3, Kind::Reached);
    row("a month looks at a day", 60, 120, "month", 20, Kind::ReachedAt, "27 Nov 12:03");
    row("a rolling window has no end", 4, 10, "24h", 0.1, Kind::ReachedAt, "27 Nov 00:03");
}

void TestSpendCurve::forecasts()
{
    QFETCH(double, spent);
    QFETCH(double, limit);
    QFETCH(QString, window);
    QFETCH(double, pace);
    QFETCH(QString, when);
    const CapState cap = sampleCap("cap", spent, limit, window.toStdString());
    const SpendForecast forecast = forecastOf(&cap, {usd(pace)}, paceOf(cap), sampleNow);
    QTEST(forecast.kind, "kind");
    if (forecast.kind == Kind::ReachedAt) {
        QCOMPARE(dashboard::moment(forecast.at, sampleNow, QTimeZone::utc()), when);
    }
    QCOMPARE(forecastOf(nullptr, {usd(1)}, 1h, sampleNow).kind, Kind::NoCap);
}

void TestSpendCurve::theCurveIsFlatWithoutSpend()
{
    const ChartPicture picture = spendPicture(threeHours());
    std::vector<std::pair<QString, double>> points;
    for (const ChartPicture::Point &p : picture.curve) {
        points.emplace_back(utc(p.at).mid(11, 5), p.height);
    }
    const std::vector<std::pair<QString, double>> expected{
        {"00:00", 0}, {"09:00", 0}, {"10:00", 1.75}, {"12:00", 1.75}, {"12:30", 3.75},
        {"12:30", 3.75}};
    QCOMPARE(points, expected);
    QVERIFY(picture.bands.empty());
    QCOMPARE(picture.buckets[0].tip,
             QString("Tue 24 Nov 09:00\nSpent: $1.75\nTotal so far: $1.75"));
}

void TestSpendCurve::theCapLineStandsWhereTheCapIs()
{
    UsageFigures figures = threeHours();
    ChartPicture picture = spendPicture(figures);
    QVERIFY(picture.limit.has_value());
    QCOMPARE(*picture.limit, 10.0);
    QCOMPARE(picture.limitText, QString("Cap $10.00"));
    QCOMPARE(picture.summary, QString("$3.75 spent, cap $10.00"));
    figures.cap.reset();
    picture = spendPicture(figures);
    QVERIFY(!picture.limit);
    QCOMPARE(picture.summary, QString("$3.75 spent"));
}

void TestSpendCurve::bandsAddUpToTheSpend()
{
    const UsageFigures figures = threeHours();
    const ChartPicture models = modelPicture(figures);
    QCOMPARE(models.bands.size(), std::size_t(2));
    for (std::size_t i = 0; i < figures.curve.steps.size(); ++i) {
        double sum = 0;
        for (const ChartPicture::Band &band : models.bands) {
            sum += band.heights[i];
        }
        QCOMPARE(sum, static_cast<double>(figures.curve.steps[i].sums.spent.count) / 1e9);
    }
    const ChartPicture blocked = blockedPicture(figures);
    QCOMPARE(blocked.bands.size(), std::size_t(1));
    QCOMPARE(blocked.bands[0].heights, (std::vector<double>{1, 4}));
    QCOMPARE(blocked.summary, QString("5 blocked, most: 4 at Tue 24 Nov 12:00"));
    const ChartPicture tokens = tokenPicture(figures);
    QCOMPARE(tokens.summary, QString("Cache read 30, Input 300, Output 3, Cache write 0"));
    QCOMPARE(tokens.bands.size(), std::size_t(3));   // kinds that occur
}

void TestSpendCurve::manyModelsBecomeOthers()
{
    std::vector<FeedSeriesPoint> points;
    for (int i = 0; i < 12; ++i) {
        points.push_back(point("2026-11-24T09:00:00Z", ("m" + std::to_string(i)).c_str(),
                               12.0 - i));
    }
    points.push_back(point("2026-11-24T09:00:00Z", "free", 0));
    UsageFigures figures;
    figures.span = threeHours().span;
    figures.curve = curveOf(points, figures.span, QTimeZone::utc());
    const ChartPicture picture = modelPicture(figures);
    QCOMPARE(picture.bands.size(), mostBands);
    QCOMPARE(picture.bands.back().name, QString("6 others"));
    QCOMPARE(picture.bands.back().colour, int(ChartPicture::Rest));
    QCOMPARE(picture.bands.back().heights[0], 6.0 + 5 + 4 + 3 + 2 + 1);
}

void TestSpendCurve::nothingIsSaidToBeNothing()
{
    UsageFigures figures = threeHours();
    figures.curve = {};
    QVERIFY(spendPicture(figures).emptyText.startsWith("No requests"));
    QVERIFY(modelPicture(figures).emptyText.startsWith("No requests"));
    QVERIFY(tokenPicture(figures).emptyText.startsWith("No tokens"));
    QVERIFY(blockedPicture(figures).emptyText.startsWith("No request was blocked"));
    figures.curve = curveOf({point("2026-11-24T09:00:00Z", "m", 0)}, figures.span,
                            QTimeZone::utc());
    QCOMPARE(modelPicture(figures).emptyText, QString("Nothing was spent in this time."));
    QVERIFY(spendPicture(figures).emptyText.isEmpty());
}

void TestSpendCurve::ticksReachOverTheHighest_data()
{
    QTest::addColumn<double>("highest");
    for (const double highest : {0.0, 1e-7, 0.004, 0.99, 1.0, 3.75, 10.0, 149.99, 1e5, 3.2e9}) {
        QTest::addRow("%g", highest) << highest;
    }
}

void TestSpendCurve::ticksReachOverTheHighest()
{
    QFETCH(double, highest);
    for (const auto &ticks : {dollarTicks(highest, 5), countTicks(highest, 5)}) {
        QVERIFY(ticks.size() >= 2 && ticks.size() <= 7);
        QVERIFY(ticks.back().at >= highest * 0.999);
        QSet<QString> labels;
        for (const ChartTick &tick : ticks) {
            labels.insert(tick.label);
        }
        QCOMPARE(labels.size(), static_cast<qsizetype>(ticks.size()));   // each says something new
    }
}

void TestSpendCurve::coloursCanBeReadInEveryTheme_data()
{
    QTest::addColumn<Theme>("theme");
    QTest::newRow("light") << Theme::Light;
    QTest::newRow("dark") << Theme::Dark;
    QTest::newRow("high contrast") << Theme::HighContrast;
}

void TestSpendCurve::coloursCanBeReadInEveryTheme()
{
    QFETCH(Theme, theme);
    const QPalette palette = paletteOf(theme);
    const ThemeColours colours = coloursOf(palette);
    QCOMPARE(colours.isHighContrast, theme == Theme::HighContrast);
    for (const QColor &text : {colours.text, colours.limit, colours.curve}) {
        QVERIFY2(contrastOf(text, colours.background) >= 4.5, qPrintable(text.name()));
    }
    for (const QColor &bar : colours.bands) {
        QVERIFY2(contrastOf(bar, colours.background) >= 3, qPrintable(bar.name()));
    }
    QVERIFY(contrastOf(colours.rest, colours.background) >= 3);
    QVERIFY(contrastOf(colours.noticeText, colours.noticeBack) >= 4.5);
    const std::pair<QPalette::ColorRole, QPalette::ColorRole> pairs[] = {
        {QPalette::WindowText, QPalette::Window}, {QPalette::Text, QPalette::Base},
        {QPalette::ButtonText, QPalette::Button}, {QPalette::Text, QPalette::AlternateBase},
        {QPalette::HighlightedText, QPalette::Highlight},
        {QPalette::PlaceholderText, QPalette::Base}, {QPalette::Link, QPalette::Window}};
    for (const auto &[front, back] : pairs) {
        QVERIFY2(contrastOf(palette.color(front), palette.color(back))
                     >= (theme == Theme::HighContrast ? 7 : 4),
                 qPrintable(palette.color(front).name() + " on " + palette.color(back).name()));
    }
}

QTEST_MAIN(TestSpendCurve)
#include "tst_spend_curve.moc"
