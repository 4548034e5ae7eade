# SPDX-License-Identifier: GPL-3.0-or-later
"""No tool is stranded: LLMCap is killed in every way while tools are routed to it.

    python3 tests/home/watchdog.py build/release/bin --rounds 50    the long form, with figures
"""
import os
import re
import signal
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from routing import check, main, put, request, seen, write_profile  # noqa: E402

ROUNDS = int(sys.argv[sys.argv.index("--rounds") + 1]) if "--rounds" in sys.argv else 2
LIMIT = 5.0


def processes(world):
    """Of this world: the LLMCaps that serve, and their watchdogs."""
    serving, watchdogs = [], []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as file:
                words = file.read().decode(errors="replace").split("\0")
        except OSError:
            continue
        if words[0].endswith("/llmcap") and world.home + "/ledger" in words:
            (watchdogs if words[1] == "watchdog" else serving).append(int(pid))
    return serving, watchdogs


def answers(url):
    try:
        return request(url, "GET", "/llmcap/v1/hello?nonce=00112233445566778899aabbccddeeff",
                       seconds=1).status == 200
    except OSError:
        return False


def is_routed(world):
    path = world.env["XDG_CONFIG_HOME"] + "/environment.d/60-llmcap.conf"
    return os.path.exists(path)


def until(condition):
    """Seconds until it holds; more than LIMIT where it does not."""
    began = time.monotonic()
    while time.monotonic() - began < 2 * LIMIT:
        if condition():
            return time.monotonic() - began
        time.sleep(0.01)
    return 99.0


def kill(*pids):
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


def start(world, sim):
    proxy = world.serve(sim)
    put(proxy, True)
    until(lambda: processes(world)[1])
    time.sleep(0.1)   # its watchdog has begun to watch
    return proxy


def end(world, proxy):
    for pid in processes(world)[0]:
        os.kill(pid, signal.SIGTERM)
    until(lambda: not any(processes(world)))


def figures(name, times):
    times = sorted(times)
    print(f"   {name}: {len(times)} times, median {times[len(times) // 2]:.2f} s, "
          f"longest {times[-1]:.2f} s", flush=True)
    return times[-1]


def killed_alone(world):
    write_profile(world)
    sim = world.simulated_provider()
    times = []
    for _ in range(ROUNDS):
        proxy = start(world, sim)
        kill(proxy.process.pid)
        proxy.process.wait()
        times.append(until(lambda: answers(proxy.url)))
        if seen(world) != proxy.url + "/openai/v1":
            times[-1] = 99.0
        end(world, proxy)
        if is_routed(world):
            times[-1] = 99.0   # the one that was started again must end in order, too
    longest = figures("LLMCap killed, serves again", times)
    check("a LLMCap that is killed serves again within two seconds", longest < 2.0, times)


def killed_with_its_watchdog(world):
    write_profile(world)
    sim = world.simulated_provider()
    times = []
    for _ in range(ROUNDS):
        proxy = start(world, sim)
        serving, watchdogs = processes(world)
        kill(*serving, *watchdogs)
        proxy.process.wait()
        times.append(until(lambda: answers(proxy.url) or not is_routed(world)))
        if not answers(proxy.url) and seen(world) != "https://own.example/v1":
            times[-1] = 99.0
        end(world, proxy)
    longest = figures("LLMCap and watchdog killed, variables back", times)
    check("killed together, tools reach their provider within five seconds", longest < LIMIT,
          times)


def watchdog_killed(world):
    write_profile(world)
    proxy = start(world, world.simulated_provider())
    first = processes(world)[1]
    kill(*first)
    took = until(lambda: processes(world)[1] not in ([], first))
    check("a watchdog that is killed is replaced", took < LIMIT, took)
    time.sleep(0.2)
    kill(proxy.process.pid)
    proxy.process.wait()
    took = until(lambda: answers(proxy.url))
    check("and the new one does its work", took < 2.0, took)
    end(world, proxy)


def crashes_three_times(world):
    write_profile(world)
    proxy = start(world, world.simulated_provider())
    opened = world.start("demo", "--listen", "127.0.0.1:0",
                         env={**world.env, "OPENAI_BASE_URL": proxy.url + "/openai/v1"})
    for _ in range(3):
        until(lambda: answers(proxy.url))
        time.sleep(0.2)
        kill(*processes(world)[0])
        until(lambda: not answers(proxy.url))
    took = until(lambda: not is_routed(world))
    check("after the third crash within a minute the variables are back",
          took < LIMIT and seen(world) == "https://own.example/v1", took)
    time.sleep(1)
    check("and LLMCap is left alone", processes(world) == ([], []), processes(world))
    said = world.run("route", "status")
    check("route status says why", "three times" in said.stdout, said)
    opened.stop()


def port_taken_meanwhile(world):
    """What comes back does not serve: another program has the port now."""
    import socket
    write_profile(world)
    proxy = start(world, world.simulated_provider())
    port = int(re.search(r":(\d+)$", proxy.url).group(1))
    serving, _ = processes(world)
    os.kill(serving[0], signal.SIGSTOP)   # its port stays taken until the kill
    squatter = socket.socket()
    squatter.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    kill(*serving)
    proxy.process.wait()
    for _ in range(2000):
        try:
            squatter.bind(("127.0.0.1", port))
            squatter.listen()
            break
        except OSError:
            time.sleep(0.001)
            kill(*processes(world)[0])
    took = until(lambda: not is_routed(world))
    check("a port that something else took strands nobody", took < LIMIT, took)
    squatter.close()


main(killed_alone, killed_with_its_watchdog, watchdog_killed, crashes_three_times,
     port_taken_meanwhile)
