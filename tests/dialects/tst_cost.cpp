// SPDX-License-Identifier: GPL-3.0-or-later
// What metering may cost, as bench/METER.md says: every figure there is a multiple of what
// simdjson needs for a document of one megabyte, taken in the same run on the same processor.
#ifndef Q_MOC_RUN   // its raw strings are too much for moc
#include "../../bench/micro/samples.h"
#endif

#include <QFile>
#include <QMap>
#include <QtTest>

#include <simdjson.h>

#include <ctime>

using namespace llmcap;

namespace {

/// Processor time of this thread, so that what else runs on the machine counts little.
qint64 processorNanoseconds()
{
#ifdef Q_OS_WIN
    return qint64(std::clock()) * (1'000'000'000 / CLOCKS_PER_SEC);
#else
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return qint64(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
#endif
}

template <class Work> qint64 timeOf(Work &&work)
{
    const qint64 begin = processorNanoseconds();
    work();
    return std::max<qint64>(processorNanoseconds() - begin, 1);
}

const samples::Body &peerBody()
{
    static const samples::Body body = samples::bodies().at(1);
    return body;
}

void parsePeer()
{
    simdjson::dom::parser parser;
    QCOMPARE(parser.parse(peerBody().text).error(), simdjson::SUCCESS);
}

/// The smallest of many rounds on both sides: noise only adds.
template <class Work> double timesThePeer(Work &&work)
{
    qint64 least = std::numeric_limits<qint64>::max(), peer = least;
    for (int round = 0; round < 25; ++round) {
        peer = std::min(peer, timeOf(parsePeer));
        least = std::min(least, timeOf(work));
    }
    return double(least) / double(peer);
}

/// The column "at most" of the table, by the name in its first column.
QMap<QString, double> allowed()
{
    QMap<QString, double> limits;
    QFile file(QStringLiteral(LLMCAP_SOURCE_DIR "/bench/METER.md"));
    if (!file.open(QIODevice::ReadOnly))
        return limits;
    while (!file.atEnd()) {
        const auto cells = QString::fromUtf8(file.readLine()).split(u'|');
        bool isNumber = false;
        const double limit = cells.size() > 4 ? cells[4].trimmed().toDouble(&isNumber) : 0;
        if (isNumber)
            limits[cells[1].trimmed()] = limit;
    }
    return limits;
}

} // namespace

class TestCost final : public QObject {
    Q_OBJECT

private slots:
    void everySampleStandsInTheTable()
    {
        const auto limits = allowed();
        for (const auto &reply : samples::replies())
            QVERIFY2(limits.contains(name("meter/", reply.name)), reply.name.c_str());
        for (const auto &body : samples::bodies())
            QVERIFY2(limits.contains(name("inspect_1mb/", body.name)), body.name.c_str());
    }

    void meteringStaysBelow_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<double>("limit");
        const auto limits = allowed();
        int index = 0;
        for (const auto &reply : samples::replies())
            QTest::newRow(reply.name.c_str()) << index++ << limits[name("meter/", reply.name)];
    }
    void meteringStaysBelow()
    {
        QFETCH(int, index);
        QFETCH(double, limit);
        const auto reply = samples::replies().at(std::size_t(index));
        verify(timesThePeer([&] { samples::meter(reply); }), limit);
    }

    void inspectionStaysBelow_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<double>("limit");
        const auto limits = allowed();
        int index = 0;
        for (const auto &body : samples::bodies())
            QTest::newRow(body.name.c_str())
                << index++ << limits[name("inspect_1mb/", body.name)];
    }
    void inspectionStaysBelow()
    {
        QFETCH(int, index);
        QFETCH(double, limit);
        auto body = samples::bodies().at(std::size_t(index));
        body.text.reserve(body.text.size() + 64);
        QVERIFY(samples::inspect(body));
        verify(timesThePeer([&] { (void)samples::inspect(body); }), limit);
    }

    /// Eight times the bytes take eight times as long, and at most 20 with cold caches: a cost that
    /// grows with the square of the body is how one large prompt would stop the proxy.
    void costGrowsNoFasterThanTheBytes()
    {
        for (const std::size_t index : {std::size_t(0), std::size_t(4)}) {
            auto whole = samples::bodies().at(index);
            const std::string list = whole.text.substr(0, whole.text.find('[') + 1);
            const std::string element = whole.text.substr(
                list.size(), whole.text.find(",{", list.size()) - list.size());
            auto large = whole;
            large.text = list + element;
            while (large.text.size() < 8 * samples::megabyte)
                large.text += "," + element;
            large.text += "]}";
            large.text.reserve(large.text.size() + 64);
            whole.text.reserve(whole.text.size() + 64);
            QVERIFY(samples::inspect(large));
            qint64 one = std::numeric_limits<qint64>::max(), eight = one;
            for (int round = 0; round < 9; ++round) {
                one = std::min(one, timeOf([&] { (void)samples::inspect(whole); }));
                eight = std::min(eight, timeOf([&] { (void)samples::inspect(large); }));
            }
            QVERIFY2(eight < 20 * one, qPrintable(QString::number(double(eight) / double(one))));
        }
    }

private:
    static QString name(const char *prefix, const std::string &sample)
    {
        return QLatin1String(prefix) + QString::fromStdString(sample);
    }

    void verify(double times, double limit)
    {
        qInfo("%.2f times a document, at most %.1f", times, limit);
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("a sanitizer changes what things cost");
#endif
        if (!QByteArrayView(LLMCAP_BUILD_TYPE).startsWith("Release"))
            QSKIP("what is not optimised says nothing of costs");
        QVERIFY2(times <= limit, qPrintable(QString::number(times)));
    }
};

QTEST_APPLESS_MAIN(TestCost)
#include "tst_cost.moc"
