# SPDX-License-Identifier: GPL-3.0-or-later
"""Public collections of prices, each brought to one form: {(provider, model): {figure: amount}}.

A figure is "output", "output above 200000", "batch output", "speed=fast output",
"context_window"; an amount is an exact decimal in USD per token, or per piece.
"""
import json
import os
import tomllib
from decimal import Decimal

MILLION = Decimal(1_000_000)
PROVIDERS = ("anthropic", "openai", "gemini", "mistral", "cohere")


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file, parse_float=Decimal, parse_int=Decimal)


def figure(unit, mode="", above=0):
    return (mode + " " if mode else "") + unit + (f" above {above}" if above else "")


# genai-prices: USD per million tokens, or per thousand searches.
GENAI_UNITS = {
    "input_mtok": "input", "cache_read_mtok": "cache_read", "cache_write_mtok": "cache_write_5m",
    "cache_write_1h_mtok": "cache_write_1h", "output_mtok": "output",
    "input_audio_mtok": "audio_input", "output_audio_mtok": "audio_output",
    "input_image_mtok": "image_input", "output_image_mtok": "image_output",
    "web_searches_kcount": "web_search",
}


def genai_names(match):
    """The exact names of a match rule."""
    if "equals" in match:
        return [match["equals"]]
    return [name for part in match.get("or", []) for name in genai_names(part)]


def genai_prices(prices, day):
    """Of several dated prices, those that hold on a day."""
    if isinstance(prices, dict):
        return prices
    held = {}
    for each in prices:
        constraint = each.get("constraint") or {}
        if "start_time" in constraint:   # a time of the day: the dearer one stands
            continue
        if constraint.get("start_date", "0") <= day:
            held = each["prices"]
    return held


def genai(folder, day="2026-08-21"):
    ids = {"google": "gemini"}
    models = {}
    for provider in load(os.path.join(folder, "genai-prices/prices__new_data__v2__data.json")):
        name = ids.get(provider["id"], provider["id"])
        if name not in PROVIDERS:
            continue
        for model in provider["models"]:
            found = {}
            for key, value in genai_prices(model["prices"], day).items():
                unit = GENAI_UNITS.get(key)
                if not unit:
                    continue
                per = Decimal(1000) if unit == "web_search" else MILLION
                if not isinstance(value, dict):
                    found[unit] = value / per
                    continue
                found[unit] = value["base"] / per
                for tier in value["tiers"]:
                    found[figure(unit, above=int(tier["start"]))] = tier["price"] / per
            if "context_window" in model:
                found["context_window"] = model["context_window"]
            for each in {model["id"], *genai_names(model["match"])}:
                models[(name, each)] = found
    return models


# Portkey models: US cents per token, or per piece.
PORTKEY_UNITS = {
    "request_token": "input", "response_token": "output", "cache_read_input_token": "cache_read",
    "cache_write_input_token": "cache_write_5m", "request_audio_token": "audio_input",
    "response_audio_token": "audio_output", "cache_write_1h": "cache_write_1h",
    "web_search": "web_search", "file_search": "file_search",
    "request_image_token": "image_input", "response_image_token": "image_output",
    "image_token": "image_output",
}


PORTKEY_VIDEO = {
    "video_seconds": "", "video_duration_seconds_1280_720": "",
    "video_duration_seconds_1920_1080": "resolution=1080p",
    "video_duration_seconds_3840_2160": "resolution=4k",
}


def portkey_units(found, config, mode="", above=0):
    flat = {**config, **config.get("additional_units", {})}
    for key, value in flat.items():
        unit = PORTKEY_UNITS.get(key)
        if unit and isinstance(value, dict) and value.get("price"):
            found[figure(unit, mode, above)] = value["price"] / 100
    for key, label in PORTKEY_VIDEO.items():
        if isinstance(flat.get(key), dict):
            found[figure("video_second", label)] = flat[key]["price"] / 100


def portkey_pictures(found, qualities):
    """DALL-E: {quality: {size: price}}, as the table's multipliers name them."""
    for quality in ("standard", "hd"):
        for size, value in qualities.get(quality, {}).items():
            kind = [quality] * (quality == "hd") + [size] * (size != "1024x1024")
            if size != "default":
                found[figure("image", "picture=" + "-".join(kind) if kind else "")] = \
                    value["price"] / 100


def portkey_custom(found, custom):
    modes = custom.get("regions", {}).get("default", {}).get("execution_modes", {})
    for name, mode in modes.items():
        label = {"standard": "", "fast": "speed=fast"}.get(name, name)
        if "pricing_config" in mode:
            portkey_units(found, mode["pricing_config"].get("pay_as_you_go", {}), label)
        for tier, config in mode.get("context_tiers", {}).items():
            bound, size = tier.split("-")
            above = int(size.rstrip("k")) * 1000 if bound == "gt" else 0
            portkey_units(found, config["pricing_config"].get("pay_as_you_go", {}), label, above)


def portkey(folder):
    models = {}
    for file, provider in (("anthropic", "anthropic"), ("openai", "openai"), ("google", "gemini"),
                           ("mistral-ai", "mistral"), ("cohere", "cohere")):
        path = os.path.join(folder, "portkey-models/pricing", file + ".json")
        for model, entry in load(path).items():
            config = entry.get("pricing_config") or {}
            found = {}
            portkey_units(found, config.get("pay_as_you_go", {}))
            if model.startswith("dall-e"):
                portkey_pictures(found, config["pay_as_you_go"]["image"])
            portkey_units(found, config.get("batch_config", {}), "batch")
            portkey_custom(found, config.get("custom_pricing") or entry.get("custom_pricing")
                           or {})
            # "gemini-2.5-pro-gt-200k": the tier stands in the name.
            for bound in ("-lte-", "-gt-"):
                if bound in model:
                    base, size = model.split(bound)
                    above = int(size.rstrip("k")) * 1000 if bound == "-gt-" else 0
                    tiered = models.setdefault((provider, base), {})
                    for unit, price in found.items():
                        tiered[unit + (f" above {above}" if above else "")] = price
                    found = {}
            if found and model != "default":
                models.setdefault((provider, model), {}).update(found)
    return models


