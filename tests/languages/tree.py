# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told of llmcap-tray, over AT-SPI: one JSON object a line for each part that
is shown, {"window", "role", "name", "description", "focusable"}."""
import json

import pyatspi

MOST = 4000   # a table of a million rows has as many parts


def walk(part, window, left):
    for i in range(min(part.childCount, 400)):
        child = part.getChildAtIndex(i)
        if child is None or left[0] <= 0:
            continue
        states = child.getState()
        if not states.contains(pyatspi.STATE_SHOWING) \
                and child.getRole() not in (pyatspi.ROLE_FRAME, pyatspi.ROLE_DIALOG):
            continue
        left[0] -= 1
        title = window or child.name
        print(json.dumps({"window": title, "role": child.getRoleName(), "name": child.name,
                          "description": child.description,
                          "focusable": states.contains(pyatspi.STATE_FOCUSABLE)}))
        if child.getRole() not in (pyatspi.ROLE_TABLE, pyatspi.ROLE_LIST):
            walk(child, title, left)


for application in pyatspi.Registry.getDesktop(0):
    if application is not None and "llmcap" in application.name.lower():
        walk(application, "", [MOST])
