# SPDX-License-Identifier: GPL-3.0-or-later
"""The tray program by keyboard alone, as a screen reader is told of it, while its language changes."""
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "tray"))
from desktop import Desktop, Item, check, wait_until   # noqa: E402
from harness import main   # noqa: E402


def heard(desktop):
    done = subprocess.run(["/usr/bin/python3", "-B", os.path.join(HERE, "tree.py")],
                          env=desktop.env, capture_output=True, text=True, timeout=60)
    return [json.loads(line) for line in done.stdout.splitlines()]


def windows(desktop):
    return {part["window"] for part in heard(desktop)}


def everything_is_named(desktop, language):
    parts = heard(desktop)
    shown = {part["window"] for part in parts}
    bare = [f"{part['role']} in {part['window']}" for part in parts
            if part["focusable"] and not part["name"] and part["role"] != "filler"]
    check(f"{language}: every part that takes the focus has a name ({len(parts)} parts of "
          f"{len(shown)} windows heard)", len(parts) > 40 and not bare, bare[:8])


def the_language_changes(world):
    with Desktop(world) as desktop:
        desktop.env.pop("NO_AT_BRIDGE", None)
        desktop.env["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        desktop.env["LC_ALL"] = "C.UTF-8"
        desktop.serving_tray(world.simulated_provider(), "--cap", "day=10.00")
        item = Item(desktop)
        check("it begins in the system's language", item.row("Today"), item.rows()[:3])
        item.click("Open dashboard")
        item.click("Help", "About")
        item.click("Settings")
        check("three windows are heard", wait_until(
            lambda: {"LLMCap dashboard", "LLMCap settings"} <= windows(desktop), 15),
            windows(desktop))
        everything_is_named(desktop, "English")
        # Keys alone: Alt+L goes to the languages, letters choose, Alt+O presses OK.
        desktop.type_into(desktop.window("LLMCap settings"), "alt+l", "text:Deu",
                          "alt+o")
        check("the menu speaks German without a restart",
              wait_until(lambda: item.row("Heute"), 5), [row["label"] for row in item.rows()])
        check("so does an open window", wait_until(
            lambda: "LLMCap-Dashboard" in windows(desktop), 10), windows(desktop))
        check("and no window is left in English",
              not {"LLMCap dashboard", "LLMCap settings", "About LLMCap"} & windows(desktop),
              windows(desktop))
        rows = [row["label"] for row in item.rows()]
        check("no row of the menu is left in English",
              not [row for row in rows if row in ("Caps", "Help", "Settings…", "On")], rows)
        check("amounts are German too", "10,00" in (item.label("Heute") or ""),
              item.label("Heute"))
        everything_is_named(desktop, "German")
        item.click("Einstellungen")
        desktop.window("LLMCap-Einstellungen")
        with open(os.path.join(world.home, "ledger", "settings.json"), encoding="utf-8") as file:
            kept = json.load(file)
        check("the choice is kept", kept["window"]["language"] == "de", kept)
        desktop.type_into(desktop.window("LLMCap-Einstellungen"), "alt+s", "text:Engl",
                          "alt+o")
        check("and back", wait_until(lambda: item.row("Today"), 5), item.rows()[:3])


main(the_language_changes)
