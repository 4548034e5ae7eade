# SPDX-License-Identifier: GPL-3.0-or-later
"""Start, second start, no tray, a tray that starts later, a port or folder in use, the end."""
import os
import signal
import socket
import threading
import time

from desktop import Desktop, Item, check, feed, status, wait_until
from harness import chat, free_port, main


def children(process):
    """Processes that this one started and that still live."""
    path = f"/proc/{process.pid}/task/{process.pid}/children"
    try:
        with open(path) as file:
            return file.read().split()
    except OSError:
        return []


def without_a_tray(world):
    sim = world.simulated_provider()
    with Desktop(world, panel=None) as desktop:
        proxy = desktop.serving_tray(sim, "--cap", "day=10.00")
        window = desktop.window("dashboard", 15)
        check("without a tray the dashboard opens", window)
        second = desktop.tray("--data-dir", os.path.join(world.home, "ledger"))
        check("a second start ends with 0", second.process.wait(15) == 0, second.text())
        check("and says why", "runs already" in second.text(), second.text())
        desktop.close(window)
        question = desktop.window("^LLMCap$")
        check("closing the only window asks first", question)
        desktop.type_into(question, "alt+k")
        check("keep running hides it", wait_until(lambda: not desktop.windows("dashboard"), 5))
        check("and caps stay enforced", status(proxy)["caps"][0]["name"] == "day")
        desktop.tray("--data-dir", os.path.join(world.home, "ledger"))
        window = desktop.window("dashboard")
        check("the way back in is a second start", window)
        desktop.start_panel("sni")
        # Not through D-Bus: Qt asks for that once, at the start. The panel shows XEmbed icons, too.
        shown = wait_until(lambda: [w for w in desktop.x(
            "xdotool", "search", "--class", "llmcap-tray").split()
            if "Geometry: 0x0" not in desktop.x("xdotool", "getwindowgeometry", w)
            and int((desktop.x("xdotool", "getwindowgeometry", "--shell", w)
                     .split("HEIGHT=")[-1].split() or ["999"])[0]) <= 64], 20)
        check("a tray that starts later gets the icon", shown)
        desktop.close(window)
        check("now closing the window asks nothing",
              wait_until(lambda: not desktop.windows("dashboard"), 5)
              and not desktop.windows("^LLMCap$"))
        check("SIGTERM ends it with 0", proxy.stop() == 0, proxy.text())


def at_login(world):
    sim = world.simulated_provider()
    with Desktop(world, panel=None) as desktop:
        proxy = desktop.serving_tray(sim, "--background")
        time.sleep(3)
        check("at login no window opens by itself", not desktop.windows("dashboard"))
        check("the proxy serves", chat(proxy.url, limit=10).status == 200)


def second_start(world):
    sim = world.simulated_provider()
    with Desktop(world) as desktop:
        desktop.serving_tray(sim)
        item = Item(desktop)
        check("with a tray no window opens by itself", not desktop.windows("dashboard"))
        second = desktop.tray("--data-dir", os.path.join(world.home, "ledger"))
        check("a second start ends with 0", second.process.wait(15) == 0, second.text())
        check("and raises the window of the first", desktop.window("dashboard"))
        check("there is one icon", item.find() == item.name)


def port_in_use(world):
    sim = world.simulated_provider()
    with Desktop(world) as desktop, socket.socket() as stranger:
        stranger.bind(("127.0.0.1", 0))
        stranger.listen()
        port = stranger.getsockname()[1]
        tray = desktop.tray("--data-dir", os.path.join(world.home, "other"), "--listen",
                            f"127.0.0.1:{port}", f"--origin=openai={sim}/openai",
                            "--fallback-price", "1.00/4.00")
        window = desktop.window("LLMCap did not start", 15)
        check("a port in use is explained by a dialog", window, tray.text())
        check("on standard error, too", str(port) in tray.text(), tray.text())
        item = Item(desktop)
        check("the menu says it first", str(port) in item.rows()[0]["label"],
              item.rows()[0]["label"])
        check("the tooltip says it", str(port) in item.tooltip(), item.tooltip())
        check("it did not move to another port by itself",
              not tray.wait_for("LLMCap is listening", 1))
        red = item.icon()
        desktop.type_into(window, "alt+u")   # use another port this time
        match = tray.wait_for(r"LLMCap is listening on (\S+)", 15)
        check("another port is used when a person says so", match
              and not match.group(1).endswith(f":{port}"), tray.text())
        check("and serves", match and chat(match.group(1), limit=10).status == 200)
        item = Item(desktop)
        check("the icon is no longer red", wait_until(lambda: item.icon() != red, 5))

        stranger_gone = free_port()
        with socket.socket() as other:
            other.bind(("127.0.0.1", stranger_gone))
            other.listen()
            tray = desktop.tray("--data-dir", os.path.join(world.home, "third"), "--listen",
                                f"127.0.0.1:{stranger_gone}")
            window = desktop.window("LLMCap did not start", 15)
        desktop.type_into(window, "alt+t")   # try again, the port is free now
        check("try again starts it on its own port",
              tray.wait_for(f"LLMCap is listening on http://127.0.0.1:{stranger_gone}", 15),
              tray.text())


