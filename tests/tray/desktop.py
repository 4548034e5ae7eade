# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop of its own for each test: X server, session bus, window manager, panel; and the tray
program in it, its menu read and clicked over D-Bus."""
import json
import os
import re
import subprocess
import sys
import time

import dbus

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "e2e"))
from harness import Program, World, check, feed, request, TOKEN  # noqa: E402

XFCE_PANEL = """<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array"><value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=8;x=512;y=750"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="36"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/><value type="int" value="2"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="separator">
      <property name="expand" type="bool" value="true"/></property>
    <property name="plugin-2" type="string" value="systray"/>
  </property>
</channel>
"""
TINT2 = """rounded = 0
background_color = {colour} 100
panel_items = TSC
panel_size = 100% 36
panel_position = bottom center horizontal
panel_background_id = 1
systray_padding = 4 4 4
systray_icon_size = 24
taskbar_mode = single_desktop
time1_format = %H:%M
"""


def wait_until(condition, seconds=10, pause=0.05):
    """The first true answer, or the last false one when time is over."""
    end = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer or time.monotonic() > end:
            return answer
        time.sleep(pause)


class Desktop:
    """`panel`: "sni" (xfce4-panel), "xembed" (tint2) or None. `hides`: services that the session
    bus does not start by itself, though they are installed. Ends with the `with` block."""

    def __init__(self, world, panel="sni", colour="#222222", hides=()):
        self.world = world
        self.pids = []
        self.env = {**world.token_env, "XDG_CURRENT_DESKTOP": "XFCE", "QT_QPA_PLATFORM": "xcb",
                    "XDG_CACHE_HOME": world.home + "/cache", "NO_AT_BRIDGE": "1"}
        read, write = os.pipe()
        self.spawn("Xvfb", "-displayfd", str(write), "-screen", "0", "1024x768x24", "-nolisten",
                   "tcp", pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as number:
            self.env["DISPLAY"] = ":" + number.readline().strip()
        bus = self.spawn("dbus-daemon", self.bus_config(hides), "--nofork", "--print-address=1",
                         stdout=subprocess.PIPE, text=True)
        self.env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        self.bus = dbus.bus.BusConnection(self.env["DBUS_SESSION_BUS_ADDRESS"])
        self.spawn("openbox", "--sm-disable")
        self.colour = colour
        if panel:
            self.start_panel(panel)

    def spawn(self, *command, **options):
        options.setdefault("stdout", subprocess.DEVNULL)
        options.setdefault("stderr", subprocess.DEVNULL)
        process = subprocess.Popen(command, env=self.env, **options)
        self.pids.append(process)
        return process

    def bus_config(self, hides):
        """The session's usual configuration, or one that starts all services but those."""
        if not hides:
            return "--session"
        services = self.world.home + "/bus-services"
        os.makedirs(services)
        installed = "/usr/share/dbus-1/services"
        for name in os.listdir(installed):
            if not name.startswith(tuple(hides)):
                os.symlink(f"{installed}/{name}", f"{services}/{name}")
        path = self.world.home + "/bus.conf"
        with open(path, "w") as file:
            file.write(f"""<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
<servicedir>{services}</servicedir><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>""")
        return "--config-file=" + path

    def start_panel(self, panel):
        if panel == "sni":
            folder = self.world.home + "/config/xfce4/xfconf/xfce-perchannel-xml"
            os.makedirs(folder, exist_ok=True)
            with open(folder + "/xfce4-panel.xml", "w") as file:
                file.write(XFCE_PANEL)
            self.spawn("xfce4-panel", "--disable-wm-check")
            if not wait_until(lambda: self.bus.name_has_owner("org.kde.StatusNotifierWatcher"), 30):
                raise RuntimeError("xfce4-panel does not show trays")
        else:
            with open(self.world.home + "/tint2rc", "w") as file:
                file.write(TINT2.format(colour=self.colour))
            self.spawn("tint2", "-c", self.world.home + "/tint2rc")
            if not wait_until(lambda: self.x("xdotool", "search", "--class", "tint2"), 30):
                raise RuntimeError("tint2 does not show itself")
            time.sleep(1)   # the tray selection is taken a moment after its window

    def x(self, *command, seconds=20):
        """The output of an X client."""
        result = subprocess.run(command, env=self.env, capture_output=True, text=True,
                                timeout=seconds)
        return result.stdout.strip()

    def windows(self, title):
        return self.x("xdotool", "search", "--onlyvisible", "--name", title).split()

    def window(self, title, seconds=10):
        found = wait_until(lambda: self.windows(title), seconds)
        return found[-1] if found else None

    def type_into(self, window, *keys):
        """Each of `keys` is a key of xdotool, or a text after "text:"."""
        self.x("xdotool", "windowactivate", "--sync", window)
        for key in keys:
            if key.startswith("text:"):
                self.x("xdotool", "type", "--delay", "5", key[5:])
            else:
                self.x("xdotool", "key", key)

    def close(self, window):
        self.x("xdotool", "windowactivate", "--sync", window)
        self.x("xdotool", "key", "alt+F4")

    def clipboard(self):
        return self.x("xclip", "-selection", "clipboard", "-o")

    def picture(self, path, area=None):
        crop = ["-crop", area, "+repage"] if area else []
        subprocess.run(["import", "-window", "root", *crop, path], env=self.env, check=True)

    def tray(self, *arguments, env=None, first_run=False):
        """`first_run`: nobody has taken the first steps with that data folder yet."""
        folder = dict(zip(arguments, arguments[1:])).get("--data-dir")
        if folder and not first_run and not os.path.exists(folder + "/settings.json"):
            os.makedirs(folder, mode=0o700, exist_ok=True)
            with open(folder + "/settings.json", "w") as file:
                file.write('{"window":{"first_run_done":true}}')
        program = Program([os.path.join(os.path.dirname(self.world.llmcap), "llmcap-tray"),
                           *arguments], env or self.env)
        self.world.programs.append(program)
        return program

    def serving_tray(self, sim, *arguments, folder="ledger", listen="127.0.0.1:0", **options):
        """llmcap-tray with a proxy that leads to `sim`, as a Program with `url`."""
        origins = [f"--origin={name}={sim}/{name}"
                   for name in ("anthropic", "openai", "gemini", "mistral", "cohere")]
        program = self.tray("--data-dir", os.path.join(self.world.home, folder), "--listen", listen,
                            *origins, "--fallback-price", "1.00/4.00", *arguments, **options)
        match = program.wait_for(r"LLMCap is listening on (\S+)")
        if not match:
            raise RuntimeError("no tray: " + program.text())
        program.url = match.group(1)
        return program

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for program in reversed(self.world.programs):
            program.stop(15)
        self.bus.close()
        for process in reversed(self.pids):
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


