# SPDX-License-Identifier: GPL-3.0-or-later
"""resources/prices.json read a second time, by other code than the program's."""
import fnmatch
import json
import re
from decimal import Decimal
from fractions import Fraction

TOKENS = {"input", "cache_read", "cache_write_5m", "cache_write_1h", "output", "audio_input",
          "audio_output", "image_input", "image_output"}
FEES = {"web_search", "file_search", "code_session"}
STAND_IN = {"cache_write_1h": "cache_write_5m", "cache_write_5m": "input", "cache_read": "input"}


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def lookup(table, provider, name, day):
    """The entry in force: exact name, then the pattern with most literal characters."""
    name = name.lower()
    best, literals = [], -1
    for entry in table["models"]:
        if entry["provider"] != provider:
            continue
        for pattern in [entry["model"], *entry.get("patterns", [])]:
            pattern = pattern.lower()
            if "*" not in pattern:
                if pattern != name:
                    continue
                length = 10_000
            else:
                if not re.fullmatch(fnmatch.translate(pattern.replace("[", "[[]")), name):
                    continue
                length = len(pattern.replace("*", ""))
                # "-20*" means dated snapshots alone.
                if pattern.endswith("-20*") and not re.fullmatch(
                        r"[0-9-]{0,8}", name[name.rfind("-20") + 3:]):
                    continue
            if length > literals:
                best, literals = [], length
            if length == literals:
                best.append(entry)
    held = [entry for entry in best if entry.get("effective", "0") <= day]
    return max(held, key=lambda entry: entry.get("effective", "0")) if held else None


def unit_price(prices, unit):
    """USD per token or piece; None where it is not priced."""
    while unit:
        if unit in prices:
            amount = Decimal(prices[unit])
            return Fraction(amount) / (1_000_000 if unit in TOKENS else 1)
        unit = STAND_IN.get(unit)
    return None


def amount(entry, figure):
    """What the table says of a figure such as "batch output above 200000"; None: nothing."""
    if figure in ("context_window", "max_output"):
        value = entry.get(figure)
        return None if value is None else Fraction(value)
    label, _, size = figure.partition(" above ")
    mode, _, unit = label.rpartition(" ")
    prices = dict(entry["prices"])
    for tier in entry.get("context_tiers", []):
        if size and tier["above"] <= int(size):
            prices.update(tier["prices"])
    price = unit_price(prices, unit)
    if price is None or not mode:
        return price
    if unit in FEES:
        return price
    ratio = entry.get("tiers", {}).get(mode) or entry.get("multipliers", {}).get(mode)
    return None if ratio is None else price * Fraction(ratio)
