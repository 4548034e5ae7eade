# SPDX-License-Identifier: GPL-3.0-or-later
"""Notifications: what a listener in the place of the daemon receives, what a real daemon shows, and
what a click on "Allow +$5 today" does."""
import os
import re
import subprocess
import time

from desktop import Desktop, Item, Notifications, caps, check, status, wait_until, within_a_second
from harness import chat, main

# 4 USD per million output tokens: 1000 tokens are 0.004 USD and a little for the input.
THOUSAND = {"limit": 1000, "controls": {"x-sim-output-tokens": "1000"}}


def spend(proxy, times):
    return [chat(proxy.url, **THOUSAND).status for _ in range(times)]


def crossings(world):
    sim = world.simulated_provider()
    with Desktop(world) as desktop:
        notes = Notifications(desktop)
        proxy = desktop.serving_tray(sim, "--cap", "day=0.05")
        item = Item(desktop)
        wait_until(lambda: item.row("Today: $"), 5)
        codes = spend(proxy, 8)
        check("eight requests pass", codes == [200] * 8, (codes, status(proxy)["today"]))
        check("no notice below a threshold", not notes.seen, notes.seen)
        while status(proxy)["caps"][0]["state"] == "ok":
            spend(proxy, 1)
        warned = notes.wait("day: 80% is spent")
        check("80 % is told", warned, notes.seen)
        check("with the limit and the reset", warned and "$0.05" in warned["body"]
              and "resets at" in warned["body"], warned)
        check("by LLMCap, with its icon", warned and warned["program"] == "LLMCap"
              and warned["picture"] == [64, 64, 64 * 64 * 4], warned)
        check("with the action", warned
              and warned["actions"].get("raise") == "Allow +$5 today", warned)
        codes = spend(proxy, 4)
        check("then the cap refuses", 429 in codes, codes)
        reached = notes.wait("day: limit reached|Request blocked")
        check("the limit is told with its first refusal", reached, notes.seen)
        spend(proxy, 5)
        time.sleep(1)
        check("later refusals wait for their summary", len(notes.seen) == 2,
              [note["title"] for note in notes.seen])
        notes.invoke(reached, "raise")
        within_a_second("Allow +$5 today raises the cap by $5",
                        lambda: caps(proxy)["day"]["limit"] == "5.05", lambda: caps(proxy)["day"])
        check("and requests pass again", spend(proxy, 1) == [200])
        notes.invoke(reached, "default")
        check("a click on a notice opens the dashboard", desktop.window("dashboard"))
        check("titles and bodies fit", all(len(note["title"]) <= 63 and len(note["body"]) <= 255
                                           for note in notes.seen))


def pause_and_outage(world):
    sim = world.simulated_provider()
    with Desktop(world) as desktop:
        notes = Notifications(desktop)
        served = world.serve(sim, "--cap", "day=1")
        port = served.url.rsplit(":", 1)[1]
        tray = desktop.tray("--feed", served.url)
        check("it says what it watches", tray.wait_for("LLMCap watches " + served.url))
        item = Item(desktop)
        check("the figures of the watched feed are shown",
              wait_until(lambda: item.row("Today: $0.00 of $1.00"), 10),
              [row["label"] for row in item.rows()])
        check("quitting would not stop it", item.row("Quit LLMCap (the proxy it watches goes on)"))
        until = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 3))
        from harness import TOKEN, request
        request(served.url, "PATCH", "/llmcap/v1/enforcement",
                '{"paused_until":"%s"}' % until,
                {"authorization": "Bearer " + TOKEN, "content-type": "application/json"})
        within_a_second("a pause from elsewhere is in the menu",
                        lambda: (item.label("Enforcement") or "").startswith(
                            "Enforcement: paused"), lambda: item.label("Enforcement"))
        check("the end of a pause is told", notes.wait("enforced again", 10), notes.seen)
        check("the pause has ended in the menu", wait_until(
            lambda: item.label("Enforcement") == "Enforcement: on", 2), item.label("Enforcement"))

        healthy = item.icon()
        served.kill()
        check("old figures say how old they are", wait_until(
            lambda: re.fullmatch(r"Data is \d+ s old – reconnect", item.label("Data") or ""), 10),
            [row["label"] for row in item.rows()])
        check("the icon is hollow", item.icon() != healthy)
        check("the tooltip keeps the figures and says their age",
              re.search(r"\$1 today.*\d+ s old\)", item.tooltip()), item.tooltip())
        check("a proxy that is gone is told", notes.wait("cannot be reached", 30), notes.seen)
        check("the menu says why", wait_until(
            lambda: any("nothing answers" in row["label"].lower()
                        or "LLMCap" in row["label"] and served.url in row["label"]
                        for row in item.rows()), 5), [row["label"] for row in item.rows()])
        world.serve(sim, listen="127.0.0.1:" + port)
        item.click("Data is")   # reconnect now
        check("it recovers", wait_until(lambda: not item.row("Data is")
                                        and item.icon() == healthy, 15), item.tooltip())
        check("one notice an outage", len([n for n in notes.seen
                                           if "cannot be reached" in n["title"]]) == 1)
        item.click("Quit LLMCap")
        check("quit ends the watcher", tray.process.wait(10) == 0)
        check("and not what it watched", chat(served.url, limit=10).status == 200)


def real_daemon(world):
    """dunst: what it shows, and an action chosen through its own menu."""
    sim = world.simulated_provider()
    with Desktop(world) as desktop:
        chooser = os.path.join(world.home, "choose")
        with open(chooser, "w") as file:
            file.write("#!/bin/sh\ntee -a %s/offered | grep -m 1 Allow\n" % world.home)
        os.chmod(chooser, 0o755)
        config = os.path.join(world.home, "dunstrc")
        with open(config, "w") as file:
            file.write("[global]\n    dmenu = %s\n    show_indicators = no\n" % chooser)
        desktop.spawn("dunst", "-config", config)
        wait_until(lambda: desktop.bus.name_has_owner("org.freedesktop.Notifications"))
        proxy = desktop.serving_tray(sim, "--cap", "day=0.02")
        Item(desktop)
        spend(proxy, 6)

        def waiting():
            found = subprocess.run(["dunstctl", "count", "displayed"], env=desktop.env,
                                   capture_output=True, text=True).stdout
            return int(found or 0)
        check("a real daemon shows the notices", wait_until(lambda: waiting() >= 2, 10), waiting())
        desktop.x("dunstctl", "context")
        check("its menu offers the raise, and choosing it raises",
              wait_until(lambda: caps(proxy)["day"]["limit"] == "5.02", 5), caps(proxy)["day"])
        desktop.x("dunstctl", "close-all")
        history = desktop.x("dunstctl", "history")
        check("what it showed is what was meant", "day: 80% is spent" in history, history[:300])


if __name__ == "__main__":
    main(crossings, pause_and_outage, real_daemon)
