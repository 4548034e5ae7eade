// SPDX-License-Identifier: GPL-3.0-or-later
#include "log.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <thread>
#include <vector>

using namespace llmcap;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestLog final : public QObject {
    Q_OBJECT
private slots:
    void linesAreDated();
    void noControlCharacterPasses();
    void aLongLineIsCut();
    void theFileIsCutOver();
    void threadsDoNotMixLines();
    void aFileThatCannotBeOpenedIsDoneWithout();
};

void TestLog::linesAreDated()
{
    const QTemporaryDir folder;
    {
        Log log(folder.filePath("log").toStdString(), false);
        log.write("first");
        log.write("zw\xc3\xb6lf");
    }
    const auto lines = QString::fromUtf8(contentOf(folder.filePath("log"))).split('\n');
    QCOMPARE(lines.size(), 3);
    const QRegularExpression dated(R"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (.*)$)");
    QCOMPARE(dated.match(lines[0]).captured(1), QString("first"));
    QCOMPARE(dated.match(lines[1]).captured(1), QString("zw\u00f6lf"));
#ifndef Q_OS_WIN
    QVERIFY(!(QFileInfo(folder.filePath("log")).permissions()
              & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
#endif
}

void TestLog::noControlCharacterPasses()
{
    const QTemporaryDir folder;
    Log log(folder.filePath("log").toStdString(), false);
    std::string all;
    for (int byte = 0; byte < 0x20; ++byte)
        all += static_cast<char>(byte);
    all += '\x7f';
    for (int byte = 0x80; byte < 0xa0; ++byte)   // U+0080 to U+009F: 0x9b starts a sequence
        all.append("\xc2").append(1, static_cast<char>(byte));
    all += "\x9b[31m";
    log.write(all);
    const QByteArray content = contentOf(folder.filePath("log"));
    QCOMPARE(content.count('\n'), 1);
    const QString text = QString::fromUtf8(content.chopped(1));
    for (const QChar c : text)
        QVERIFY2(!c.isNull() && c.category() != QChar::Other_Control, qPrintable(text));
    QVERIFY(!content.contains("\x9b[31m") || text.contains(QChar(0xfffd)));
}

void TestLog::aLongLineIsCut()
{
    const QTemporaryDir folder;
    Log log(folder.filePath("log").toStdString(), false);
    log.write(std::string(100'000, 'x'));
    QVERIFY(contentOf(folder.filePath("log")).size() < 2100);
}

void TestLog::theFileIsCutOver()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("log");
    Log log(path.toStdString(), false);
    for (int i = 0; i < 1200; ++i)
        log.write(std::string(1900, 'x'));
    QVERIFY(QFileInfo(path).size() <= 1024 * 1024 + 4096);
    QVERIFY(QFileInfo(path + ".1").size() <= 1024 * 1024 + 4096);
    log.write("last");
    QVERIFY(contentOf(path).endsWith(" last\n"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), (QStringList{"log", "log.1"}));
}

void TestLog::threadsDoNotMixLines()
{
    const QTemporaryDir folder;
    Log log(folder.filePath("log").toStdString(), false);
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&log, i] {
            for (int n = 0; n < 200; ++n)
                log.write(std::string(50, static_cast<char>('a' + i)));
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    const auto lines = contentOf(folder.filePath("log")).split('\n');
    QCOMPARE(lines.size(), 801);
    for (const QByteArray &line : lines.first(800)) {
        const QByteArray text = line.mid(25);
        QCOMPARE(text, QByteArray(50, text.front()));
    }
}

void TestLog::aFileThatCannotBeOpenedIsDoneWithout()
{
    const QTemporaryDir folder;
    Log log(folder.filePath("none/log").toStdString(), false);
    log.write("goes nowhere");
}

QTEST_GUILESS_MAIN(TestLog)
#include "tst_log.moc"