def folder_in_use(world):
    sim = world.simulated_provider()
    with Desktop(world) as desktop:
        served = world.serve(sim, "--cap", "day=7", listen=f"127.0.0.1:{free_port()}")
        listen = served.url.removeprefix("http://")
        tray = desktop.tray("--data-dir", os.path.join(world.home, "ledger"), "--listen", listen)
        window = desktop.window("LLMCap did not start", 15)
        check("a folder in use is explained", window and "running on" in tray.text(), tray.text())
        desktop.type_into(window, "alt+s")   # show the running one
        item = Item(desktop)
        check("the running one is shown instead",
              wait_until(lambda: item.row("Today: $0.00 of $7.00"), 10),
              [row["label"] for row in item.rows()])


def wrong_settings(world):
    with Desktop(world) as desktop:
        folder = os.path.join(world.home, "wrong")
        os.makedirs(folder)
        with open(folder + "/settings.json", "w") as file:
            file.write('{"drian_s": 5}')
        tray = desktop.tray("--data-dir", folder, "--listen", "127.0.0.1:0")
        window = desktop.window("LLMCap did not start", 15)
        check("a wrong settings file is explained with its place",
              window and "settings.json, line 1" in tray.text() and "drain_s" in tray.text(),
              tray.text())
        with open(folder + "/settings.json", "w") as file:
            file.write('{"drain_s": 5}')
        desktop.type_into(window, "alt+t")
        check("mended, it starts on another try", tray.wait_for("LLMCap is listening", 15),
              tray.text())


def in_flight(world):
    """What is in flight is finished on SIGTERM and on Quit, and nothing is left running."""
    for name in ("SIGTERM", "Quit"):
        sim = world.simulated_provider()   # ends with the desktop, like every program
        with Desktop(world) as desktop:
            proxy = desktop.serving_tray(sim, "--drain", "10", folder="flight-" + name)
            item = Item(desktop)
            replies = []
            request = threading.Thread(target=lambda: replies.append(chat(
                proxy.url, {"x-sim-delay-ms": "2500"}, limit=20)))
            request.start()
            time.sleep(1)
            before = children(proxy.process)
            if name == "SIGTERM":
                proxy.process.send_signal(signal.SIGTERM)
            else:
                item.click("Quit LLMCap")
            request.join(20)
            check(f"{name}: a request in flight is answered", replies and replies[0].status == 200,
                  replies and str(replies[0]))
            check(f"{name}: it ends with 0", proxy.process.wait(20) == 0, proxy.text()[-300:])
            alive = [pid for pid in before if os.path.exists(f"/proc/{pid}")]
            check(f"{name}: no process is left", not alive, alive)


def demo(world):
    with Desktop(world) as desktop:
        tray = desktop.tray("--demo", "--listen", "127.0.0.1:0")
        match = tray.wait_for(r"LLMCap is listening on (\S+)", 20)
        check("the demo starts", match, tray.text())
        url = match.group(1)
        item = Item(desktop)

        def providers():
            rows = feed(url, "requests?limit=1000")["requests"]
            return {row["provider"] for row in rows if row["outcome"] == "completed"}
        check("spend of five providers within a minute",
              wait_until(lambda: len(providers()) == 5, 60, 0.5), providers)
        check("the menu says DEMO beside its figures", (item.label("Today") or "").endswith("DEMO"),
              item.label("Today"))
        check("the tooltip says DEMO", item.tooltip().startswith("LLMCap DEMO:"), item.tooltip())
        check("the first refusal within a minute", wait_until(
            lambda: status_of(url)["today"]["blocked"] > 0, 60, 0.5), status_of(url)["today"])
        check("it is counted in the menu", wait_until(
            lambda: not (item.label("Blocked today") or "").startswith("Blocked today: 0"), 2),
            item.label("Blocked today"))
        check("SIGTERM ends it with 0", tray.stop() == 0, tray.text()[-300:])


def status_of(url):
    return feed(url, "status")


if __name__ == "__main__":
    main(without_a_tray, at_login, second_start, port_in_use, folder_in_use, wrong_settings,
         in_flight, demo)