# models.dev: USD per million tokens.
MODELS_DEV_UNITS = {"input": "input", "output": "output", "cache_read": "cache_read",
                    "cache_write": "cache_write_5m", "input_audio": "audio_input",
                    "output_audio": "audio_output"}


def models_dev_units(found, cost, mode="", above=0):
    for key, unit in MODELS_DEV_UNITS.items():
        if key in cost:
            found[figure(unit, mode, above)] = Decimal(str(cost[key])) / MILLION


def models_dev(folder):
    models = {}
    for name, provider in (("anthropic", "anthropic"), ("openai", "openai"),
                           ("google", "gemini"), ("mistral", "mistral"), ("cohere", "cohere")):
        place = os.path.join(folder, "models.dev/providers", name, "models")
        for file in sorted(os.listdir(place)):
            with open(os.path.join(place, file), "rb") as stream:
                entry = tomllib.load(stream)
            cost = entry.get("cost", {})
            found = {}
            models_dev_units(found, cost)
            for tier in cost.get("tiers", []):
                models_dev_units(found, tier, above=int(tier["tier"]["size"]))
            for mode in entry.get("experimental", {}).get("modes", {}).values():
                body = mode.get("provider", {}).get("body", {})
                label = body.get("service_tier") or "speed=" + body.get("speed", "?")
                models_dev_units(found, mode.get("cost", {}), label)
            limit = entry.get("limit", {})
            if limit.get("context"):
                found["context_window"] = Decimal(limit["context"])
            if limit.get("output"):
                found["max_output"] = Decimal(limit["output"])
            models[(provider, file.removesuffix(".toml"))] = found
    return models


# LiteLLM: USD per token, or per piece.
LITELLM_UNITS = {
    "input_cost_per_token": "input", "output_cost_per_token": "output",
    "cache_read_input_token_cost": "cache_read",
    "cache_creation_input_token_cost": "cache_write_5m",
    "cache_creation_input_token_cost_above_1hr": "cache_write_1h",
    "input_cost_per_audio_token": "audio_input", "output_cost_per_audio_token": "audio_output",
    "input_cost_per_image_token": "image_input", "output_cost_per_image_token": "image_output",
    "input_cost_per_character": "input_character", "input_cost_per_second": "input_second",
    "input_cost_per_query": "search_unit",
    "code_interpreter_cost_per_session": "code_session",
    "annotation_cost_per_page": "page",
}


def litellm_figure(key):
    """"input_cost_per_token_above_200k_tokens_priority" taken apart; None where it is no price."""
    mode = ""
    for suffix, label in (("_priority", "priority"), ("_flex", "flex"), ("_batches", "batch")):
        if key.endswith(suffix):
            key, mode = key.removesuffix(suffix), label
    above = 0
    if key.endswith("k_tokens") and "_above_" in key:
        key, size = key.rsplit("_above_", 1)
        above = int(size.removesuffix("k_tokens")) * 1000
    unit = LITELLM_UNITS.get(key)
    return figure(unit, mode, above) if unit else None


def litellm(folder):
    owners = {"text-completion-openai": "openai", "cohere_chat": "cohere"}
    models = {}
    path = os.path.join(folder, "litellm-full/model_prices_and_context_window.json")
    for name, entry in load(path).items():
        if not isinstance(entry, dict):
            continue
        provider = owners.get(entry.get("litellm_provider"), entry.get("litellm_provider"))
        if provider not in PROVIDERS or name.startswith(("1024-x", "256-x", "512-x", "hd/",
                                                         "standard/", "low/", "medium/",
                                                         "high/")):
            continue
        found = {}
        for key, value in entry.items():
            label = litellm_figure(key)
            if label and isinstance(value, (Decimal, int)) and value:
                found[label] = Decimal(value)
        if entry.get("mode") == "video_generation":
            for key, label in (("output_cost_per_second", ""),
                               ("output_cost_per_second_1080p", "resolution=1080p")):
                if key in entry:
                    found[figure("video_second", label)] = entry[key]
        if entry.get("mode") == "image_generation" and "output_cost_per_image" in entry \
                and not any(unit.endswith("put") for unit in found):   # drawn by token
            found["image"] = entry["output_cost_per_image"]
        special = entry.get("provider_specific_entry", {})
        for key, label in (("us", "inference_geo=us"), ("fast", "speed=fast")):
            if isinstance(special.get(key), (Decimal, int)) and "input" in found:
                for unit in ("input", "output"):
                    found[figure(unit, label)] = found[unit] * special[key]
        search = entry.get("search_context_cost_per_query")
        if search:
            found["web_search"] = max(search.values())
        for key, label in (("max_input_tokens", "context_window"),
                           ("max_output_tokens", "max_output")):
            if isinstance(entry.get(key), (Decimal, int)) and entry[key] > 0:
                found[label] = Decimal(entry[key])
        models.setdefault((provider, name.rsplit("/", 1)[-1]), {}).update(found)
    return models


SOURCES = {"genai-prices": genai, "portkey": portkey, "models.dev": models_dev,
           "litellm": litellm}
# When each was taken down: which dated price of ours it speaks of.
DAYS = {"genai-prices": "2026-08-21", "portkey": "2026-08-21", "models.dev": "2026-07-02",
        "litellm": "2026-07-24"}
