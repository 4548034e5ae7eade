# SPDX-License-Identifier: GPL-3.0-or-later
"""A feed on another machine: LLMCap serves in a network namespace of its own, the tray watches it
over TLS from ours, loses the line, says how old the figures are, and recovers.
LLMCAP_LINE_CUT=60 cuts the line for so many seconds (35 else)."""
import json
import os
import re
import shutil
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request

from desktop import Desktop, Item, TOKEN, check, wait_until
from harness import FALLBACK, PROVIDERS, Program, main

CUT = int(os.environ.get("LLMCAP_LINE_CUT", "35"))
MINE, THEIRS = "10.213.97.1", "10.213.97.2"


class Line:
    """A network namespace and the only line to it."""

    def __init__(self, world):
        self.name = f"llmcap{os.getpid()}"
        self.near, self.far = f"lc{os.getpid()}a"[-15:], f"lc{os.getpid()}b"[-15:]
        self.ip("netns", "add", self.name)
        self.ip("link", "add", self.near, "type", "veth", "peer", "name", self.far, "netns",
                self.name)
        self.ip("addr", "add", MINE + "/30", "dev", self.near)
        self.ip("link", "set", self.near, "up")
        self.inside("ip", "addr", "add", THEIRS + "/30", "dev", self.far)
        self.inside("ip", "link", "set", self.far, "up")
        self.inside("ip", "link", "set", "lo", "up")
        self.world = world

    def ip(self, *arguments):
        subprocess.run(["ip", *arguments], check=True)

    def inside(self, *command, **options):
        return subprocess.run(["ip", "netns", "exec", self.name, *command], check=True, **options)

    def start(self, *arguments):
        program = Program(["ip", "netns", "exec", self.name, self.world.llmcap, *arguments],
                          self.world.token_env)
        self.world.programs.append(program)
        return program

    def cut(self):
        self.ip("link", "set", self.near, "down")

    def mend(self):
        self.ip("link", "set", self.near, "up")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(["ip", "netns", "delete", self.name])


def certificate(home, name, address):
    """A self-made authority's certificate and key for that address."""
    cert, key = os.path.join(home, name + ".pem"), os.path.join(home, name + ".key")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
                    "-subj", "/CN=" + name, "-addext", "subjectAltName=IP:" + address,
                    "-keyout", key, "-out", cert], check=True, capture_output=True)
    return cert, key


def get(url, ca, token=TOKEN, path="/llmcap/v1/status"):
    """Status, and the answer's text."""
    context = ssl.create_default_context(cafile=ca) if url.startswith("https") else None
    asked = urllib.request.Request(url + path, headers={"authorization": "Bearer " + token})
    try:
        with urllib.request.urlopen(asked, timeout=5, context=context) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


def serve(line, cert, key):
    sim = line.start("demo", "--listen", "127.0.0.1:0", "--fallback-price", FALLBACK)
    sim_url = sim.wait_for(r"The simulated provider listens on (\S+)").group(1)
    served = line.start("serve", "--data-dir", os.path.join(line.world.home, "ledger"), "--listen",
                        f"{THEIRS}:4517", "--tls-cert", cert, "--tls-key", key, "--cap", "day=8",
                        "--fallback-price", FALLBACK,
                        *[f"--origin={name}={sim_url}/{name}" for name in PROVIDERS])
    match = served.wait_for(r"Its feed is at (https://[^,]+),")
    if not match:
        raise RuntimeError("no feed: " + served.text())
    return served, match.group(1)


def spend(line):
    """A request of a program on the other machine, in the clear, by loopback."""
    body = json.dumps({"model": "e2e", "max_tokens": 100,
                       "messages": [{"role": "user", "content": "hi"}]})
    script = ("import sys,urllib.request as u;"
              "print(u.urlopen(u.Request('http://127.0.0.1:4517/openai/v1/chat/completions',"
              "sys.argv[1].encode(),{'content-type':'application/json',"
              "'authorization':'Bearer sk-e2e'})).status)")
    return line.inside(sys.executable, "-c", script, body, capture_output=True,
                       text=True).stdout.strip()


def door(line, url, cert, other):
    network = url.replace("https", "http")
    check("over TLS the feed answers who has the token", get(url, cert)[0] == 200)
    check("and nobody else", get(url, cert, "f" * 64)[0] == 401, get(url, cert, "f" * 64))
    code, text = get(network, None)
    check("in the clear the network gets nothing", code == 403 and "https" in text, (code, text))
    code, text = get(url, cert, path="/openai/v1/models")
    check("providers are not for the network", code == 403 and "feed alone" in text, (code, text))
    try:
        get(url, other)
        check("its certificate is checked", False)
    except (ssl.SSLError, urllib.error.URLError) as refused:
        check("its certificate is checked", "certificate" in str(refused).lower(), refused)
    answered = subprocess.run(["openssl", "s_client", "-connect", THEIRS + ":4517", "-tls1_1"],
                              input=b"", capture_output=True)
    check("TLS below 1.2 is refused", answered.returncode != 0)
    check("programs of its own machine come as always", spend(line) == "200")


