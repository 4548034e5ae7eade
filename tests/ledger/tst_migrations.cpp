// SPDX-License-Identifier: GPL-3.0-or-later
// Ledgers of every earlier version, with data in them, opened by this one.
#include "history.h"
#include "ledger.h"
#include "migrations.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

const Instant noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 12h};

/// What each version could write, by the version that brought it. `T` is noon, `Y` a day before.
struct Part {
    std::size_t since;
    const char *sql;
};
constexpr Part parts[] = {
    {1, "INSERT INTO hold(id,request_id,time,provider,endpoint,model,project,key,client,streaming,"
        "usd,tokens,requests) VALUES"
        "(1,'r_1',Y,'openai','chat','gpt-5','','k_1','curl',0,900,90,1),"
        "(2,'r_2',T,'openai','chat','gpt-5','web','k_1','curl',1,500,50,1),"
        "(3,'r_3',T,'anthropic','messages','claude','','k_2','curl',1,70,7,1);"
        "INSERT INTO settlement(hold_id,time,usd,tokens,requests,basis) VALUES"
        "(1,Y,100,10,1,1),(2,T,30,3,1,1);"
        "INSERT INTO exchange VALUES"
        "(1,'r_1',Y,'openai','chat','gpt-5','','k_1','curl',1,200,0,7,0,0,0,3,0,'',100,1,'','v1',"
        "'','',9,8,1),"
        "(2,'r_2',T,'openai','chat','gpt-5','web','k_1','curl',1,200,1,2,0,0,0,1,0,'web_search=2',"
        "30,1,'','v1','','',9,8,1),"
        "(3,'r_no',T,'openai','chat','gpt-5','','k_1','curl',4,429,0,0,0,0,0,0,0,'',0,0,'day','',"
        "'','',1,1,1);"
        "INSERT INTO cap_event VALUES"
        "(1,Y,'day',0,'','','','','day',0,5000,'80',0,'',0,0,0,0),"
        "(2,Y,'day',0,'','','','','day',0,1000,'50 80',0,'',0,0,0,0),"
        "(3,Y,'all',0,'','','','','total',0,9000,'80',0,'',0,0,0,0),"
        "(4,Y,'gone',0,'','','','','day',0,1,'80',0,'',0,0,0,0),"
        "(5,Y,'gone',1,'','','','','day',0,1,'80',0,'',0,0,0,0),"
        "(6,Y,'tokens',0,'','','','','36h',1,400,'80',0,'',0,0,0,0);"
        "INSERT INTO enforcement_event VALUES(1,Y,1,0,0),(2,T,0,0,0);"},
    {2, "INSERT INTO correction(seq,time,exchange,hold_id,settled,usd,basis,price_version) VALUES"
        "(1,T,2,2,T,5,1,'v2');"},
    {3, "INSERT INTO job VALUES('anthropic','batch_9',3,1,T);"},
    {5, "UPDATE correction SET epoch=1; INSERT INTO checkpoint VALUES(1,T);"
        "INSERT INTO checkpoint_hold VALUES(3);"},
};

QByteArray filled(const char *sql)
{
    QByteArray text(sql);
    const auto put = [&text](const char *name, Instant at) {
        const QByteArray value = QByteArray::number(qint64(at.time_since_epoch().count()));
        for (const char *before : {",", "("})
            for (const char *after : {",", ")"})
                text.replace(QByteArray(before) + name + after, before + value + after);
    };
    put("T", noon);
    put("Y", noon - 24h);
    return text;
}

} // namespace

class TestMigrations final : public QObject {
    Q_OBJECT
private slots:
    void init() { QVERIFY(m_folder.emplace().isValid()); }
    void everyEarlierVersionKeepsItsBooks_data();
    void everyEarlierVersionKeepsItsBooks();
    void aLedgerOfALaterVersionIsLeftAlone();
    void aStepThatFailsLeavesTheVersionBefore();

private:
    std::string file() const { return (m_folder->path() + "/ledger.sqlite").toStdString(); }
    /// A ledger as that version left it.
    bool make(std::size_t version) const
    {
        auto books = Database::open(file(), Database::Access::ReadWrite);
        if (!books || !migrateTo(*books, version))
            return false;
        for (const Part &part : parts) {
            if (part.since > version)
                continue;
            if (const auto done = books->execute(filled(part.sql).constData()); !done) {
                qWarning("%s", done.error().message.c_str());
                return false;
            }
        }
        return true;
    }
    Result<std::unique_ptr<Ledger>> open() const
    {
        LedgerOptions options;
        options.folder = m_folder->path().toStdString();
        return Ledger::open(options, noon);
    }
    std::int64_t number(const char *sql) const
    {
        auto books = Database::open(file(), Database::Access::ReadOnly);
        auto query = books->prepare(sql);
        return query && query->step() ? query->integer(0) : -1;
    }
    std::optional<QTemporaryDir> m_folder;
};

