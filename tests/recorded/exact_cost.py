# SPDX-License-Identifier: GPL-3.0-or-later
"""The cost of a recorded exchange in exact rational arithmetic, straight from the price table.

Written anew from resources/PRICES.md and the providers' documentation; it shares no code with the
program that it judges.
"""
import datetime
import fnmatch
import json
import math
from fractions import Fraction

PER_MILLION = {"input", "cache_read", "cache_write_5m", "cache_write_1h", "output", "audio_input",
               "audio_output", "image_input", "image_output"}
TOOL_FEES = {"web_search", "file_search", "code_session"}
STAND_IN = {"cache_write_1h": "cache_write_5m", "cache_write_5m": "input", "cache_read": "input"}
INPUTS = ("input", "cache_read", "cache_write_5m", "cache_write_1h", "audio_input", "image_input")


class Unpriced(Exception):
    pass


class Table:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.models = json.load(file)["models"]

    def entry(self, provider, model, day):
        name = model.rsplit("/", 1)[-1].lower()
        exact, best, patterned = [], -1, []
        for one in self.models:
            if one["provider"] != provider:
                continue
            names = [n.lower() for n in [one["model"], *one.get("patterns", [])]]
            if name in [n for n in names if "*" not in n]:
                exact.append(one)
            for pattern in (n for n in names if "*" in n):
                literals = len(pattern) - pattern.count("*")
                if fnmatch.fnmatchcase(name, pattern) and literals >= best:
                    patterned = (patterned if literals == best else []) + [one]
                    best = literals
        begun = [one for one in exact or patterned if one.get("effective", "1970-01-01") <= day]
        if not begun:
            raise Unpriced(model)
        newest = max(one.get("effective", "1970-01-01") for one in begun)
        return [one for one in begun if one.get("effective", "1970-01-01") == newest][-1]

    def part(self, provider, model, units, tier="standard", day=None):
        """Unrounded USD."""
        day = day or datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d")
        entry = self.entry(provider, model, day)
        prices = dict(entry["prices"])
        total = sum(units.get(unit, 0) for unit in INPUTS)
        for step in entry.get("context_tiers", []):
            if total > step["above"]:
                prices.update(step["prices"])
        ratio = Fraction(1) if tier == "standard" else None
        if ratio is None:
            if tier not in entry.get("tiers", {}):
                raise Unpriced(f"{model}: {tier}")
            ratio = Fraction(entry["tiers"][tier])
        usd = Fraction(0)
        for unit, count in units.items():
            if not count:
                continue
            look = unit
            while look not in prices:
                if look not in STAND_IN:
                    raise Unpriced(f"{model}: {unit}")
                look = STAND_IN[look]
            each = Fraction(prices[look]) / (1_000_000 if unit in PER_MILLION else 1)
            usd += count * each * (1 if unit in TOOL_FEES else ratio)
        return usd


def nano(usd):
    """Rounded up once to whole nano-dollars."""
    return math.ceil(usd * 1_000_000_000)


def units_of(recording):
    """The expected usage of a recording in the table's units."""
    expected, extra = recording["expected_usage"], recording["expected_usage"]["extra"]
    number = lambda key: expected.get(key) or 0
    audio_in = extra.get("audio_input_tokens", 0)
    for entry in (expected.get("raw") or {}).get("cacheTokensDetails", []):
        if entry.get("modality") == "AUDIO":
            audio_in -= entry.get("tokenCount", 0)   # read from the cache: counted there
    if recording["provider"] == "google":
        audio_in = max(0, min(audio_in, number("input_uncached_tokens")))
    units = {
        "input": number("input_uncached_tokens"),
        "cache_read": number("cache_read_tokens"),
        "cache_write_1h": number("cache_write_1h_tokens"),
        "cache_write_5m": number("cache_write_tokens") - number("cache_write_1h_tokens"),
        "output": number("output_total_tokens") - extra.get("audio_output_tokens", 0),
        "audio_output": extra.get("audio_output_tokens", 0),
        "audio_input": audio_in,
        "search_unit": extra.get("search_units", 0),
        "page": extra.get("ocr_pages", 0),
        "web_search": extra.get("web_search_requests", 0) + extra.get("web_search_calls", 0)
        + extra.get("google_search_queries", 0),
        "file_search": extra.get("file_search_calls", 0),
        "code_session": 1 if extra.get("code_interpreter_calls", 0) else 0,
        "image_input": extra.get("image_tokens", 0) if recording["provider"] == "cohere" else 0,
    }
    # Only Mistral counts what was heard beside its input.
    if recording["provider"] != "mistral":
        units["input"] -= audio_in
    if recording["provider"] == "cohere":
        units["input"] -= units["image_input"]
    return units


def model_of(recording):
    body = recording["request_body"] if isinstance(recording["request_body"], dict) else {}
    path = recording["path"].split("?")[0]
    if "/models/" in path:
        return path.split("/models/")[1].split(":")[0]
    return body.get("model") or body.get("agent_id") or body.get("agent") or ""


def tier_of(recording):
    raw = recording["expected_usage"].get("raw") or {}
    named = recording["expected_usage"]["extra"].get("service_tier") or raw.get("service_tier")
    if not named and isinstance(recording["request_body"], dict):
        named = recording["request_body"].get("service_tier")
    return named if named in ("batch", "flex", "priority") else "standard"


def cost_of(table, recording):
    """Nano-USD; raises Unpriced."""
    provider = {"google": "gemini"}.get(recording["provider"], recording["provider"])
    tier = tier_of(recording)
    usd = table.part(provider, model_of(recording), units_of(recording), tier)
    for helper in recording["expected_usage"]["extra"].get("advisor_iterations", []):
        units = {"input": helper["input_tokens"], "output": helper["output_tokens"],
                 "cache_read": helper.get("cache_read_input_tokens", 0),
                 "cache_write_5m": helper.get("cache_creation_input_tokens", 0)}
        usd += table.part(provider, helper["model"], units, tier)
    return nano(usd)
