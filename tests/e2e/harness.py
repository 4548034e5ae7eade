# SPDX-License-Identifier: GPL-3.0-or-later
"""What the end-to-end scripts share: programs in a home of their own, requests, checks."""
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import traceback

TOKEN = "0123456789abcdef" * 4
PROVIDERS = ("anthropic", "openai", "gemini", "mistral", "cohere")
MODEL = "e2e-model"
FALLBACK = "1.00/4.00"


def check(name, condition, why=""):
    """Prints the verdict; answers whether it held."""
    if condition:
        print(f"PASS {name}", flush=True)
    else:
        why = re.sub(r"\s+", " ", str(why))[:600]
        print(f"FAIL {name}: {why or 'it does not hold'}", flush=True)
    return bool(condition)


class Program:
    """A process whose output is read line by line; stderr goes with stdout."""

    def __init__(self, arguments, env):
        self.process = subprocess.Popen(arguments, env=env, stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT, text=True, errors="replace")
        self.lines = []
        self.changed = threading.Condition()
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        for line in self.process.stdout:
            with self.changed:
                self.lines.append(line.rstrip("\n"))
                self.changed.notify_all()
        with self.changed:
            self.changed.notify_all()

    def wait_for(self, pattern, seconds=30):
        """The match of the first line that fits, or None when time or the program ends."""
        end = time.monotonic() + seconds
        seen = 0
        with self.changed:
            while True:
                while seen < len(self.lines):
                    match = re.search(pattern, self.lines[seen])
                    seen += 1
                    if match:
                        return match
                left = end - time.monotonic()
                if left <= 0 or not self.reader.is_alive():
                    return None
                self.changed.wait(min(left, 0.2))

    def text(self):
        with self.changed:
            return "\n".join(self.lines)

    def is_alive(self):
        return self.process.poll() is None

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self, seconds=20):
        """SIGTERM; answers the exit status, or None where it had to be killed."""
        if self.is_alive():
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            return None


class World:
    """A temporary home and the programs in it; everything ends with the `with` block."""

    def __init__(self, bin_folder):
        self.llmcap = os.path.join(bin_folder, "llmcap")
        self.home = tempfile.mkdtemp(prefix="llmcap-e2e-")
        self.programs = []
        keep = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "ASAN_OPTIONS")
                if name in os.environ}
        self.env = {**keep, "HOME": self.home, "XDG_DATA_HOME": self.home + "/data",
                    "XDG_CONFIG_HOME": self.home + "/config",
                    "XDG_RUNTIME_DIR": self.home, "TZ": "UTC", "LC_ALL": "C.UTF-8"}
        self.token_env = {**self.env, "LLMCAP_TOKEN": TOKEN}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for program in reversed(self.programs):
            program.stop(5)
        shutil.rmtree(self.home, ignore_errors=True)

    def start(self, *arguments, env=None):
        program = Program([self.llmcap, *arguments], env or self.token_env)
        self.programs.append(program)
        return program

    def run(self, *arguments, env=None, seconds=30):
        return subprocess.run([self.llmcap, *arguments], env=env or self.token_env, text=True,
                              capture_output=True, timeout=seconds)

    def simulated_provider(self, *arguments):
        """Its URL."""
        program = self.start("demo", "--listen", "127.0.0.1:0", "--fallback-price", FALLBACK,
                             *arguments)
        match = program.wait_for(r"The simulated provider listens on (\S+)")
        if not match:
            raise RuntimeError("no simulated provider: " + program.text())
        return match.group(1)

    def serve(self, sim, *arguments, folder="ledger", listen="127.0.0.1:0", fallback=FALLBACK):
        """The proxy as a Program with `url`; every provider leads to `sim`."""
        origins = [f"--origin={name}={sim}/{name}" for name in PROVIDERS]
        price = ["--fallback-price", fallback] if fallback else []
        program = self.start("serve", "--data-dir", os.path.join(self.home, folder), "--listen",
                             listen, *origins, *price, *arguments)
        match = program.wait_for(r"LLMCap is listening on (\S+)")
        if not match:
            raise RuntimeError("no proxy: " + program.text())
        program.url = match.group(1)
        return program

    def client(self, proxy, *arguments, **options):
        """A client command of the console program."""
        return self.run(*arguments, env={**self.token_env, "LLMCAP_URL": proxy.url}, **options)

    def client_json(self, proxy, *arguments):
        result = self.client(proxy, *arguments, "--json")
        if result.returncode != 0:
            raise RuntimeError(f"{arguments}: {result.returncode} {result.stderr}")
        return json.loads(result.stdout)

    def logs(self, proxy, *arguments):
        result = self.client(proxy, "logs", "--json", "--limit", "0", *arguments, seconds=60)
        if result.returncode != 0:
            raise RuntimeError(f"logs: {result.returncode} {result.stderr}")
        return [json.loads(line) for line in result.stdout.splitlines()]


class Reply:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    def json(self):
        return json.loads(self.body)

    def message(self):
        """The text of an error, wherever the provider's shape has it."""
        try:
            root = self.json()
        except ValueError:
            return ""
        if not isinstance(root, dict):
            return ""
        inner = root.get("error")
        inner = inner.get("message") if isinstance(inner, dict) else None
        return inner or root.get("message") or ""

    def __str__(self):
        return f"{self.status} {dict(self.headers)} {self.body[:300]}"


def request(url, method, path, body=None, headers=None, seconds=60):
    """One request on a connection of its own. Raises OSError where nothing answers."""
    address = re.fullmatch(r"http://([^/:]+):(\d+)/?", url)
    connection = http.client.HTTPConnection(address.group(1), int(address.group(2)),
                                            timeout=seconds)
    try:
        connection.request(method, path, body=body, headers=headers or {})
        answer = connection.getresponse()
        return Reply(answer.status, answer.headers, answer.read())
    finally:
        connection.close()


def chat(url, controls=None, project="", model=MODEL, limit=100, stream=False, seconds=60):
    """One OpenAI chat completion; `controls` are x-sim-... headers."""
    body = {"model": model, "max_tokens": limit, "messages": [{"role": "user", "content": "hi"}]}
    if stream:
        body["stream"] = True
    headers = {"content-type": "application/json", "authorization": "Bearer sk-e2e",
               **(controls or {})}
    if project:
        headers["x-llmcap-project"] = project
    return request(url, "POST", "/openai/v1/chat/completions", json.dumps(body), headers, seconds)


def feed(url, path):
    reply = request(url, "GET", "/llmcap/v1/" + path, headers={"authorization": "Bearer " + TOKEN})
    if reply.status != 200:
        raise RuntimeError(f"{path}: {reply}")
    return reply.json()


def bill(sim):
    return request(sim, "GET", "/__sim/bill").json()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main(*parts):
    """Runs the parts, each in a fresh World; a part that breaks off fails, the rest still run."""
    for part in parts:
        try:
            with World(sys.argv[1]) as world:
                part(world)
        except Exception as problem:   # the verdict must be printed whatever broke
            traceback.print_exc()
            check(part.__name__, False, f"broke off: {problem}")
    print("done", flush=True)
