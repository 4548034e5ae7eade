# SPDX-License-Identifier: GPL-3.0-or-later
"""The other kind of tray, XEmbed (tint2): pointer and keyboard alone."""
import time

from desktop import Desktop, check, status, wait_until
from harness import chat, main


def icon_centre(desktop):
    """The icon is a small window of its own in the panel."""
    for window in desktop.x("xdotool", "search", "--class", "llmcap-tray").split():
        geometry = dict(line.split("=") for line in desktop.x(
            "xdotool", "getwindowgeometry", "--shell", window).splitlines() if "=" in line)
        width, height = int(geometry.get("WIDTH", 0)), int(geometry.get("HEIGHT", 0))
        if 8 <= width <= 64 and 8 <= height <= 64 and int(geometry["Y"]) > 700:
            return str(int(geometry["X"]) + width // 2), str(int(geometry["Y"]) + height // 2)
    return None


def open_menu(desktop, centre):
    desktop.x("xdotool", "mousemove", "--sync", *centre, "click", "3")
    time.sleep(0.7)


def pointer_and_keyboard(world):
    sim = world.simulated_provider()
    with Desktop(world, panel="xembed") as desktop:
        proxy = desktop.serving_tray(sim, "--cap", "day=10.00")
        centre = wait_until(lambda: icon_centre(desktop), 15)
        check("the icon is in the panel", centre, desktop.x("xdotool", "search", "--class", "tray"))
        check("no window opens by itself", not desktop.windows("dashboard"))
        chat(proxy.url, limit=50)

        open_menu(desktop, centre)
        desktop.x("xdotool", "key", "a")
        check("a right click opens the menu, the mnemonic blocks everything",
              wait_until(lambda: status(proxy)["enforcement"]["block_all"], 3))
        open_menu(desktop, centre)
        desktop.x("xdotool", "key", "a")
        check("and lets it go again",
              wait_until(lambda: not status(proxy)["enforcement"]["block_all"], 3))
        open_menu(desktop, centre)
        desktop.x("xdotool", "key", "c")
        time.sleep(0.4)
        desktop.x("xdotool", "key", "d")
        time.sleep(0.4)
        desktop.x("xdotool", "key", "5")
        check("caps, day, +$5 by the keyboard alone",
              wait_until(lambda: status(proxy)["caps"][0]["limit"] == "15", 3),
              status(proxy)["caps"][0])
        open_menu(desktop, centre)
        desktop.x("xdotool", "key", "e")
        time.sleep(0.4)
        desktop.x("xdotool", "key", "w")
        check("enforcement, warn only by the keyboard alone",
              wait_until(lambda: status(proxy)["enforcement"]["warn_only"], 3))
        desktop.x("xdotool", "mousemove", "--sync", *centre, "click", "1")
        window = desktop.window("dashboard")
        check("a left click opens the dashboard", window)
        desktop.close(window)
        open_menu(desktop, centre)
        desktop.x("xdotool", "key", "q")
        try:
            code = proxy.process.wait(15)
        except Exception:
            code = None
        check("quit by the keyboard ends with 0", code == 0, code)


if __name__ == "__main__":
    main(pointer_and_keyboard)
