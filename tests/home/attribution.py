# SPDX-License-Identifier: GPL-3.0-or-later
"""Who spends: the client program of each connection by name, and nobody else's programs.

    python3 tests/home/attribution.py build/release/bin --rounds 20    the long form, with figures
"""
import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "e2e"))
from harness import chat, check, feed, main  # noqa: E402

ROUNDS = int(sys.argv[sys.argv.index("--rounds") + 1]) if "--rounds" in sys.argv else 1
CLIENTS = 100
BODY = '{"model":"e2e-model","max_tokens":10,"messages":[{"role":"user","content":"hi"}]}'
SCRIPT = """
import sys, urllib.request
request = urllib.request.Request(sys.argv[1], sys.argv[2].encode(), {
    "content-type": "application/json", "authorization": "Bearer sk-e2e"})
urllib.request.urlopen(request).read()
"""


def commands(world):
    """A program of its own name for each client: copies of curl, and scripts of Python."""
    made = {}
    for number in range(CLIENTS):
        name = f"agent-{number:03}"
        path = os.path.join(world.home, name)
        if number % 4:
            shutil.copy(shutil.which("curl"), path)
            made[name] = (name, [path, "-sS", "-o", "/dev/null", "-H",
                                 "content-type: application/json", "-H",
                                 "authorization: Bearer sk-e2e", "-d", BODY])
        else:
            with open(path + ".py", "w", encoding="utf-8") as file:
                file.write(SCRIPT)
            python = os.path.realpath(sys.executable)
            made[name] = (f"{os.path.basename(python)} {name}.py", [python, path + ".py"])
    return made


def url_for(proxy, name, number):
    # localhost is ::1 for many programs.
    base = proxy.url.replace("127.0.0.1", "[::1]") if number % 3 == 0 else proxy.url
    return f"{base}/p/{name}/openai/v1/chat/completions"


def nanoseconds(pid, thread):
    """Processor time of the threads of that name."""
    total = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        folder = f"/proc/{pid}/task/{task}"
        with open(folder + "/comm", encoding="utf-8") as file:
            fits = file.read().strip() == thread
        if fits:
            with open(folder + "/schedstat", encoding="utf-8") as file:
                total += int(file.read().split()[0])
    return total


def crowd(world):
    proxy = world.serve(world.simulated_provider())
    made = commands(world)
    before = nanoseconds(proxy.process.pid, "llmcap-peers")
    for _ in range(ROUNDS):
        running = []
        for number, (name, (_, words)) in enumerate(made.items()):
            url = url_for(proxy, name, number)
            words = [*words, url] if words[1] == "-sS" else [*words, url, BODY]
            running.append(subprocess.Popen(words, stderr=subprocess.PIPE, text=True))
        for process in running:
            _, error = process.communicate(timeout=120)
            if process.returncode != 0:
                check("every client gets its answer", False, error)
                return
    spent = nanoseconds(proxy.process.pid, "llmcap-peers") - before
    rows = world.logs(proxy)
    wrong = [(row["project"], row["client"]) for row in rows
             if row["client"] != made[row["project"]][0]]
    check(f"{CLIENTS} short-lived programs at once are told apart",
          len(rows) == CLIENTS * ROUNDS and not wrong, f"{len(rows)} rows, {wrong[:5]}")
    print(f"   looking for them: {spent / 1000 / len(rows):.1f} us of processor time a request",
          flush=True)
    proxy.stop()


def breakdown(world):
    proxy = world.serve(world.simulated_provider())
    chat(proxy.url)
    points = feed(proxy.url, "series?by=client")["points"]
    python = os.path.basename(os.path.realpath(sys.executable))
    check("the breakdown by client names programs",
          [point["group"] for point in points] == [f"{python} attribution.py"], points)
    proxy.stop()


def switched_off(world):
    os.makedirs(world.home + "/ledger")
    with open(world.home + "/ledger/settings.json", "w", encoding="utf-8") as file:
        file.write('{"attribution": false}')
    proxy = world.serve(world.simulated_provider())
    chat(proxy.url, controls={"user-agent": "OpenAI/JS 6.1"})
    row = world.logs(proxy)[0]
    check("switched off, a client is what it calls itself", row["client"] == "OpenAI/JS 6.1", row)
    proxy.stop()


def one_connection(world):
    """A connection is looked at once, and keeps its name."""
    proxy = world.serve(world.simulated_provider())
    port = int(re.search(r":(\d+)$", proxy.url).group(1))
    connection = http.client.HTTPConnection("127.0.0.1", port)
    headers = {"content-type": "application/json", "authorization": "Bearer sk-e2e"}

    def ask(times):
        for _ in range(times):
            connection.request("POST", "/openai/v1/chat/completions", BODY, headers)
            connection.getresponse().read()

    ask(1)
    before = nanoseconds(proxy.process.pid, "llmcap-peers")
    ask(10)
    again = nanoseconds(proxy.process.pid, "llmcap-peers") - before
    names = {row["client"] for row in world.logs(proxy)}
    check("further requests of a connection cost no look-up", again == 0 and len(names) == 1,
          f"{again} ns, {names}")
    mapped = socket.socket(socket.AF_INET6)
    mapped.connect(("::ffff:127.0.0.1", port))
    mapped.sendall(b"POST /p/mapped/openai/v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:"
                   + str(port).encode() + b"\r\nauthorization: Bearer sk-e2e\r\n"
                   b"content-type: application/json\r\ncontent-length: "
                   + str(len(BODY)).encode() + b"\r\n\r\n" + BODY.encode())
    mapped.recv(65536)
    mapped.close()
    time.sleep(0.2)
    row = [row for row in world.logs(proxy) if row["project"] == "mapped"]
    check("a dual-stack client is known, too", row and row[0]["client"] in names, row)
    proxy.stop()


def another_user(world):
    if os.getuid() != 0 or not shutil.which("setpriv"):
        print("-- skipped: only root can be another user here", flush=True)
        return
    proxy = world.serve(world.simulated_provider())
    for what, path in {"the provider": "/openai/v1/models",
                       "the feed": "/llmcap/v1/hello?nonce=00112233445566778899aabbccddeeff"
                       }.items():
        done = subprocess.run(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "curl",
                               "-sS", "-w", "%{http_code}", proxy.url + path],
                              capture_output=True, text=True, timeout=30)
        check(f"another user's program is kept from {what}",
              done.stdout.endswith("403") and "another user" in done.stdout, done)
    own = chat(proxy.url)
    check("and the own ones are not", own.status == 200, own)
    proxy.stop()


main(crowd, breakdown, switched_off, one_connection, another_user)
