# SPDX-License-Identifier: GPL-3.0-or-later
"""The right-click menu in a StatusNotifier panel: every row is chosen, and what it did is read back
from the feed."""
import datetime
import os
import re
import time

from desktop import (Desktop, Item, Notifications, caps, check, sdk_base_url, status, wait_until,
                     within_a_second)
from harness import chat, main

CAPS = ("--cap", "day=10.00", "--cap", "month=150.00")
# 1 USD per million input, 4 per million output tokens: a large bound that fits, and little spent.
SMALL = dict(limit=50)


def left(text):
    """Seconds until a time of the feed."""
    at = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return (at - datetime.datetime.now(datetime.timezone.utc)).total_seconds()


def figures(desktop, item, proxy):
    check("menu before any request", item.label("Today") == "Today: $0.00 of $10.00 (0%)",
          item.label("Today"))
    check("a request passes", chat(proxy.url, **SMALL).status == 200)
    spent = status(proxy)["today"]["spent_usd"]
    shown = re.compile(r"Today: \$0\.00\d+ of \$10\.00 \(0%\)")
    within_a_second("spend is in the menu", lambda: shown.fullmatch(item.label("Today") or ""),
                    lambda: (item.label("Today"), spent))
    within_a_second("spend is in the tooltip",
                    lambda: re.fullmatch(r"LLMCap: \$0\.00\d+ of \$10 today, \$0\.00\d+ of \$150 "
                                         r"month, 0 blocked \(\d\d:\d\d\)", item.tooltip()),
                    item.tooltip)
    check("the tooltip fits", len(item.tooltip()) <= 127)
    check("every row can be chosen", all(row["enabled"] for row in item.rows()))


def raises(desktop, item, proxy):
    for step, limit in (("+$1 today", "11"), ("+$5 today", "16")):
        item.click("Caps", "day:", step)
        within_a_second(f"{step}: the feed has it", lambda: caps(proxy)["day"]["limit"] == limit,
                        lambda: caps(proxy)["day"])
        within_a_second(f"{step}: the menu has it",
                        lambda: f"of ${limit}.00" in (item.label("Caps", "day:") or ""),
                        lambda: item.label("Caps", "day:"))
        within_a_second(f"{step}: the tooltip has it",
                        lambda: f"of ${limit} today" in item.tooltip(), item.tooltip)
    result = desktop.world.client_json(proxy, "caps", "list")
    shown = {cap["name"]: cap for cap in (result if isinstance(result, list) else result["caps"])}
    check("the command line has it", shown["day"]["limit"] == "16", result)
    check("only the cap that was meant", caps(proxy)["month"]["limit"] == "150")
    item.click("Caps", "day:", "Take back the raise of $6.00")
    within_a_second("a raise is taken back", lambda: caps(proxy)["day"]["limit"] == "10")
    within_a_second("and its row is gone",
                    lambda: not item.row("Caps", "day:", "Take back"))


def pause_of_a_cap(desktop, item, proxy):
    item.click("Caps", "day:", "Pause for 1 hour")
    within_a_second("a cap is paused for an hour",
                    lambda: (caps(proxy)["day"]["paused_until"]
                             and 3500 < left(caps(proxy)["day"]["paused_until"]) <= 3600))
    within_a_second("the menu says until when",
                    lambda: (item.label("Caps", "day:") or "").startswith("day: paused until"),
                    lambda: item.label("Caps", "day:"))
    item.click("Caps", "day:", "Resume")
    within_a_second("and resumed", lambda: caps(proxy)["day"]["paused_until"] is None)