class Item:
    """The StatusNotifier item of one program, and its menu (com.canonical.dbusmenu)."""

    def __init__(self, desktop, seconds=15):
        self.desktop = desktop
        self.name = wait_until(self.find, seconds)
        if not self.name:
            raise RuntimeError("no item is registered with the panel")

    def find(self):
        watcher = self.desktop.bus.get_object("org.kde.StatusNotifierWatcher",
                                              "/StatusNotifierWatcher")
        items = watcher.Get("org.kde.StatusNotifierWatcher", "RegisteredStatusNotifierItems",
                            dbus_interface="org.freedesktop.DBus.Properties")
        return next((name for name in (str(item).split("/")[0] for item in items)
                     if self.has_menu(name)), None)

    def has_menu(self, name):
        """An item that was just replaced may still be in the panel's list."""
        try:
            self.desktop.bus.get_object(name, "/MenuBar").GetLayout(
                0, 0, dbus.Array([], signature="s"), dbus_interface="com.canonical.dbusmenu")
        except dbus.DBusException:
            return False
        return True

    def property(self, name):
        item = self.desktop.bus.get_object(self.name, "/StatusNotifierItem")
        return item.Get("org.kde.StatusNotifierItem", name,
                        dbus_interface="org.freedesktop.DBus.Properties")

    def tooltip(self):
        return str(self.property("ToolTip")[2])

    def icon(self):
        """The pixels of the largest picture: changes with the state."""
        pictures = self.property("IconPixmap")
        return bytes(max(pictures, key=lambda picture: int(picture[0]))[2])

    def activate(self):
        item = self.desktop.bus.get_object(self.name, "/StatusNotifierItem")
        item.Activate(0, 0, dbus_interface="org.kde.StatusNotifierItem")

    def menu(self):
        return dbus.Interface(self.desktop.bus.get_object(self.name, "/MenuBar"),
                              "com.canonical.dbusmenu")

    def rows(self):
        """Every row that can be seen, as {"path": (...), "id", "label", "checked", "enabled"}."""
        try:
            _, layout = self.menu().GetLayout(0, -1, dbus.Array([], signature="s"))
        except dbus.DBusException:
            # The program has made a new icon for another proxy: read that one.
            self.name = wait_until(self.find, 5)
            _, layout = self.menu().GetLayout(0, -1, dbus.Array([], signature="s"))
        rows = []

        def walk(node, path):
            identifier, properties, children = node
            label = str(properties.get("label", "")).replace("_", "", 1)
            here = path + (label,) if identifier else path
            if not properties.get("visible", True):
                return
            if identifier and properties.get("type") != "separator":
                rows.append({"path": here, "id": int(identifier), "label": label,
                             "checked": int(properties.get("toggle-state", -1)) == 1,
                             "enabled": bool(properties.get("enabled", True))})
            for child in children:
                walk(child, here)

        walk(layout, ())
        return rows

    def row(self, *starts):
        """The row whose path starts like that, a prefix for each level; None where there is none."""
        return next((row for row in self.rows()
                     if len(row["path"]) == len(starts)
                     and all(part.startswith(start)
                             for part, start in zip(row["path"], starts))), None)

    def label(self, *starts):
        row = self.row(*starts)
        return row["label"] if row else None

    def click(self, *starts):
        row = wait_until(lambda: self.row(*starts), 5)
        if not row:
            raise RuntimeError(f"no row {starts} in {[row['path'] for row in self.rows()]}")
        self.menu().Event(row["id"], "clicked", dbus.Int32(0, variant_level=1), dbus.UInt32(0))


