#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares resources/prices.json with public collections of prices.

    tests/prices/compare.py [--facts FOLDER] [--table FILE] [--all]

Prints every figure that differs, with the reason that the table gives for it ("differs" of the
entry), and fails where there is none, or where a reason is left for what no longer differs.
--all prints models and figures that the table lacks, too.
"""
import argparse
import os
import sys
from fractions import Fraction

import price_sources
import price_table

HERE = os.path.dirname(os.path.abspath(__file__))


def shown(figure, value):
    if value is None:
        return "nothing"
    unit = figure.partition(" above ")[0].rpartition(" ")[2]
    if unit in price_table.TOKENS:
        return f"{float(value * 1_000_000):.6g} per million"
    return f"{float(value):.9g}"


def is_close(ours, theirs):
    """Collections round: what agrees to three digits is one figure."""
    return abs(ours - theirs) * 2000 <= abs(theirs)


def excuses(table, entry, source, figure):
    """Reasons that the table gives for a difference: of the entry, then of its provider."""
    unit = figure.partition(" above ")[0].rpartition(" ")[2]
    for each in [*entry.get("differs", []), *table.get("differs", [])]:
        if each.get("provider", entry["provider"]) == entry["provider"] \
                and each["source"] == source and each["unit"] in (figure, unit):
            yield each


def agrees(entry, figure, ours, theirs):
    if ours is None:
        return theirs == 0   # what costs nothing is left out here
    if figure == "context_window" and "max_output" in entry:
        # Some give the longest input, which leaves room for the longest output.
        if theirs == ours - entry["max_output"]:
            return True
    return is_close(ours, theirs)


def compare(table, source, models, report):
    for (provider, name), figures in sorted(models.items()):
        entry = price_table.lookup(table, provider, name, price_sources.DAYS[source])
        if entry is None:
            report.missing(source, provider, name, figures)
            continue
        for figure, theirs in sorted(figures.items()):
            theirs = Fraction(theirs)
            ours = price_table.amount(entry, figure)
            if agrees(entry, figure, ours, theirs):
                report.same += 1
            else:
                report.differs(source, provider, name, figure, ours, theirs, entry)


class Report:
    def __init__(self, table):
        self.table = table
        self.found = []
        self.same = 0
        self.explained = 0
        self.unexplained = 0
        self.used = set()
        self.absent = {}

    def differs(self, source, provider, name, figure, ours, theirs, entry):
        where = f"{source}: {provider} {name}: {figure}: {shown(figure, ours)} here, " \
                f"{shown(figure, theirs)} there"
        reasons = list(excuses(self.table, entry, source, figure))
        self.found.append((source, provider, name, figure, ours, theirs, entry, reasons))
        if reasons:
            self.explained += 1
            self.used.add(id(reasons[0]))
            print(f"{where} ({reasons[0]['reason']})")
        else:
            self.unexplained += 1
            print(f"FAIL {where}: no reason in the table (entry {entry['model']})")

    def missing(self, source, provider, name, figures):
        self.absent.setdefault((provider, name), {})[source] = figures


def leftovers(table, report):
    """Reasons for differences that no longer exist: a table must not grow excuses."""
    for entry in [table, *table["models"]]:
        for each in entry.get("differs", []):
            if id(each) not in report.used:
                yield f"{entry.get('model', 'all models')}: {each['source']} {each['unit']}"


def main():
    options = argparse.ArgumentParser()
    shared = os.environ.get("LLMCAP_SHARED_DIR", os.path.join(HERE, "../../../shared"))
    options.add_argument("--facts", default=os.path.join(shared, "price-facts"))
    options.add_argument("--table", default=os.path.join(HERE, "../../resources/prices.json"))
    options.add_argument("--all", action="store_true")
    given = options.parse_args()
    if not os.path.isdir(given.facts):
        print(f"SKIP the collections of prices are not here ({given.facts})")
        print("0 passed, 0 failed")
        return 0
    table = price_table.read(given.table)
    report = Report(table)
    passed = failed = 0
    for source, read in price_sources.SOURCES.items():
        before, same = report.unexplained, report.same
        compare(table, source, read(given.facts), report)
        bad = report.unexplained - before
        print(f"{'FAIL' if bad else 'PASS'} {source}: {report.same - same} figures agree, "
              f"{bad} differ without a reason")
        passed, failed = passed + (not bad), failed + bool(bad)
    stale = list(leftovers(table, report))
    for each in stale:
        print(f"FAIL a reason for what does not differ: {each}")
    passed, failed = passed + (not stale), failed + bool(stale)

    gone = table.get("not_listed", [])
    unknown = []
    for (provider, name), sources in sorted(report.absent.items()):
        if len(sources) < 2 or any(each["provider"] == provider
                                   and pattern_matches(each["model"], name) for each in gone):
            continue
        unknown.append(f"{provider} {name} ({', '.join(sorted(sources))})")
    for each in unknown:
        print(f"FAIL the table lacks {each}")
    passed, failed = passed + (not unknown), failed + bool(unknown)
    if given.all:
        for (provider, name), sources in sorted(report.absent.items()):
            print(f"absent: {provider} {name}: {', '.join(sorted(sources))}")
    print(f"{report.same} figures agree, {report.explained} differ for a reason, "
          f"{report.unexplained} without one")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def pattern_matches(pattern, name):
    import fnmatch
    return fnmatch.fnmatchcase(name.lower(), pattern.lower())


if __name__ == "__main__":
    sys.exit(main())
