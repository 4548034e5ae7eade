# SPDX-License-Identifier: GPL-3.0-or-later
"""Logins to a subscription: their list value is notional and outside USD caps, unless set otherwise."""
import json
import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "e2e"))
from harness import check, main, request  # noqa: E402

LOGIN = "sk-ant-oat01-e2e"


def ask(proxy, credential, project, headers=None):
    body = {"model": "claude-sonnet-4-5", "max_tokens": 100,
            "messages": [{"role": "user", "content": "hi"}]}
    return request(proxy.url, "POST", f"/p/{project}/anthropic/v1/messages", json.dumps(body),
                   {"content-type": "application/json", "anthropic-version": "2023-06-01",
                    "authorization": "Bearer " + credential, **(headers or {})})


def row(world, proxy, project):
    for _ in range(50):
        rows = world.logs(proxy, "--project", project)
        if rows:
            return rows[0]
        time.sleep(0.1)
    return {}


def notional(world):
    proxy = world.serve(world.simulated_provider(), "--cap", "day=0")
    key = ask(proxy, "sk-ant-api03-e2e", "key")
    check("a key is held by the cap", key.status == 429, key)
    login = ask(proxy, LOGIN, "login")
    check("a subscription login is outside USD caps", login.status == 200, login)
    entry = row(world, proxy, "login")
    check("its list value is told as notional", entry["cost_usd"] == "0"
          and entry["cost_basis"] == "none" and "notional $0.0" in entry["note"]
          and entry["usage"]["output"] > 0, entry)
    codex = ask(proxy, "eyJhbGciOiJub25lIn0", "codex", {"chatgpt-account-id": "a"})
    check("so is Codex CLI's ChatGPT login", codex.status == 200, codex)
    today = world.client_json(proxy, "status")["today"]
    check("no total has it", today["spent_usd"] == "0" and today["held_usd"] == "0", today)
    world.client(proxy, "caps", "set", "few", "--window", "day", "--unit", "requests",
                 "--limit", "2")
    more = ask(proxy, LOGIN, "more")
    check("a cap that counts requests holds it all the same", more.status == 429
          and more.headers.get("x-llmcap-cap") == "few", more)
    proxy.stop()


def counted(world):
    config = os.path.join(world.home, "settings.json")
    with open(config, "w", encoding="utf-8") as file:
        json.dump({"count_subscriptions": True}, file)
    proxy = world.serve(world.simulated_provider(), "--config", config)
    ask(proxy, LOGIN, "login")
    entry = row(world, proxy, "login")
    check("set otherwise, it is spending", float(entry["cost_usd"]) > 0
          and entry["cost_basis"] == "reported", entry)
    world.client(proxy, "caps", "set", "day", "--limit", "0")
    held = ask(proxy, LOGIN, "held")
    check("and under the caps", held.status == 429, held)
    proxy.stop()


main(notional, counted)