class Notifications:
    """A listener in the place of the desktop's notification daemon."""

    def __init__(self, desktop):
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                              "notification_service.py")
        self.process = subprocess.Popen(["/usr/bin/python3", "-B", script], env=desktop.env,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        desktop.pids.append(self.process)
        self.seen = []
        import threading
        threading.Thread(target=self.read, daemon=True).start()
        if not wait_until(lambda: desktop.bus.name_has_owner("org.freedesktop.Notifications")):
            raise RuntimeError("the listener owns no name")

    def read(self):
        for line in self.process.stdout:
            self.seen.append(json.loads(line))

    def wait(self, pattern, seconds=10, after=0):
        """The first notification (from the index `after` on) with that in title or body."""
        return wait_until(lambda: next(
            (note for note in self.seen[after:]
             if re.search(pattern, note["title"] + "\n" + note["body"])), None), seconds)

    def invoke(self, note, action):
        self.process.stdin.write(f"{note['id']} {action}\n")
        self.process.stdin.flush()


def caps(proxy):
    return {cap["name"]: cap for cap in feed(proxy.url, "caps")["caps"]}


def sdk_base_url(proxy, provider):
    """What the provider's official SDK takes: OpenAI's has "/v1" in it."""
    return f"{proxy.url}/{provider}" + ("/v1" if provider == "openai" else "")


def status(proxy):
    return feed(proxy.url, "status")


def within_a_second(name, condition, why=lambda: ""):
    held = wait_until(condition, 1.0)
    return check(name + " (within a second)", held, "" if held else why())


__all__ = ["Desktop", "Item", "Notifications", "Program", "World", "TOKEN", "caps", "check",
           "feed", "request", "status", "wait_until", "within_a_second"]