def limits(desktop, item, proxy):
    item.click("Caps", "day:", "Set limit")
    window = desktop.window("limit of")
    check("Set limit opens a dialog", window)
    desktop.type_into(window, "ctrl+a", "text:ten", "Return")
    time.sleep(0.5)
    check("a wrong limit stays in the dialog", desktop.windows("limit of")
          and caps(proxy)["day"]["base_limit"] == "10", caps(proxy)["day"])
    desktop.type_into(window, "ctrl+a", "text:12.50", "Return")
    within_a_second("a new limit is set", lambda: caps(proxy)["day"]["base_limit"] == "12.50",
                    lambda: caps(proxy)["day"])
    within_a_second("the dialog closes", lambda: not desktop.windows("limit of"))
    within_a_second("the menu has it", lambda: "of $12.50" in (item.label("Caps", "day:") or ""))

    item.click("Caps", "New cap")
    window = desktop.window("new cap")
    check("New cap opens a dialog", window)
    desktop.type_into(window, "text:hour-openai", "Tab", "text:500", "Tab", "Down", "Tab", "Down",
                      "Down", "Down", "Tab", "Down", "Down", "Tab", "Return")
    made = wait_until(lambda: caps(proxy).get("hour-openai"), 2)
    check("a new cap is made with what was chosen",
          made and (made["limit"], made["unit"], made["window"], made["provider"])
          == ("500", "tokens", "hour", "openai"), made)
    within_a_second("and has rows of its own",
                    lambda: item.row("Caps", "hour-openai:", "+50 tokens this hour"),
                    lambda: [row["path"] for row in item.rows() if row["path"][0] == "Caps"])
    item.click("Caps", "hour-openai:", "+200 tokens this hour")
    within_a_second("a cap of tokens is raised in tokens",
                    lambda: caps(proxy)["hour-openai"]["limit"] == "700",
                    lambda: caps(proxy)["hour-openai"])
    desktop.world.client(proxy, "caps", "clear", "hour-openai")
    within_a_second("a cap that is gone has no rows",
                    lambda: not item.row("Caps", "hour-openai:"))


def enforcement(desktop, item, proxy):
    def now():
        return status(proxy)["enforcement"]

    check("enforcement is on", item.label("Enforcement") == "Enforcement: on"
          and item.row("Enforcement", "On")["checked"], item.label("Enforcement"))
    item.click("Enforcement", "Warn only")
    within_a_second("warn only", lambda: now()["warn_only"])
    within_a_second("the menu says so",
                    lambda: item.label("Enforcement") == "Enforcement: warn only"
                    and item.row("Enforcement", "Warn only")["checked"]
                    and not item.row("Enforcement", "On")["checked"],
                    lambda: item.label("Enforcement"))
    item.click("Enforcement", "On")
    within_a_second("on again", lambda: not now()["warn_only"])
    item.click("Enforcement", "On")
    time.sleep(0.6)
    check("on stays on when it is chosen twice", item.row("Enforcement", "On")["checked"])
    until_midnight = 86400 - time.time() % 86400   # the zone of the test is UTC
    for row, least, most in (("Pause for 15 minutes", 890, 900), ("Pause for 1 hour", 3590, 3600),
                             ("Pause until tomorrow", until_midnight - 30, until_midnight + 1)):
        item.click("Enforcement", row)
        within_a_second(row, lambda: now()["paused_until"]
                        and least < left(now()["paused_until"]) <= most, now)
        within_a_second(row + ": the menu says until when",
                        lambda: (item.label("Enforcement") or "").startswith(
                            "Enforcement: paused until"), lambda: item.label("Enforcement"))
    paused = item.icon()
    item.click("Enforcement", "On")
    within_a_second("On ends a pause", lambda: now()["paused_until"] is None)
    within_a_second("the icon follows", lambda: item.icon() != paused)


def kill_switch(desktop, item, proxy):
    before = item.icon()
    item.click("Block all paid requests")
    within_a_second("everything is blocked", lambda: status(proxy)["enforcement"]["block_all"])
    within_a_second("the box is ticked", lambda: item.row("Block all")["checked"])
    within_a_second("the icon shows it", lambda: item.icon() != before)
    check("a paid request is refused", chat(proxy.url, **SMALL).status == 429)
    within_a_second("blocked is counted in the menu",
                    lambda: item.label("Blocked today") == "Blocked today: 1",
                    lambda: item.label("Blocked today"))
    item.click("Block all paid requests")
    within_a_second("and let go again", lambda: not status(proxy)["enforcement"]["block_all"])
    check("a paid request passes again", chat(proxy.url, **SMALL).status == 200)


