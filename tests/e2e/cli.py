# SPDX-License-Identifier: GPL-3.0-or-later
"""The client commands and their exit statuses, as scripts rely on them."""
import json
import re
from decimal import Decimal

from harness import TOKEN, chat, check, free_port, main

MONEY = re.compile(r"-?\d+(\.\d+)?")


def caps_by_name(world, proxy):
    return {cap["name"]: cap for cap in world.client_json(proxy, "status")["caps"]}


def caps(world):
    sim = world.simulated_provider()
    proxy = world.serve(sim)
    run = world.client

    result = run(proxy, "caps", "set", "day", "--window", "day", "--limit", "10.00")
    check("caps set makes a cap", result.returncode == 0, result.stderr)
    cap = caps_by_name(world, proxy).get("day", {})
    check("status shows it", cap.get("window") == "day" and cap.get("unit") == "usd"
          and Decimal(cap.get("limit", "0")) == 10, cap)
    result = run(proxy, "caps", "raise", "day", "5.00")
    check("caps raise raises it", result.returncode == 0
          and Decimal(caps_by_name(world, proxy)["day"]["limit"]) == 15, result.stderr)
    result = run(proxy, "caps", "set", "day", "--limit", "20")
    check("caps set with --limit alone keeps the raise", result.returncode == 0
          and Decimal(caps_by_name(world, proxy)["day"]["limit"]) == 25, result.stderr)
    for window in ("hour", "week", "month", "total", "90m"):
        result = run(proxy, "caps", "set", "w-" + window, "--window", window, "--limit", "1")
        check(f"caps set takes the window {window}", result.returncode == 0, result.stderr)
    result = run(proxy, "caps", "set", "few", "--window", "day", "--limit", "3", "--unit",
                 "requests", "--project", "few")
    check("caps set takes a unit and a scope", result.returncode == 0, result.stderr)
    result = run(proxy, "caps", "list")
    check("caps list names every cap", result.returncode == 0
          and all(name in result.stdout for name in ("day", "w-90m", "few")), result.stdout)
    statuses = [chat(proxy.url, project="few").status for _ in range(5)]
    check("a cap of three requests lets three pass", statuses == [200] * 3 + [429] * 2, statuses)
    result = run(proxy, "caps", "clear", "few")
    check("caps clear removes it", result.returncode == 0
          and "few" not in caps_by_name(world, proxy), result.stderr)
    check("without it the next request passes", chat(proxy.url, project="few").status == 200)


def reports(world):
    sim = world.simulated_provider()
    proxy = world.serve(sim, "--cap", "day=10.00")
    sent = [chat(proxy.url, project="one"), chat(proxy.url, project="two", stream=True)]
    ids = [reply.headers.get("x-llmcap-request-id") for reply in sent]
    check("every reply carries a request id", all(ids) and ids[0] != ids[1], ids)
    status = world.client_json(proxy, "status")
    check("status --json has the fields of the contract",
          {"as_of", "zone", "state", "today", "month", "caps"} <= set(status)
          and {"spent_usd", "held_usd", "requests", "blocked", "unpriced"}
          <= set(status["today"]), status)
    check("money is decimal text",
          isinstance(status["today"]["spent_usd"], str)
          and MONEY.fullmatch(status["today"]["spent_usd"]), status["today"])
    check("the day has two requests and a cost", status["today"]["requests"] == 2
          and Decimal(status["today"]["spent_usd"]) > 0, status["today"])
    rows = world.logs(proxy)
    check("logs are newest first", [row["id"] for row in rows] == ids[::-1],
          [row["id"] for row in rows])
    fields = {"id", "time", "provider", "endpoint", "model", "project", "key", "client",
              "outcome", "status", "streaming", "usage", "cost_usd", "cost_basis", "cap",
              "ms_total", "ms_first_byte", "ms_added"}
    check("a log row has the fields of the contract", rows and fields <= set(rows[0]),
          rows[:1] and fields - set(rows[0]))
    check("rows add up to the day", sum(Decimal(row["cost_usd"]) for row in rows)
          == Decimal(status["today"]["spent_usd"]), status["today"])
    check("logs --project filters", [row["project"] for row in
                                     world.logs(proxy, "--project", "two")] == ["two"])
    limited = world.client(proxy, "logs", "--json", "--limit", "1").stdout.splitlines()
    check("logs --limit limits", len(limited) == 1, limited)
    text = json.dumps(rows)
    check("no log row holds the key", "sk-e2e" not in text)
    for command in ("status", "today", "month", "models", "logs", "blocked", "holds",
                    "statusline"):
        result = world.client(proxy, command)
        check(f"{command} answers with 0", result.returncode == 0, result.stderr)


def exit_statuses(world):
    nowhere = f"http://127.0.0.1:{free_port()}"
    result = world.run("status", "--url", nowhere)
    check("69 where nothing answers", result.returncode == 69 and result.stderr.strip(),
          (result.returncode, result.stderr))
    sim = world.simulated_provider()
    proxy = world.serve(sim)
    result = world.run("status", "--url", proxy.url,
                       env={**world.env, "LLMCAP_TOKEN": TOKEN[::-1]})
    check("77 where the token is refused", result.returncode == 77,
          (result.returncode, result.stderr))
    result = world.client(proxy, "caps", "raise", "nothing", "1.00")
    check("1 where the cap is not there", result.returncode == 1, (result.returncode,
                                                                   result.stderr))
    for name, arguments in {
            "no command": [], "an unknown command": ["frobnicate"],
            "an unknown option": ["status", "--frobnicate"],
            "a limit that is no amount": ["caps", "set", "day", "--limit", "lots"],
            "a window that is none": ["caps", "set", "x", "--window", "fortnight", "--limit", "1"],
            "a time that is none": ["logs", "--since", "yesteryear"]}.items():
        result = world.client(proxy, *arguments)
        check(f"64 for {name}", result.returncode == 64 and (result.stderr or result.stdout),
              (result.returncode, result.stderr))
    result = world.run("--version")
    check("--version answers with 0", result.returncode == 0 and "llmcap" in result.stdout)
    result = world.run("--help")
    check("--help names the commands", result.returncode == 0
          and all(word in result.stdout for word in ("serve", "caps", "logs", "demo")))
    check("SIGTERM ends serve with 0", proxy.stop() == 0, proxy.text())


if __name__ == "__main__":
    main(caps, reports, exit_statuses)
