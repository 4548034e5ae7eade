# SPDX-License-Identifier: GPL-3.0-or-later
"""The programs under test: the simulated provider, the proxy, and the SDK workers."""

import json
import os
import queue
import secrets
import socket
import subprocess
import tempfile
import threading
import time
import urllib.request

PROVIDERS = ("anthropic", "openai", "gemini", "mistral", "cohere")


class CannotStart(Exception):
    pass


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def stop(process):
    process.terminate()
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Simulation:
    """`llmcap demo --listen`, or one that runs already."""

    def __init__(self, program, port=0):
        self.port = port or free_port()
        self._process = None
        if not port:
            self._process = subprocess.Popen(
                [program, "demo", "--listen", f"127.0.0.1:{self.port}"],
                stdout=subprocess.DEVNULL)
        self._wait()

    def _wait(self):
        for _ in range(100):
            try:
                self.bill()
                return
            except OSError:
                if self._process and self._process.poll() is not None:
                    break
                time.sleep(0.1)
        raise CannotStart("the simulated provider did not start")

    def bill(self):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/__sim/bill", timeout=5) as reply:
            return json.load(reply)

    def stop(self):
        if self._process:
            stop(self._process)


class Proxy:
    """`llmcap serve` with its own data folder; every provider is the simulated one."""

    def __init__(self, program, simulation_port):
        self._program = program
        self._folder = tempfile.TemporaryDirectory(prefix="llmcap-sdk-")
        self.port = free_port()
        self._environment = dict(os.environ, LLMCAP_TOKEN=secrets.token_hex(32),
                                 LLMCAP_URL=f"http://127.0.0.1:{self.port}")
        command = [program, "serve", "--data-dir", self._folder.name,
                   "--listen", f"127.0.0.1:{self.port}"]
        for name in PROVIDERS:
            command += ["--origin", f"{name}=http://127.0.0.1:{simulation_port}/{name}"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True,
                                         stderr=subprocess.DEVNULL, env=self._environment)
        self._output = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self._wait()

    def _read(self):
        for line in self._process.stdout:
            self._output.put(line)
        self._output.put(None)

    def _wait(self):
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                line = self._output.get(timeout=0.5)
            except queue.Empty:
                continue
            if line is None:
                break
            if "is listening on" in line:
                return
        self.stop()
        raise CannotStart("the proxy did not say that it is listening")

    def command(self, *arguments):
        done = subprocess.run([self._program, *arguments], env=self._environment, text=True,
                              capture_output=True, timeout=20, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"llmcap {' '.join(arguments)}: {done.stderr.strip()}")
        return done.stdout

    def environment_for_sdks(self):
        """What `llmcap env` tells a shell to export."""
        lines = self.command("env", "--shell", "bash").splitlines()
        pairs = (line[len("export "):].split("=", 1) for line in lines
                 if line.startswith("export "))
        return {name: value.strip("'") for name, value in pairs}

    def rows(self, limit=10):
        """The newest rows of the audit log, newest first."""
        text = self.command("logs", "--json", "--limit", str(limit))
        return [json.loads(line) for line in text.splitlines() if line.strip()]

    def folder_contains(self, text):
        wanted = text.encode()
        for folder, _, names in os.walk(self._folder.name):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    if wanted in file.read():
                        return name
        return None

    def stop(self):
        stop(self._process)
        self._folder.cleanup()


class Worker:
    """A process that has one SDK loaded and makes the calls it is told."""

    def __init__(self, command, more_environment=None):
        # An SDK must not find an address or a key of this machine's user.
        environment = {name: value for name, value in os.environ.items()
                       if not name.endswith(("_BASE_URL", "_API_KEY", "_API_URL", "_AUTH_TOKEN"))
                       and name.lower() not in ("http_proxy", "https_proxy", "all_proxy")}
        environment.update(more_environment or {})
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                         stderr=subprocess.PIPE, text=True, env=environment)
        self._answers = queue.Queue()
        self._complaints = []
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=self._listen, daemon=True).start()

    def _read(self):
        for line in self._process.stdout:
            self._answers.put(line)
        self._answers.put(None)

    def _listen(self):
        for line in self._process.stderr:
            self._complaints = self._complaints[-20:] + [line.strip()]

    def call(self, seconds=40, **ask):
        """The answer of one call; RuntimeError where there is none."""
        try:
            self._process.stdin.write(json.dumps(ask) + "\n")
            self._process.stdin.flush()
            line = self._answers.get(timeout=seconds)
        except queue.Empty:
            raise RuntimeError(f"no answer within {seconds} seconds") from None
        except OSError:
            line = None
        if line is None:
            raise RuntimeError("the SDK did not load: " + " / ".join(self._complaints[-6:]))
        return json.loads(line)

    def stop(self):
        self._process.stdin.close()
        stop(self._process)
