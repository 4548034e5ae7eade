// SPDX-License-Identifier: GPL-3.0-or-later
#include "learned.h"

#include <QTest>

using namespace llmcap;

namespace {

Bound boundOf(std::int64_t input, std::int64_t output)
{
    Bound bound;
    bound.worstUsage[Unit::Input] = input;
    bound.worstUsage[Unit::Output] = output;
    bound.worst = {NanoUsd{1'000'000}, input + output, 1};
    return bound;
}

void teach(Learned &learned, int lessons, const Lesson &lesson, const char *model = "m")
{
    for (int i = 0; i < lessons; ++i)
        learned.learn("openai", model, lesson);
}

} // namespace

class TestLearned final : public QObject {
    Q_OBJECT
private slots:
    void tooFewLessonsTeachNothing();
    void thePercentileIsTheNearestRank();
    void theNewestLessonsCount();
    void modelsAreApart();
    void memoryIsBounded();
    void ratiosRoundUp_data();
    void ratiosRoundUp();
    void expects_data();
    void expects();
    void hiddenInputKeepsItsBound();
    void picturesKeepTheirBound();
};

void TestLearned::tooFewLessonsTeachNothing()
{
    Learned learned;
    teach(learned, int(Learned::enough) - 1, {4000, 1000, 300, 1200});
    QVERIFY(!learned.habits("openai", "m", 95).output);
    teach(learned, 1, {4000, 1000, 300, 1200});
    const Habits habits = learned.habits("openai", "m", 95);
    QCOMPARE(*habits.output, std::int64_t{300});
    QCOMPARE(habits.input->of(8000), std::int64_t{2000});
    QCOMPARE(habits.streamed->of(4), std::int64_t{1});
}

void TestLearned::thePercentileIsTheNearestRank()
{
    Learned learned;
    for (std::int64_t i = 100; i >= 1; --i)   // in any order
        learned.learn("openai", "m", {0, 0, i, 0});
    QCOMPARE(*learned.habits("openai", "m", 95).output, std::int64_t{95});
    QCOMPARE(*learned.habits("openai", "m", 5).output, std::int64_t{5});
    QCOMPARE(*learned.habits("openai", "m", 100).output, std::int64_t{100});
    QVERIFY(!learned.habits("openai", "m", 95).input);   // never told
}

void TestLearned::theNewestLessonsCount()
{
    Learned learned;
    teach(learned, 1000, {0, 0, 9000, 0});
    teach(learned, int(Learned::remembered), {0, 0, 10, 0});
    QCOMPARE(*learned.habits("openai", "m", 100).output, std::int64_t{10});
}

void TestLearned::modelsAreApart()
{
    Learned learned;
    teach(learned, 50, {0, 0, 10, 0}, "small");
    teach(learned, 50, {0, 0, 900, 0}, "large");
    QCOMPARE(*learned.habits("openai", "small", 95).output, std::int64_t{10});
    QCOMPARE(*learned.habits("openai", "large", 95).output, std::int64_t{900});
    QVERIFY(!learned.habits("mistral", "small", 95).output);
}

void TestLearned::memoryIsBounded()
{
    Learned learned;
    teach(learned, 30, {0, 0, 10, 0}, "used");
    for (int i = 0; i < 2000; ++i) {
        learned.learn("openai", "made-up-" + std::to_string(i), {0, 0, 1, 0});
        learned.learn("openai", "used", {0, 0, 10, 0});
    }
    QCOMPARE(learned.models(), Learned::modelLimit);
    QCOMPARE(*learned.habits("openai", "used", 95).output, std::int64_t{10});
}

void TestLearned::ratiosRoundUp_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<qint64>("tokens");
    QTest::newRow("none is none") << qint64(0) << qint64(0);
    QTest::newRow("a part of a token is a token") << qint64(1) << qint64(1);
    QTest::newRow("exactly one") << qint64(4) << qint64(1);
    QTest::newRow("one byte more is two") << qint64(5) << qint64(2);
    QTest::newRow("beyond all requests one token a byte") << (qint64(1) << 40)
                                                          << (qint64(1) << 40);
}

void TestLearned::ratiosRoundUp()
{
    QFETCH(qint64, bytes);
    QFETCH(qint64, tokens);
    QCOMPARE(TokensPerBytes({1, 4}).of(bytes), tokens);
}

void TestLearned::expects_data()
{
    QTest::addColumn<qint64>("text");
    QTest::addColumn<qint64>("choices");
    QTest::addColumn<qint64>("input");
    QTest::addColumn<qint64>("output");
    QTest::newRow("what such requests were like") << qint64(4000) << qint64(1) << qint64(1000)
                                                  << qint64(300);
    QTest::newRow("every choice is an answer") << qint64(4000) << qint64(2) << qint64(1000)
                                               << qint64(600);
    QTest::newRow("never more than the bound") << qint64(4000) << qint64(90) << qint64(1000)
                                               << qint64(8000);
}

void TestLearned::expects()
{
    QFETCH(qint64, text);
    QFETCH(qint64, choices);
    Learned learned;
    teach(learned, 50, {4000, 1000, 300, 0});
    Inspection request;
    request.textBytes = text;
    request.choices = choices;
    const Usage usage = expectedUsage(boundOf(text + 256, 8000), request,
                                      learned.habits("openai", "m", 95));
    QTEST(qint64(usage[Unit::Input]), "input");
    QTEST(qint64(usage[Unit::Output]), "output");
}

void TestLearned::hiddenInputKeepsItsBound()
{
    Learned learned;
    teach(learned, 50, {4000, 1000, 300, 0});
    Bound bound = boundOf(200'000, 8000);
    bound.hidden = "provider tools";
    QCOMPARE(expectedUsage(bound, {}, learned.habits("openai", "m", 95)), bound.worstUsage);
}

void TestLearned::picturesKeepTheirBound()
{
    Learned learned;
    teach(learned, 50, {4000, 1000, 300, 0});
    Inspection request;
    request.textBytes = 4000;
    request.images = 1;
    const Usage usage = expectedUsage(boundOf(4000 + 5000, 8000), request,
                                      learned.habits("openai", "m", 95));
    QCOMPARE(usage[Unit::Input], std::int64_t{1000 + 5000});
}

QTEST_APPLESS_MAIN(TestLearned)
#include "tst_learned.moc"
