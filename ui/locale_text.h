// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cap.h"
#include "money.h"

#include <QDate>
#include <QString>
#include <QTime>

#include <cstdint>
#include <string>

/// Numbers, money and times as the person at the window writes them: by QLocale(), in the language
/// that is spoken. Never for programs: files have decimal points and RFC 3339. Thread: any.
namespace llmcap::dashboard {

/// "1,204"
QString count(std::int64_t number);
/// "42%", "42 %"
QString percent(int number);
/// "12.3%"; for the eye alone.
QString percent(double number);
/// What decides the plural form of a count that may be larger than an int.
int pluralOf(std::int64_t number);

/// "$4.18", "4,18 $": dollars everywhere, rounded as toDisplayUsd does.
QString usd(NanoUsd amount);
/// "$10" for "$10.00", where there is little room.
QString usdShort(NanoUsd amount);
/// A height of a chart, with so many decimals.
QString usdOfPixels(double dollars, int decimals);
/// A cap's amount: "$10.00", "20,000 tokens", "1 request".
QString amount(std::int64_t amount, CapUnit unit);
/// The same as somebody would type it: "10,00".
QString amountToEdit(std::int64_t amount, CapUnit unit);
/// What somebody typed, for parseAmount: without dollar sign and blanks, with a decimal point.
std::string amountTyped(QString typed);

/// "17:40", "5:40 PM"
QString hourAndMinute(const QTime &time);
/// "17:40:02", "5:40:02 PM"
QString hourToSecond(const QTime &time);
/// "17:00", "5 PM": a whole hour below a chart.
QString wholeHour(const QTime &time);
/// "24:00" where hours are counted so; else as midnight, but another text than wholeHour's.
QString endOfDay();
/// "24 Nov"
QString day(const QDate &date);
/// "Tue 24 Nov"
QString dayOfWeek(const QDate &date);
/// "24 Nov 2026"
QString dayOfYear(const QDate &date);
/// What dayOfYear() is written by, in QDateTime's letters.
QString dayOfYearFormat();
/// "24 Nov 26"
QString dayOfShortYear(const QDate &date);

} // namespace llmcap::dashboard