void TestMigrations::everyEarlierVersionKeepsItsBooks_data()
{
    QTest::addColumn<quint64>("version");
    for (std::size_t version = 1; version <= schemaVersion(); ++version)
        QTest::addRow("version %d", int(version)) << quint64(version);
}

void TestMigrations::everyEarlierVersionKeepsItsBooks()
{
    QFETCH(quint64, version);
    QVERIFY(make(version));
    const std::int64_t corrected = version >= 2 ? 5 : 0;
    for (int start = 0; start < 2; ++start) {   // the second one finds what the first made of it
        const auto opened = open();
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        const Ledger &ledger = **opened;
        const Snapshot snapshot = ledger.snapshot(noon);
        QCOMPARE(snapshot.caps.size(), std::size_t(3));
        const CapState &all = snapshot.caps[0], &day = snapshot.caps[1], &tokens = snapshot.caps[2];
        QCOMPARE(all.spent, 130 + corrected);
        QCOMPARE(all.held, 70);
        QCOMPARE(day.spent, 30 + corrected);
        QCOMPARE(day.held, 70);
        QCOMPARE(day.limit, 1000);
        QVERIFY(day.cap.warnPercent == (std::vector<int>{50, 80}));
        QCOMPARE(tokens.spent, 13);
        QCOMPARE(tokens.held, 7);
        QVERIFY(!snapshot.warnOnly);
        QCOMPARE(snapshot.today.spent.count, 30 + corrected);
        QCOMPARE(snapshot.today.held.count, 70);
        QCOMPARE(snapshot.today.blocked, 1);
        QCOMPARE(snapshot.today.requests, 2);   // with the one that a crash left open
        QCOMPARE(snapshot.month.spent.count, 130 + corrected);
        const auto holds = ledger.holds();
        QCOMPARE(holds->size(), std::size_t(1));
        QVERIFY(holds->front().orphan);
        QCOMPARE(holds->front().waitsFor, std::string(version >= 3 ? "batch_9" : ""));
        const auto page = ledger.requests({});
        QVERIFY(page);
        if (start == 1)   // the first start writes the row of the crash in the background
            QCOMPARE(page->rows.size(), std::size_t(4));
        const auto second = ledger.billed("r_2");
        QVERIFY(second);
        QCOMPARE(second->exchange.cost.count, 30 + corrected);
        QCOMPARE(second->exchange.usage[Unit::WebSearch], 2);
    }
    QCOMPARE(number("PRAGMA user_version"), std::int64_t(schemaVersion()));
    QCOMPARE(number("SELECT count(*) FROM hold"), 3);
    QCOMPARE(number("SELECT count(*) FROM settlement"), 2);
    QCOMPARE(number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    const auto history = History::open(file(), Zone{});
    QVERIFY(*(*history)->checkSums());
    QVERIFY((*history)->quickCheck());
}

void TestMigrations::aLedgerOfALaterVersionIsLeftAlone()
{
    QVERIFY(make(schemaVersion()));
    {
        auto books = Database::open(file(), Database::Access::ReadWrite);
        const std::string later = "PRAGMA user_version=" + std::to_string(schemaVersion() + 1)
            + "; PRAGMA wal_checkpoint(TRUNCATE)";
        QVERIFY(books->execute(later.c_str()));
    }
    const auto hash = [this] {
        QFile books(QString::fromStdString(file()));
        return books.open(QIODevice::ReadOnly)
            ? QCryptographicHash::hash(books.readAll(), QCryptographicHash::Sha256) : QByteArray();
    };
    const QByteArray before = hash();
    const auto opened = open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Conflict);
    QVERIFY(opened.error().message.find("newer LLMCap") != std::string::npos);
    QCOMPARE(hash(), before);
}

void TestMigrations::aStepThatFailsLeavesTheVersionBefore()
{
    QVERIFY(make(3));
    {
        auto books = Database::open(file(), Database::Access::ReadWrite);
        QVERIFY(books->execute("CREATE TABLE checkpoint(oddity)"));   // the fifth step makes it
    }
    QVERIFY(!open());
    QCOMPARE(number("PRAGMA user_version"), 4);
    QCOMPARE(number("SELECT count(*) FROM pragma_table_info('hold') WHERE name='epoch'"), 0);
    QCOMPARE(number("SELECT sum(usd) FROM settlement"), 130);
    {
        auto books = Database::open(file(), Database::Access::ReadWrite);
        QVERIFY(books->execute("DROP TABLE checkpoint"));
    }
    QVERIFY(open());
    QCOMPARE(number("PRAGMA user_version"), std::int64_t(schemaVersion()));
}

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
