# SPDX-License-Identifier: GPL-3.0-or-later
"""The real key store, gnome-keyring, through QtKeychain: the feed's token lies there and nowhere
else; without one, or with a locked one, a private file has it and every surface says so."""
import os
import re
import stat
import subprocess
import sys
import time

import dbus

from desktop import Desktop, Item, check, wait_until
from harness import main, request

FOLDER = "org.freedesktop.secrets"


def secrets(desktop):
    """Every stored secret as text, by label."""
    service = desktop.bus.get_object(FOLDER, "/org/freedesktop/secrets")
    _, session = service.OpenSession("plain", dbus.String("", variant_level=1),
                                     dbus_interface="org.freedesktop.Secret.Service")
    found, _ = service.SearchItems(dbus.Dictionary({}, signature="ss"),
                                   dbus_interface="org.freedesktop.Secret.Service")
    texts = {}
    for path in found:
        item = desktop.bus.get_object(FOLDER, path)
        label = item.Get("org.freedesktop.Secret.Item", "Label",
                         dbus_interface="org.freedesktop.DBus.Properties")
        secret = item.GetSecret(session, dbus_interface="org.freedesktop.Secret.Item")
        texts[str(label)] = bytes(secret[2]).decode()
    return texts


def without_token(desktop):
    return {name: value for name, value in desktop.env.items() if name != "LLMCAP_TOKEN"}


def start_keyring(desktop, password=b"a password\n"):
    process = subprocess.Popen(
        ["gnome-keyring-daemon", "--foreground", "--components=secrets"]
        + (["--unlock"] if password else []),
        env=desktop.env, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    desktop.pids.append(process)
    if password:
        process.stdin.write(password)
    process.stdin.close()
    if not wait_until(lambda: desktop.bus.name_has_owner(FOLDER), 10):
        raise RuntimeError("gnome-keyring does not start")
    time.sleep(0.5)


def tray(desktop, folder="kept"):
    program = desktop.tray("--data-dir", os.path.join(desktop.world.home, folder), "--listen",
                           "127.0.0.1:0", "--cap", "day=3", env=without_token(desktop))
    match = program.wait_for(r"LLMCap is listening on (\S+)", 40)
    if not match:
        raise RuntimeError("no tray: " + program.text())
    program.url = match.group(1)
    return program


def token_file(desktop, folder="kept"):
    return os.path.join(desktop.world.home, folder, "feed-token")


def status_of(url, token):
    return request(url, "GET", "/llmcap/v1/status",
                   headers={"authorization": "Bearer " + token}).status


def token_command(desktop, *more):
    return desktop.world.run("token", "--data-dir", os.path.join(desktop.world.home, "kept"), *more,
                             env=without_token(desktop)).stdout


def files_with(folder, text):
    return [name for name in os.listdir(folder)
            if os.path.isfile(os.path.join(folder, name))
            and text.encode() in open(os.path.join(folder, name), "rb").read()]


def in_the_key_store(world):
    with Desktop(world) as desktop:
        start_keyring(desktop)
        proxy = tray(desktop)
        kept = {label: text for label, text in secrets(desktop).items() if "LLMCap" in label
                or re.fullmatch("[0-9a-f]{64}", text)}
        check("the key store has the token", len(kept) == 1, list(kept))
        token = next(iter(kept.values()), "")
        check("it opens the feed", status_of(proxy.url, token) == 200)
        check("no file has it", not os.path.exists(token_file(desktop))
              and not files_with(os.path.join(world.home, "kept"), token))
        check("the figures are in the menu",
              wait_until(lambda: Item(desktop).row("Today: $0.00 of $3.00"), 10))
        told = token_command(desktop)
        check("the command line says where it is", "key store" in told, told)
        told = token_command(desktop, "--control")
        check("and finds it there", told.strip() == token)
        proxy.stop()
        again = tray(desktop)
        check("the next start has the same one", status_of(again.url, token) == 200)
        again.stop()


def absent(world):
    # The bus would start an installed one by itself, locked.
    with Desktop(world, hides=(FOLDER, "org.gnome.keyring")) as desktop:
        proxy = tray(desktop)
        path = token_file(desktop)
        mode = stat.S_IMODE(os.stat(path).st_mode) if os.path.exists(path) else None
        check("without a key store a file has it, for its owner alone", mode == 0o600, mode)
        with open(path) as file:
            token = file.read().strip()
        check("it opens the feed", status_of(proxy.url, token) == 200)
        told = token_command(desktop)
        check("the command line says where it is", path in told, told)
        item = Item(desktop)
        item.click("Settings")
        window = desktop.window("settings")
        check("the settings open", window)
        desktop.close(window)
        proxy.stop()

        # A key store that comes later takes it over where a person says so.
        start_keyring(desktop)
        os.remove(os.path.join(world.home, "kept", "settings.json"))
        program = desktop.tray("--data-dir", os.path.join(world.home, "kept"), "--listen",
                               "127.0.0.1:0", env=without_token(desktop), first_run=True)
        program.wait_for(r"LLMCap is listening on (\S+)", 40)
        steps = desktop.window("first steps", 15)
        for _ in range(2):
            desktop.type_into(steps, "alt+n")
            time.sleep(0.7)
        check("until then the file stays", os.path.exists(path))
        desktop.type_into(steps, "alt+k")
        check("the first steps move it into the key store",
              wait_until(lambda: not os.path.exists(path), 8))
        check("it is the same token", token in secrets(desktop).values())


def locked(world):
    """A locked key store asks its user; nobody answers here."""
    with Desktop(world) as desktop:
        start_keyring(desktop, password=None)
        begun = time.monotonic()
        proxy = tray(desktop)
        took = time.monotonic() - begun
        check("a locked key store holds nothing up for long", took < 20, took)
        check("and the file has it", os.path.exists(token_file(desktop)))
        check("the feed serves", request(proxy.url, "GET", "/llmcap/v1/status").status == 401)


if __name__ == "__main__":
    main(in_the_key_store, absent, locked)
