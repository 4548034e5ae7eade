# SPDX-License-Identifier: GPL-3.0-or-later
"""The first steps, by keyboard, in a data folder that nobody has used: caps are set, nothing is
assumed, and they come once."""
import json
import os
import time

from desktop import Desktop, Item, caps, check, wait_until
from harness import chat, main

TITLE = "first steps"


def settings(world, folder="ledger"):
    try:
        with open(os.path.join(world.home, folder, "settings.json")) as file:
            return json.load(file)
    except OSError:
        return {}


def autostart_file(world):
    folder = world.home + "/config/autostart"
    return [name for name in (os.listdir(folder) if os.path.isdir(folder) else [])
            if "llmcap" in name]


def taken(world):
    sim = world.simulated_provider()
    with Desktop(world) as desktop:
        proxy = desktop.serving_tray(sim, first_run=True)
        window = desktop.window(TITLE, 15)
        check("the first start shows the first steps", window, proxy.text())
        check("requests pass meanwhile", chat(proxy.url, limit=10).status == 200)
        desktop.type_into(window, "alt+d", "text:ten", "alt+n")
        time.sleep(0.7)
        check("a wrong amount turns no page and sets no cap", not caps(proxy), caps(proxy))
        desktop.type_into(window, "alt+d", "ctrl+a", "text:7.50", "alt+m", "ctrl+a", "text:$ 90",
                          "alt+n")
        set_caps = wait_until(lambda: len(caps(proxy)) == 2 and caps(proxy), 3) or caps(proxy)
        check("the daily and the monthly cap are set",
              {name: (cap["limit"], cap["window"]) for name, cap in set_caps.items()}
              == {"day": ("7.50", "day"), "month": ("90", "month")}
              or {name: float(cap["limit"]) for name, cap in set_caps.items()}
              == {"day": 7.5, "month": 90.0}, set_caps)
        time.sleep(0.5)
        desktop.type_into(window, "alt+s")
        check("shell lines are copied on the second page", wait_until(
            lambda: f"ANTHROPIC_BASE_URL='{proxy.url}/anthropic'" in desktop.clipboard(), 3),
            desktop.clipboard())
        check("a tool's request passes while the page watches",
              chat(proxy.url, limit=10).status == 200)
        desktop.type_into(window, "alt+n")
        time.sleep(0.4)
        desktop.type_into(window, "alt+n")
        time.sleep(0.4)
        check("nothing starts at login before it was asked", not autostart_file(world))
        desktop.type_into(window, "alt+s", "alt+f")
        check("they end", wait_until(lambda: not desktop.windows(TITLE), 5))
        check("ticked, it starts at login", autostart_file(world))
        check("that they were taken is remembered",
              settings(world).get("window", {}).get("first_run_done") is True, settings(world))
        item = Item(desktop)
        check("the menu has the caps", wait_until(lambda: item.row("Caps", "day:"), 5))
        proxy.stop()
        desktop.serving_tray(sim, first_run=True)
        time.sleep(2)
        check("a second start does not ask again", not desktop.windows(TITLE))


def left(world):
    sim = world.simulated_provider()
    with Desktop(world, panel=None) as desktop:
        proxy = desktop.serving_tray(sim, first_run=True)
        window = desktop.window(TITLE, 15)
        check("without a tray they come first", window and not desktop.windows("dashboard"))
        proxy.stop()
        check("a program that is ended has not taken them",
              not settings(world).get("window", {}).get("first_run_done"), settings(world))
        proxy = desktop.serving_tray(sim, first_run=True)
        window = desktop.window(TITLE, 15)
        check("so they are there at the next start", window)
        desktop.type_into(window, "Escape")
        check("put off, the dashboard follows", desktop.window("dashboard"))
        check("and nothing was assumed: no cap, no start at login",
              not caps(proxy) and not autostart_file(world), caps(proxy))
        check("put off is for good", settings(world)["window"]["first_run_done"] is True)


def not_at_login(world):
    sim = world.simulated_provider()
    with Desktop(world) as desktop:
        desktop.serving_tray(sim, "--background", first_run=True)
        time.sleep(2)
        check("at login nobody is asked", not desktop.windows(TITLE))


if __name__ == "__main__":
    main(taken, left, not_at_login)
