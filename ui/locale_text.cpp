// SPDX-License-Identifier: GPL-3.0-or-later
#include "locale_text.h"

#include "amount.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace llmcap::dashboard {

namespace {

struct Numbers {
    Q_DECLARE_TR_FUNCTIONS(llmcap::Numbers)
};

struct Dates {
    Q_DECLARE_TR_FUNCTIONS(llmcap::Dates)
};

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

QString dollarSign()
{
    //: The sign of US dollars, as text in this language has it where others are about too.
    return Numbers::tr("$");
}

/// Puts sign and number where the locale has them, which CLDR knows and Qt with it.
QString withSign(const QString &number, bool isNegative)
{
    // "C" has no people, and the sign behind.
    const QString money = QLocale().language() == QLocale::C
        ? dollarSign() + number
        : QLocale().toCurrencyString(qlonglong{1}, dollarSign()).replace(QChar('1'), number);
    return isNegative ? QLocale().negativeSign() + money : money;
}

/// "1234.5678" without a sign.
QString withSeparators(const QString &digits)
{
    const qsizetype point = digits.indexOf(QChar('.'));
    const QString whole = QLocale().toString(digits.left(point).toLongLong());
    return point < 0 ? whole : whole + QLocale().decimalPoint() + digits.mid(point + 1);
}

QString money(const std::string &displayed, bool isShort)
{
    QString digits = text(displayed);
    const bool isNegative = digits.startsWith(QChar('-'));
    digits.remove(QChar('-')).remove(QChar('$'));
    if (isShort && digits.endsWith(QLatin1String(".00"))) {
        digits.chop(3);
    }
    return withSign(withSeparators(digits), isNegative);
}

/// "C" has no people: its short time has seconds.
QString timeFormat()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QStringLiteral("HH:mm")
                                           : locale.timeFormat(QLocale::ShortFormat);
}

bool hasHalfDays()
{
    return timeFormat().contains(QChar('a'), Qt::CaseInsensitive);
}

/// In English the order is the region's, not the language's.
bool isMonthFirst()
{
    const QLocale locale;
    const QString date = locale.dateFormat(QLocale::ShortFormat);
    return locale.language() == QLocale::English && date.indexOf(QChar('M')) < date.indexOf('d');
}

QString written(const QDate &date, const QString &format)
{
    return QLocale().toString(date, format);
}

} // namespace

QString count(std::int64_t number)
{
    return QLocale().toString(static_cast<qlonglong>(number));
}

QString percent(int number)
{
    //: A percentage, as this language writes it: with or without a (no-break) space.
    return Numbers::tr("%1%").arg(QLocale().toString(number));
}

QString percent(double number)
{
    return Numbers::tr("%1%").arg(QLocale().toString(number, 'f', 1));
}

int pluralOf(std::int64_t number)
{
    constexpr std::int64_t round = 1'000'000'000;   // what counts are the last digits
    return static_cast<int>(number < round ? std::max<std::int64_t>(number, 0)
                                           : number % round + round);
}

QString usd(NanoUsd amount)
{
    return money(toDisplayUsd(amount), false);
}

QString usdShort(NanoUsd amount)
{
    return money(toDisplayUsd(amount), true);
}

QString usdOfPixels(double dollars, int decimals)
{
    return withSign(QLocale().toString(dollars, 'f', decimals), false);
}

QString amount(std::int64_t amount, CapUnit unit)
{
    switch (unit) {
    case CapUnit::Usd: return usd({amount});
    case CapUnit::Tokens:
        return Numbers::tr("%1 token(s)", nullptr, pluralOf(amount)).arg(count(amount));
    case CapUnit::Requests:
        return Numbers::tr("%1 request(s)", nullptr, pluralOf(amount)).arg(count(amount));
    }
    return {};
}

QString amountToEdit(std::int64_t amount, CapUnit unit)
{
    return text(amountText(amount, unit)).replace(QChar('.'), QLocale().decimalPoint());
}

std::string amountTyped(QString typed)
{
    const QLocale locale;
    for (const QString &sign : {dollarSign(), QStringLiteral("USD"), QStringLiteral("$")}) {
        typed.remove(sign);
    }
    typed.removeIf([](QChar c) { return c.isSpace(); });
    const QString point = locale.decimalPoint();
    // "1.50" means what it says in every language; only a comma can be told from it.
    if (point != QLatin1String(".") && typed.contains(point)) {
        typed.remove(locale.groupSeparator()).replace(point, QStringLiteral("."));
    }
    return typed.toStdString();
}

QString hourAndMinute(const QTime &time)
{
    return QLocale().toString(time, timeFormat());
}

QString hourToSecond(const QTime &time)
{
    QString format = timeFormat();
    const qsizetype minute = format.indexOf(QLatin1String("mm"));
    if (minute > 0) {
        format.insert(minute + 2, format[minute - 1] + QStringLiteral("ss"));
    }
    return QLocale().toString(time, format);
}

QString wholeHour(const QTime &time)
{
    return hasHalfDays() ? QLocale().toString(time, QStringLiteral("h AP")) : hourAndMinute(time);
}

QString endOfDay()
{
    constexpr QChar noSpace(0x200b);
    return hasHalfDays() ? wholeHour(QTime(0, 0)) + noSpace : QStringLiteral("24:00");
}

QString day(const QDate &date)
{
    //: A date in the letters of QDate::toString(): day and month, like "24 Nov".
    return written(date, isMonthFirst() ? QStringLiteral("MMM d") : Dates::tr("d MMM"));
}

QString dayOfWeek(const QDate &date)
{
    //: A date in the letters of QDate::toString(): day of the week, day, month, "Tue 24 Nov".
    return written(date, isMonthFirst() ? QStringLiteral("ddd, MMM d") : Dates::tr("ddd d MMM"));
}

QString dayOfYearFormat()
{
    //: A date in the letters of QDate::toString(): "24 Nov 2026".
    return isMonthFirst() ? QStringLiteral("MMM d, yyyy") : Dates::tr("d MMM yyyy");
}

QString dayOfYear(const QDate &date)
{
    return written(date, dayOfYearFormat());
}

QString dayOfShortYear(const QDate &date)
{
    //: A date in the letters of QDate::toString(), as short as it goes: "24 Nov 26".
    return written(date, isMonthFirst() ? QStringLiteral("MMM d, yy") : Dates::tr("d MMM yy"));
}

} // namespace llmcap::dashboard