def lost_and_found(desktop, line, item):
    healthy, longest = item.icon(), 0.0
    line.cut()
    begun = time.monotonic()
    ages = []
    while time.monotonic() - begun < CUT:
        asked = time.monotonic()
        label = item.label("Data is")
        longest = max(longest, time.monotonic() - asked)
        if label:
            ages.append(label)
        time.sleep(0.25)
    seconds = [int(m.group(1)) for m in (re.match(r"Data is (\d+) s old", age) for age in ages) if m]
    check(f"a line cut for {CUT} s is noticed", ages, [row["label"] for row in item.rows()])
    check("the age counts from the last that was heard",
          seconds and seconds[0] >= 14 and (not ages[-1].endswith("s old – reconnect")
                                            or seconds[-1] > seconds[0]), ages)
    check("the menu answers all the while", longest < 0.5, f"{longest:.2f} s")
    check("the icon shows it", item.icon() != healthy)
    spent = spend(line)
    check("the proxy over there goes on", spent == "200", spent)
    line.mend()
    mended = time.monotonic()
    found = wait_until(lambda: not item.row("Data is") and item.icon() == healthy, 30)
    check("it recovers by itself", found, item.tooltip())
    print(f"     recovered {time.monotonic() - mended:.1f} s after the line was mended; the slowest "
          f"answer of the menu meanwhile took {longest * 1000:.0f} ms", flush=True)


def watched(world):
    cert, key = certificate(world.home, "theirs", THEIRS)
    other, _ = certificate(world.home, "other", THEIRS)
    with Line(world) as line, Desktop(world) as desktop:
        served, url = serve(line, cert, key)
        door(line, url, cert, other)
        stranger = desktop.tray("--data-dir", os.path.join(world.home, "mistrusts"), "--feed", url,
                                "--feed-ca", other)
        item = Item(desktop)
        told = wait_until(lambda: next((row["label"] for row in item.rows()
                                        if "certificate" in row["label"]), None), 25)
        check("a certificate of a stranger's authority is told", told,
              [row["label"] for row in item.rows()])
        item.click("Quit LLMCap")
        stranger.process.wait(10)

        tray = desktop.tray("--data-dir", os.path.join(world.home, "watches"), "--feed", url,
                            "--feed-ca", cert)
        check("the tray watches it", tray.wait_for("LLMCap watches " + re.escape(url)))
        item = Item(desktop)
        check("its figures are in the menu", wait_until(
            lambda: re.match(r"Today: \$0\.00\d* of \$8\.00", item.label("Today") or ""), 10),
            [row["label"] for row in item.rows()])
        check("tools of this machine are not led there", not item.row("Connect a tool"))
        before = item.label("Today")
        spend(line)
        check("what is spent there is seen here within a second",
              wait_until(lambda: item.label("Today") != before, 1.5), item.label("Today"))
        item.click("Caps", "day:", "+$5 today")
        check("a cap is raised from here", wait_until(
            lambda: json.loads(get(url, cert)[1])["caps"][0]["limit"] == "13", 2))
        lost_and_found(desktop, line, item)
        item.click("Quit LLMCap")
        check("quitting the watcher ends nothing there",
              tray.process.wait(10) == 0 and spend(line) == "200")


def settings_of(world, folder):
    with open(os.path.join(world.home, folder, "settings.json")) as file:
        return json.load(file)


def by_settings(world):
    """Address, token and authority typed into the settings; the next start watches."""
    cert, key = certificate(world.home, "theirs", THEIRS)
    # A key store that the bus starts is locked, and would be waited for at each step.
    with Line(world) as line, Desktop(world, hides=("org.freedesktop.secrets",
                                                    "org.gnome.keyring")) as desktop:
        _, url = serve(line, cert, key)
        env = {name: value for name, value in desktop.env.items() if name != "LLMCAP_TOKEN"}
        folder = os.path.join(world.home, "mine")
        mine = desktop.tray("--data-dir", folder, "--listen", "127.0.0.1:0", env=env)
        mine.wait_for("LLMCap is listening", 30)
        item = Item(desktop)
        item.click("Settings")
        window = desktop.window("settings")
        desktop.type_into(window, "Down", "Down")   # Connections
        time.sleep(0.5)
        desktop.type_into(window, "alt+d", "text:http://" + THEIRS + ":4517", "alt+o")
        time.sleep(0.5)
        check("an address in the clear is refused", desktop.windows("settings")
              and "feed_url" not in settings_of(world, "mine").get("window", {}))
        desktop.type_into(window, "alt+d", "ctrl+a", "text:" + url, "alt+t", "text:" + TOKEN,
                          "alt+u", "text:" + cert, "alt+o")
        kept = wait_until(lambda: settings_of(world, "mine")["window"].get("feed_url"), 15)
        check("the address is kept in the settings", kept == url, settings_of(world, "mine"))
        check("the token is not", TOKEN not in json.dumps(settings_of(world, "mine")))
        mine.stop()
        watcher = desktop.tray("--data-dir", folder, env=env)
        check("the next start watches it", watcher.wait_for("LLMCap watches " + re.escape(url), 30),
              watcher.text())
        item = Item(desktop)
        check("with its figures", wait_until(
            lambda: (item.label("Today") or "").startswith("Today: $0.00 of $8.00"), 10),
            [row["label"] for row in item.rows()])


if __name__ == "__main__":
    if os.geteuid() != 0 or not shutil.which("ip"):
        print("SKIP a feed on another machine: needs root and iproute2")
        print("done")
    else:
        main(watched, by_settings)
