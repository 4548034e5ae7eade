# SPDX-License-Identifier: GPL-3.0-or-later
"""The other kind of tray, XEmbed (tint2): every row of the menu by pointer and keyboard alone."""
import time

from desktop import Desktop, caps, check, sdk_base_url, status, wait_until
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


class Menu:
    """The menu by its mnemonics."""

    def __init__(self, desktop, centre):
        self.desktop, self.centre = desktop, centre

    def press(self, *keys):
        # From elsewhere: xdotool waits in vain for a pointer that is there already.
        self.desktop.x("xdotool", "mousemove", "500", "300")
        self.desktop.x("xdotool", "mousemove", "--sync", *self.centre, "click", "3")
        time.sleep(0.7)
        for key in keys:
            self.desktop.x("xdotool", "key", key)
            time.sleep(0.4)

    def does(self, name, keys, condition, why=lambda: ""):
        self.press(*keys)
        held = wait_until(condition, 3)
        check(name, held, "" if held else why())
        if not held:
            self.desktop.x("xdotool", "key", "Escape", "Escape", "Escape")


def enforcement(menu, proxy):
    def now():
        return status(proxy)["enforcement"]
    menu.does("block all", "a", lambda: now()["block_all"])
    check("a paid request is refused", chat(proxy.url, limit=50).status == 429)
    menu.does("and let go again", "a", lambda: not now()["block_all"])
    menu.does("warn only", "ew", lambda: now()["warn_only"])
    menu.does("enforcement on", "eo", lambda: not now()["warn_only"])
    for name, key in (("pause for 15 minutes", "5"), ("pause for an hour", "h"),
                      ("pause until tomorrow", "t")):
        before = now()["paused_until"]
        menu.does(name, "e" + key,
                  lambda: now()["paused_until"] and now()["paused_until"] != before, now)
    menu.does("on ends the pause", "eo", lambda: not now()["paused_until"], now)


def cap_rows(menu, proxy):
    def day():
        return caps(proxy)["day"]
    menu.does("+$1 today", "cd1", lambda: day()["limit"] == "11", day)
    menu.does("+$5 today", "cd5", lambda: day()["limit"] == "16", day)
    menu.does("take back the raise", "cdt", lambda: day()["limit"] == "10", day)
    menu.does("pause the cap", "cdp", lambda: day()["paused_until"], day)
    menu.does("resume the cap", "cdr", lambda: not day()["paused_until"], day)
    menu.press(*"cds")
    window = menu.desktop.window("limit of")
    menu.desktop.type_into(window, "ctrl+a", "text:12", "Return")
    check("set limit", wait_until(lambda: day()["base_limit"] == "12", 3), day())
    menu.press(*"cn")
    window = menu.desktop.window("new cap")
    menu.desktop.type_into(window, "text:extra", "Tab", "text:3", "Return")
    check("new cap", wait_until(lambda: caps(proxy).get("extra", {}).get("limit") == "3", 3),
          caps(proxy))


def connect(menu, proxy):
    for provider in ("anthropic", "openai", "gemini", "mistral", "cohere"):
        menu.does("copy base URL: " + provider, "o" + provider[0],
                  lambda: menu.desktop.clipboard() == sdk_base_url(proxy, provider),
                  menu.desktop.clipboard)
    menu.does("copy shell lines", "os",
              lambda: "export OPENAI_BASE_URL=" in menu.desktop.clipboard(),
              menu.desktop.clipboard)


def windows(menu, proxy):
    for name, keys, title in (("test a connection", "ot", "test a connection"),
                              ("today", "t", "dashboard"), ("this month", "m", "dashboard"),
                              ("blocked today", "b", "dashboard"),
                              ("open dashboard", "d", "dashboard"),
                              ("settings", "s", "settings"), ("doctor", "hd", "doctor"),
                              ("logs", "hl", "log"), ("about", "ha", "About LLMCap")):
        menu.press(*keys)
        window = menu.desktop.window(title)
        check(name + " opens a window", window)
        if window:
            menu.desktop.close(window)
        wait_until(lambda: not menu.desktop.windows(title), 5)
    menu.desktop.x("xdotool", "mousemove", "500", "300")
    menu.desktop.x("xdotool", "mousemove", "--sync", *menu.centre, "click", "1")
    window = menu.desktop.window("dashboard")
    check("a left click opens the dashboard", window)
    menu.desktop.close(window)


def every_row(world):
    sim = world.simulated_provider()
    with Desktop(world, panel="xembed") as desktop:
        proxy = desktop.serving_tray(sim, "--cap", "day=10.00")
        centre = wait_until(lambda: icon_centre(desktop), 15)
        check("the icon is in the panel", centre, desktop.x("xdotool", "search", "--class", "tray"))
        check("no window opens by itself", not desktop.windows("dashboard"))
        chat(proxy.url, limit=50)
        menu = Menu(desktop, centre)
        for part in (enforcement, cap_rows, connect, windows):
            part(menu, proxy)
        menu.press("q")
        try:
            code = proxy.process.wait(15)
        except Exception:
            code = None
        check("quit by the keyboard ends with 0", code == 0, code)


if __name__ == "__main__":
    main(every_row)
