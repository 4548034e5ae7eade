# SPDX-License-Identifier: GPL-3.0-or-later
"""The real menu, tooltip, notifications and windows in a real panel, as pictures."""
import os
import sys
import time

from desktop import Desktop, Item, wait_until
from harness import chat, free_port, main, request, TOKEN

OUT = sys.argv[2]
ICON = ("1006", "750")   # the rightmost of the panel


def keys(desktop, *names):
    for name in names:
        desktop.x("xdotool", "key", name)
        time.sleep(0.35)


def settled(desktop, name, area=None):
    time.sleep(0.6)
    desktop.picture(os.path.join(OUT, name + ".png"), area)


def spend_some(proxy, times=10):
    for _ in range(times):
        chat(proxy.url, {"x-sim-output-tokens": "90000", "x-sim-input-tokens": "30000"},
             model="pictures", limit=100000)


def open_menu(desktop):
    desktop.x("xdotool", "mousemove", "--sync", "500", "300")
    desktop.x("xdotool", "mousemove", "--sync", *ICON, "click", "3")
    time.sleep(0.8)


def menu(world):
    sim = world.simulated_provider()
    with Desktop(world) as desktop:
        desktop.x("xsetroot", "-solid", "#4a6785")
        proxy = desktop.serving_tray(sim, "--cap", "day=10.00", "--cap", "month=150.00")
        item = Item(desktop)
        wait_until(lambda: item.row("Today: $"), 5)
        request(proxy.url, "PUT", "/llmcap/v1/caps/agents",
                '{"window":"hour","limit":"2.50","project":"agents"}',
                {"authorization": "Bearer " + TOKEN, "content-type": "application/json"})
        spend_some(proxy)
        time.sleep(1)
        desktop.x("xdotool", "mousemove", "--sync", *ICON)
        time.sleep(1.5)
        settled(desktop, "tray-tooltip", "620x120+404+648")
        open_menu(desktop)
        settled(desktop, "tray-menu", "420x360+604+408")
        # Caps, then the first of them, by the pointer's own keys.
        keys(desktop, "c", "Right")
        settled(desktop, "tray-menu-caps")
        keys(desktop, "Escape", "Escape", "Escape")
        open_menu(desktop)
        keys(desktop, "e")
        settled(desktop, "tray-menu-enforcement")
        keys(desktop, "Escape", "Escape", "Escape")
        open_menu(desktop)
        keys(desktop, "o")
        settled(desktop, "tray-menu-connect")
        keys(desktop, "Escape", "Escape", "Escape")
        for rows, title, name in ((("Caps", "day:", "Set limit"), "limit of", "dialog-limit"),
                                  (("Caps", "New cap"), "new cap", "dialog-new-cap"),
                                  (("Connect a tool", "Test"), "test a connection", "dialog-test"),
                                  (("Help", "Doctor"), "doctor", "window-doctor"),
                                  (("Help", "Logs"), "log", "window-log"),
                                  (("Help", "About"), "About LLMCap", "dialog-about")):
            if not item.row(*rows):
                continue
            item.click(*rows)
            window = desktop.window(title)
            if title == "test a connection":
                chat(proxy.url, limit=50)
            settled(desktop, name)
            desktop.close(window)


def of_window(desktop, window, name):
    """That window alone, with the frame that its manager gives it."""
    time.sleep(0.6)
    desktop.x("import", "-frame", "-window", window, os.path.join(OUT, name + ".png"))


def settings(world):
    sim = world.simulated_provider()
    with Desktop(world) as desktop:
        desktop.x("xsetroot", "-solid", "#4a6785")
        proxy = desktop.serving_tray(sim, "--cap", "day=10.00", "--cap", "month=150.00")
        item = Item(desktop)
        spend_some(proxy, 3)
        item.click("Settings")
        window = desktop.window("settings")
        for name in ("general", "caps", "connections", "notifications", "prices", "privacy",
                     "advanced"):
            of_window(desktop, window, "settings-" + name)
            desktop.type_into(window, "Down")


def first_run(world):
    sim = world.simulated_provider()
    with Desktop(world) as desktop:
        desktop.x("xsetroot", "-solid", "#4a6785")
        proxy = desktop.serving_tray(sim, first_run=True)
        window = desktop.window("first steps", 15)
        desktop.type_into(window, "alt+d", "text:10.00", "alt+m", "text:150.00")
        for number, name in enumerate(("caps", "tool", "token", "login")):
            if name == "tool":
                chat(proxy.url, limit=50)
            of_window(desktop, window, f"first-run-{number + 1}-{name}")
            desktop.type_into(window, "alt+n")
            time.sleep(0.5)


def notifications(world):
    sim = world.simulated_provider()
    with Desktop(world) as desktop:
        desktop.x("xsetroot", "-solid", "#4a6785")
        desktop.spawn("dunst")
        wait_until(lambda: desktop.bus.name_has_owner("org.freedesktop.Notifications"))
        proxy = desktop.serving_tray(sim, "--cap", "day=0.02")
        Item(desktop)
        for _ in range(6):
            chat(proxy.url, {"x-sim-output-tokens": "1000"}, limit=1000)
        settled(desktop, "notifications", "420x240+604+0")


def problems(world):
    import socket
    with Desktop(world) as desktop, socket.socket() as stranger:
        stranger.bind(("127.0.0.1", 0))
        stranger.listen()
        desktop.tray("--data-dir", os.path.join(world.home, "other"), "--listen",
                     f"127.0.0.1:{stranger.getsockname()[1]}")
        desktop.window("LLMCap did not start", 15)
        settled(desktop, "start-problem")
        open_menu(desktop)
        settled(desktop, "start-problem-menu")


def stale(world):
    sim = world.simulated_provider()
    with Desktop(world, panel="xembed") as desktop:
        proxy = world.serve(sim, "--cap", "day=1", listen=f"127.0.0.1:{free_port()}")
        desktop.tray("--feed", proxy.url)
        time.sleep(5)
        settled(desktop, "xembed-panel", "300x60+724+708")
        proxy.kill()
        time.sleep(4)
        settled(desktop, "xembed-panel-stale", "300x60+724+708")


if __name__ == "__main__":
    main(menu, settings, first_run, notifications, problems, stale)
    print("pictures are in " + os.path.normpath(OUT))
