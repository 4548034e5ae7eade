# SPDX-License-Identifier: GPL-3.0-or-later
"""Tools routed by the product: they meet the proxy while it runs and the provider when it does not."""
import json
import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "e2e"))
from harness import TOKEN, check, main, request  # noqa: E402

OWN = "export OPENAI_BASE_URL=https://own.example/v1\n"


def seen(world, name="OPENAI_BASE_URL"):
    """The variable as a program in a new terminal has it."""
    env = {key: world.env[key] for key in ("PATH", "HOME", "XDG_CONFIG_HOME", "LC_ALL")}
    done = subprocess.run(["bash", "-lc", f'printf %s "${name}"'], env=env, text=True,
                          capture_output=True, timeout=30)
    return done.stdout


def write_profile(world):
    with open(world.home + "/.profile", "w", encoding="utf-8") as file:
        file.write(OWN)


def waits(condition, seconds=10):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


def put(proxy, on):
    reply = request(proxy.url, "PUT", "/llmcap/v1/routing", json.dumps({"on": on}),
                    {"authorization": "Bearer " + TOKEN, "content-type": "application/json"})
    return reply.json()


def on_and_off(world):
    write_profile(world)
    sim = world.simulated_provider()
    proxy = world.serve(sim)
    check("nothing is routed until it is asked for", seen(world) == "https://own.example/v1")
    said = world.client(proxy, "route", "on")
    check("route on says what it set", said.returncode == 0
          and f"OPENAI_BASE_URL={proxy.url}/openai/v1" in said.stdout, said)
    for name, path in {"OPENAI_BASE_URL": "/openai/v1", "OPENAI_API_BASE": "/openai/v1",
                       "ANTHROPIC_BASE_URL": "/anthropic", "ANTHROPIC_API_BASE": "/anthropic",
                       "GOOGLE_GEMINI_BASE_URL": "/gemini", "CO_API_URL": "/cohere"}.items():
        check(f"a new terminal has {name}", seen(world, name) == proxy.url + path,
              seen(world, name))
    status = world.client(proxy, "route", "status")
    check("route status says so", status.returncode == 0 and "OPENAI_BASE_URL=" in status.stdout,
          status)
    opened = subprocess.Popen(["sleep", "60"], env={"OPENAI_BASE_URL": proxy.url + "/openai/v1"})
    said = world.client(proxy, "route", "off")
    opened.kill()
    opened.wait()
    check("route off names the programs that still follow it", said.returncode == 0
          and f"sleep ({opened.pid})" in said.stdout, said.stdout)
    check("and brings back the user's own value", seen(world) == "https://own.example/v1")
    with open(world.home + "/.profile", encoding="utf-8") as file:
        check("the profile is as it was", file.read() == OWN)
    said = world.client(proxy, "route", "status")
    check("route status is a no then", said.returncode == 1, said)
    proxy.stop()


def over_quit_and_start(world):
    write_profile(world)
    sim = world.simulated_provider()
    proxy = world.serve(sim)
    state = put(proxy, True)
    check("the feed routes, too", state["on"] and state["wanted"], state)
    proxy.stop()
    check("a quit takes it back", seen(world) == "https://own.example/v1", seen(world))
    proxy = world.serve(sim)
    check("the next start routes again, at its own port",
          waits(lambda: seen(world) == proxy.url + "/openai/v1"), seen(world))
    world.client(proxy, "route", "off")
    proxy.stop()
    proxy = world.serve(sim)
    check("after route off a start leaves everything alone",
          seen(world) == "https://own.example/v1")
    proxy.stop()


def uninstall(world):
    write_profile(world)
    proxy = world.serve(world.simulated_provider())
    put(proxy, True)
    entry = world.env["XDG_CONFIG_HOME"] + "/autostart/llmcap-routing.desktop"
    check("a task at login is entered", os.path.exists(entry))
    said = world.run("setup", "forget")
    check("an uninstall takes back variables and task", said.returncode == 0
          and seen(world) == "https://own.example/v1" and not os.path.exists(entry), said)
    proxy.stop()


def dead_at_login(world):
    """Everything was killed with the machine: at login nothing but the small task runs."""
    write_profile(world)
    folder = world.env["XDG_DATA_HOME"] + "/llmcap"
    proxy = world.serve(world.simulated_provider())
    put(proxy, True)
    with open(folder + "/routing.json", encoding="utf-8") as file:
        journal = file.read()
    conf = world.env["XDG_CONFIG_HOME"] + "/environment.d/60-llmcap.conf"
    with open(conf, encoding="utf-8") as file:
        variables = file.read()
    said = world.run("route", "check")
    check("route check leaves a LLMCap that serves alone", said.returncode == 0
          and seen(world) == proxy.url + "/openai/v1", said)
    proxy.stop()
    # As the power cut left it.
    with open(folder + "/routing.json", "w", encoding="utf-8") as file:
        file.write(journal)
    with open(conf, "w", encoding="utf-8") as file:
        file.write(variables)
    said = world.run("route", "check")
    check("route check takes back what leads to a dead port", said.returncode == 0
          and "OPENAI_BASE_URL" not in (open(conf).read() if os.path.exists(conf) else ""), said)
    said = world.run("route", "status")
    check("and route status says why", "nothing answered" in said.stdout, said)


def a_demo_routes_nobody(world):
    write_profile(world)
    demo = world.start("serve", "--demo", "--data-dir", world.home + "/demo", "--listen",
                       "127.0.0.1:0")
    url = demo.wait_for(r"listening on (\S+)").group(1)
    reply = request(url, "PUT", "/llmcap/v1/routing", '{"on":true}',
                    {"authorization": "Bearer " + TOKEN, "content-type": "application/json"})
    check("a demo routes nobody", reply.status == 404 and seen(world) == "https://own.example/v1",
          reply)
    demo.stop()


if __name__ == "__main__":
    main(on_and_off, over_quit_and_start, uninstall, dead_at_login, a_demo_routes_nobody)
