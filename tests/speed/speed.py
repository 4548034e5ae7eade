# SPDX-License-Identifier: GPL-3.0-or-later
"""Bounds on what a request costs. A bound is the figure of the day it was set and a fifth more, so
that a regression shows and another compiler does not; lower it when the figure falls."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

import systems

BIN, TOOLS = sys.argv[1], sys.argv[2]

# Instructions in user space, all threads together (bench/PROFILE.md says where they go).
MOST = {
    "a request that is relayed, metered, held and recorded": 560_000,
    "a request that a cap refuses": 380_000,
    "a chunk of a stream": 20_000,
}
HELD_KB_A_STREAM = 25      # proportional set size that a waiting stream adds
IDLE_WAKEUPS = 5           # in five seconds, all threads together


def check(what, holds, found):
    print(f"{'PASS' if holds else 'FAIL'} {what}: {found}")


def load(system, **parameters):
    command = [os.path.join(TOOLS, "bench_load"), f"port={system.port}", f"path={system.path}"]
    command += [f"{name}={value}" for name, value in parameters.items()]
    figures = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    assert figures["errors"] == 0 and figures["unfinished"] == 0, figures
    return figures


class Counted:
    """LLMCap under callgrind, which counts only while it is told to."""

    def __init__(self, folder, provider, name, caps):
        self.out = os.path.join(folder, name + ".callgrind")
        self.system = systems.start_llmcap(
            folder, provider.port, caps=caps, name=name,
            binary=["valgrind", "--tool=callgrind", "--instr-atstart=no",
                    f"--callgrind-out-file={self.out}", os.path.join(BIN, "llmcap")])
        for _ in range(600):   # valgrind is slow to start on a busy machine
            if self.system.wait_until_up():
                break

    def switch(self, state):
        subprocess.run(["callgrind_control", "-i", state, str(self.system.pid)], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def instructions(self, **parameters):
        """Of one run of bench_load, after one that warms up."""
        load(self.system, **{**parameters, "requests": 3})
        self.switch("on")
        load(self.system, **parameters)
        time.sleep(0.5)   # the journal's last group
        self.switch("off")
        self.system.stop()
        with open(self.out) as found:
            return sum(int(line.split()[1]) for line in found if line.startswith("totals:"))


def instructions(folder, provider):
    if not shutil.which("valgrind") or not shutil.which("callgrind_control"):
        print("SKIP instructions: valgrind is not installed")
        return
    count = 60
    relayed = Counted(folder, provider, "relayed", ("day=1000000", "month=9000000"))
    refused = Counted(folder, provider, "refused", ("day=0.000001",))
    streamed = Counted(folder, provider, "streamed", ("day=1000000", "month=9000000"))
    chunks = 400
    figures = {
        "a request that is relayed, metered, held and recorded":
            relayed.instructions(connections=2, requests=count // 2) / count,
        "a request that a cap refuses":
            refused.instructions(connections=2, requests=count // 2, expect=429) / count,
        "a chunk of a stream":
            streamed.instructions(requests=1, stream=1, model=f"bench-c{chunks}-u1000") / chunks,
    }
    for what, found in figures.items():
        check(f"instructions of {what}: at most {MOST[what]}", found <= MOST[what],
              f"{found:.0f}")


def memory(folder, provider):
    system = systems.start_llmcap(folder, provider.port, binary=os.path.join(BIN, "llmcap"),
                                  name="held")
    system.wait_until_up()
    load(system, connections=20, requests=2, stream=1, model="bench-c2-i10")
    before, streams = system.memory_kb(), 300
    client = subprocess.Popen(
        [os.path.join(TOOLS, "bench_load"), f"port={system.port}", f"path={system.path}",
         f"connections={streams}", "requests=1", "stream=1", "model=bench-c5-i1000"],
        stdout=subprocess.PIPE)
    highest = before
    while client.poll() is None:
        highest = max(highest, system.memory_kb())
        time.sleep(0.2)
    figures = json.loads(client.stdout.read())
    check(f"all of {streams} streams at a time are whole", figures["requests"] == streams
          and figures["errors"] == 0, figures)
    each = (highest - before) / streams
    check(f"a stream that waits keeps at most {HELD_KB_A_STREAM} KB", each <= HELD_KB_A_STREAM,
          f"{each:.1f} KB")
    wakeups(system)
    system.stop()


def switches(pid):
    total = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/status") as status:
            for line in status:
                if line.startswith("voluntary_ctxt_switches"):
                    total += int(line.split()[1])
    return total


def wakeups(system):
    time.sleep(26)   # resting upstream connections are swept until they are gone
    before = switches(system.pid)
    time.sleep(5)
    found = switches(system.pid) - before
    check(f"nothing to do, nothing done: at most {IDLE_WAKEUPS} wake-ups in 5 s",
          found <= IDLE_WAKEUPS, found)


def latency_command(folder, provider):
    system = systems.start_llmcap(folder, provider.port, binary=os.path.join(BIN, "llmcap"),
                                  name="probed")
    system.wait_until_up()
    base = [os.path.join(BIN, "llmcap"), "--url", f"http://127.0.0.1:{system.port}", "latency",
            "openai", "--requests", "5", "--direct", f"http://127.0.0.1:{provider.port}"]
    environment = {**os.environ, "LLMCAP_TOKEN": "bench-token"}
    told = subprocess.run(base + ["--json"], capture_output=True, text=True, env=environment)
    figures = json.loads(told.stdout) if told.returncode == 0 else {}
    check("llmcap latency tells what is added", figures.get("through_p50_ms", 0) > 0
          and abs(figures["through_p50_ms"] - figures["direct_p50_ms"]
                  - figures["added_p50_ms"]) < 0.01, told.stderr or figures)
    tight = subprocess.run(base + ["--budget", "0.000001"], capture_output=True, text=True,
                           env=environment)
    check("a budget that is passed is status 1, and says so",
          tight.returncode == 1 and "budget" in tight.stderr, (tight.returncode, tight.stderr))
    refused = subprocess.run(base + ["--model", "no-such-model"], capture_output=True, text=True,
                             env={**environment, "LLMCAP_TOKEN": "wrong"})
    check("without the token it is status 77", refused.returncode == 77, refused.stderr)
    system.stop()


def main():
    systems.raise_descriptor_limit()
    with tempfile.TemporaryDirectory(prefix="llmcap-speed-") as folder:
        provider = systems.Direct(TOOLS)
        try:
            memory(folder, provider)
            latency_command(folder, provider)
            instructions(folder, provider)
        finally:
            provider.stop()
    print("done")


main()
