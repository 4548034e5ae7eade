# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the dashboard in every state, against real feeds, for people to look at."""
import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "e2e"))
from harness import World, check, free_port, main   # noqa: E402

BIN = sys.argv[1]
OUT = sys.argv[2]
TOOLS = os.path.join(BIN, "..", "tests")


def probe(world, url, name, *options):
    path = os.path.join(OUT, f"dashboard-{name}.png")
    if os.path.exists(path):
        os.remove(path)
    program = subprocess.Popen([os.path.join(TOOLS, "dashboard_probe"), "--url", url,
                                "--picture", path, *options],
                               env={**world.token_env, "QT_QPA_PLATFORM": "offscreen"},
                               stderr=subprocess.PIPE, text=True)
    return program, path


def picture(world, url, name, *options):
    program, path = probe(world, url, name, *options)
    error = program.communicate(timeout=60)[1]
    # A window that shows nothing compresses to next to nothing.
    size = os.path.getsize(path) if os.path.exists(path) else 0
    check(f"a picture: {name}", program.returncode == 0 and size > 15_000,
          f"{program.returncode} {size} bytes {error}")


def with_history(world):
    folder = os.path.join(world.home, "history")
    subprocess.run([os.path.join(TOOLS, "make_ledger"), folder, "--rows", "20000", "--days", "40"],
                   check=True, capture_output=True, env=world.env)
    proxy = world.serve(world.simulated_provider(), "--cap", "day=12.00", "--cap",
                        "month=400.00", folder="history")
    picture(world, proxy.url, "light")
    picture(world, proxy.url, "dark", "--theme", "dark", "--range", "month")
    picture(world, proxy.url, "high-contrast", "--theme", "high-contrast", "--range", "30")
    picture(world, proxy.url, "seven-days", "--range", "7")
    picture(world, proxy.url, "all", "--range", "all", "--theme", "dark")
    picture(world, proxy.url, "custom", "--range", "custom")
    picture(world, proxy.url, "tables", "--tables", "--range", "7")
    picture(world, proxy.url, "breakdown", "--page", "breakdown", "--range", "month")
    picture(world, proxy.url, "breakdown-dark", "--page", "breakdown", "--theme", "dark")
    picture(world, proxy.url, "requests", "--page", "requests", "--range", "30")
    picture(world, proxy.url, "requests-dark", "--page", "requests", "--theme", "dark")
    picture(world, proxy.url, "blocked", "--blocked", "--theme", "high-contrast")
    picture(world, proxy.url, "small", "--size", "560x900")
    world.client(proxy, "pause", "1h")
    picture(world, proxy.url, "paused")
    program, path = probe(world, proxy.url, "lost", "--wait", "9000")
    time.sleep(4)
    proxy.stop()
    program.communicate(timeout=60)
    check("a picture: lost", program.returncode == 0 and os.path.getsize(path) > 15_000)


def without(world):
    proxy = world.serve(world.simulated_provider())
    picture(world, proxy.url, "empty")
    picture(world, proxy.url, "empty-requests", "--page", "requests", "--theme", "dark")
    picture(world, f"http://127.0.0.1:{free_port()}", "offline")
    picture(world, f"http://127.0.0.1:{free_port()}", "offline-dark", "--theme", "dark")


def demo(world):
    """What `./run --demo` shows after a minute."""
    program = world.start("demo", "--port", str(free_port()), "--requests", "150", "--rate", "3000",
                          env={**world.token_env})
    match = program.wait_for(r"LLMCap is listening on (\S+)")
    if not check("the demo starts", match, program.text()):
        return
    program.wait_for(r"All requests of the demo are sent", 60)
    picture(world, match.group(1), "demo")


main(with_history, without, demo)