def connect(desktop, item, proxy):
    for provider in ("anthropic", "openai", "gemini", "mistral", "cohere"):
        item.click("Connect a tool", "Copy base URL: " + provider)
        within_a_second(f"the base URL of {provider} is copied",
                        lambda: desktop.clipboard() == sdk_base_url(proxy, provider),
                        desktop.clipboard)
    item.click("Connect a tool", "Copy shell lines")
    within_a_second("shell lines are copied",
                    lambda: f"export ANTHROPIC_BASE_URL='{proxy.url}/anthropic'"
                    in desktop.clipboard(), desktop.clipboard)
    item.click("Connect a tool", "Test")
    window = desktop.window("test a connection")
    check("Test opens its window", window)
    desktop.close(window)
    check("and it closes", wait_until(lambda: not desktop.windows("test a connection"), 5))


def windows(desktop, item, proxy):
    for rows, title in ((("Today",), "dashboard"), (("This month",), "dashboard"),
                        (("Blocked today",), "dashboard"), (("Open dashboard",), "dashboard"),
                        (("Settings",), "settings"), (("Help", "Doctor"), "doctor"), (("Help", "Logs"), "log"),
                        (("Help", "About"), "About LLMCap")):
        item.click(*rows)
        window = desktop.window(title)
        check(f"{' > '.join(rows)} opens a window", window)
        desktop.close(window)
        wait_until(lambda: not desktop.windows(title), 5)
    item.activate()
    check("a left click opens the dashboard", desktop.window("dashboard"))
    check("closing windows ends nothing", item.tooltip().startswith("LLMCap:"))


def refused_action(desktop, item, proxy):
    desktop.world.client(proxy, "caps", "set", "brief", "--window", "day", "--limit", "5")
    wait_until(lambda: item.row("Caps", "brief:"), 3)
    row = item.row("Caps", "brief:", "+$5")
    desktop.world.client(proxy, "caps", "clear", "brief")
    item.menu().Event(row["id"], "clicked", "", 0)
    window = desktop.window("^LLMCap$")
    check("an action that fails is told", window)
    desktop.type_into(window, "Escape")


def quits(desktop, item, proxy):
    check("quit says what it does", item.row("Quit LLMCap (stops enforcement)"))
    item.click("Quit LLMCap")
    code = proxy.process.wait(20)
    check("quit ends with 0", code == 0, (code, proxy.text()[-300:]))
    check("the icon is gone", wait_until(lambda: not item.find(), 5))
    try:
        chat(proxy.url, seconds=3)
        check("nothing answers any more", False)
    except OSError:
        check("nothing answers any more", True)


def status_notifier(world):
    sim = world.simulated_provider()
    with Desktop(world) as desktop:
        proxy = desktop.serving_tray(sim, *CAPS)
        item = Item(desktop)
        wait_until(lambda: item.row("Today: $"), 5)
        for part in (figures, raises, pause_of_a_cap, limits, enforcement, kill_switch, connect,
                     windows, refused_action, quits):
            part(desktop, item, proxy)


def runaway(world):
    """A client that repeats itself is held, told, and let go on by one click."""
    sim = world.simulated_provider()
    with Desktop(world) as desktop:
        notes = Notifications(desktop)
        folder = os.path.join(world.home, "ledger")
        os.makedirs(folder)
        with open(folder + "/settings.json", "w") as file:
            file.write('{"runaway":"hold","window":{"first_run_done":true}}')
        proxy = desktop.serving_tray(sim, "--cap", "day=10.00")
        item = Item(desktop)
        codes = []
        while 429 not in codes and len(codes) < 40:
            codes.append(chat(proxy.url, **SMALL).status)
        check("a client that sends one prompt again and again is held", 429 in codes, codes)
        told = notes.wait("is held", 5)
        check("a notification tells it", told and "same prompt" in told["body"], notes.seen)
        within_a_second("the menu has a row for it", lambda: item.row("Held: k"),
                        lambda: [row["label"] for row in item.rows()])
        item.click("Held: k")
        within_a_second("let go on, its row is gone", lambda: not item.row("Held"),
                        lambda: [row["label"] for row in item.rows()])
        check("and its requests pass", chat(proxy.url, **SMALL).status == 200)


if __name__ == "__main__":
    main(status_notifier, runaway)
