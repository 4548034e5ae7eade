# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands in for the desktop's notification daemon (Desktop Notifications Specification 1.2):
prints each notification as a line of JSON; "ID ACTION" on its input chooses an action."""
import json
import sys

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

NAME = "org.freedesktop.Notifications"


class Service(dbus.service.Object):
    def __init__(self, bus):
        super().__init__(dbus.service.BusName(NAME, bus), "/org/freedesktop/Notifications")
        self.next = 0

    @dbus.service.method(NAME, in_signature="", out_signature="as")
    def GetCapabilities(self):
        return ["body", "body-markup", "actions", "icon-static"]

    @dbus.service.method(NAME, in_signature="", out_signature="ssss")
    def GetServerInformation(self):
        return "listener", "llmcap", "1", "1.2"

    @dbus.service.method(NAME, in_signature="susssasa{sv}i", out_signature="u")
    def Notify(self, program, replaces, icon, title, body, actions, hints, timeout):
        self.next += 1
        picture = hints.get("image-data")
        print(json.dumps({"id": self.next, "program": program, "title": title, "body": body,
                          "actions": dict(zip(actions[::2], actions[1::2])),
                          "picture": [int(picture[0]), int(picture[1]), len(picture[6])]
                          if picture else None}), flush=True)
        return dbus.UInt32(self.next)

    @dbus.service.method(NAME, in_signature="u", out_signature="")
    def CloseNotification(self, identifier):
        self.NotificationClosed(identifier, 3)

    @dbus.service.signal(NAME, signature="uu")
    def NotificationClosed(self, identifier, reason):
        pass

    @dbus.service.signal(NAME, signature="us")
    def ActionInvoked(self, identifier, action):
        pass


def main():
    dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
    service = Service(dbus.SessionBus())
    loop = GLib.MainLoop()

    def read(source, _):
        line = source.readline()
        if not line:
            loop.quit()
            return False
        identifier, action = line.split()
        service.ActionInvoked(dbus.UInt32(int(identifier)), action)
        service.NotificationClosed(dbus.UInt32(int(identifier)), 2)
        return True

    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, read)
    loop.run()


main()
