# SPDX-License-Identifier: GPL-3.0-or-later
"""LLMCap beside bare proxies: every figure of a table comes from one run in which all systems are
visited in turn, so that what else the machine does falls on all of them. Processor time is that
of the proxy's process (utime + stime); req/s are shares of the provider without a proxy."""
import argparse
import datetime
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import threading
import time

import chart
import systems
from tls_front import TlsFront


class Bench:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.results = {}

    def load(self, system, **parameters):
        """One run of load_client; its figures and the system's processor time in it."""
        command = [os.path.join(self.options.tools, "bench_load"), f"port={system.port}",
                   f"path={system.path}"]
        command += [f"{name}={value}" for name, value in parameters.items()]
        command += [f"header={header}" for header in system.headers]
        before = system.cpu_seconds()
        figures = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
        figures["cpu"] = system.cpu_seconds() - before
        if figures["errors"] or figures["unfinished"]:
            self.note(f"{system.name}: {figures['errors']} errors, {figures['unfinished']} "
                      f"unfinished with {parameters}")
        return figures

    def note(self, text):
        self.results.setdefault("notes", []).append(text)
        print("  ! " + text, file=sys.stderr)

    def keep(self, part, system, figure, value):
        self.results.setdefault(part, {}).setdefault(system.name, {}).setdefault(
            figure, []).append(value)

    def turns(self, all_systems):
        """Rounds in which each system has its turn, every other one backwards."""
        for turn in range(self.options.rounds):
            yield from all_systems if turn % 2 == 0 else reversed(all_systems)

    def part_load(self, all_systems):
        for connections in (1, 16, 64, 256):
            for system in self.turns(all_systems):
                figures = self.load(system, connections=connections, seconds=self.options.seconds)
                self.keep("load", system, f"rps {connections}", figures["rps"])
                if connections in (16, 64) and figures["requests"]:
                    self.keep("load", system, "cpu us", figures["cpu"] * 1e6 / figures["requests"])

    def part_latency(self, all_systems):
        for _ in range(10):
            for system in self.turns(all_systems):
                figures = self.load(system, requests=40)
                self.keep("latency", system, "p50", figures["p50"])
                self.keep("latency", system, "p99", figures["p99"])

    def part_bodies(self, all_systems):
        for size, count in ((2_000, 300), (100_000, 100), (1_000_000, 20), (10_000_000, 4)):
            for system in self.turns(all_systems):
                figures = self.load(system, requests=count, bytes=size)
                self.keep("bodies", system, f"p50 {size}", figures["p50"])
                self.keep("bodies", system, f"cpu us {size}",
                          figures["cpu"] * 1e6 / max(1, figures["requests"]))

    def part_streams(self, all_systems):
        for _ in range(3):
            for system in self.turns(all_systems):
                figures = self.load(system, requests=15, stream=1, model="bench-c20-u500")
                self.keep("streams", system, "ttfb50", figures["ttfb50"])
                self.keep("streams", system, "delay50", figures["delay50"])

    def hold(self, system, streams, seconds, during=None):
        """`streams` at a time, a chunk a second each; memory at its highest."""
        box = {}

        def run():
            box["figures"] = self.load(system, connections=streams, requests=1, stream=1,
                                       model=f"bench-c{seconds}-i1000", ramp_ms=1500)
        before = system.memory_kb()
        thread = threading.Thread(target=run)
        thread.start()
        highest = before
        began = time.monotonic()
        while thread.is_alive():
            highest = max(highest, system.memory_kb())
            if during and time.monotonic() - began > 2.5:
                during()
                during = None
            time.sleep(0.2)
        thread.join()
        box["figures"]["memory"] = highest - before
        box["figures"]["idle"] = before
        return box["figures"]

    def part_held(self, all_systems):
        streams, seconds = self.options.streams, 6
        for system in all_systems:
            figures = self.hold(system, streams, seconds)
            self.keep("held", system, "idle MB", figures["idle"] / 1024)
            self.keep("held", system, "MB more", figures["memory"] / 1024)
            self.keep("held", system, "cpu us a chunk",
                      figures["cpu"] * 1e6 / max(1, figures["chunks"]))
            self.keep("held", system, "complete", figures["requests"])
            self.keep("held", system, "delay99", figures["delay99"])

    def part_busy(self, all_systems):
        for system in all_systems:
            quiet = self.load(system, requests=300)["p50"]
            busy = {}
            self.hold(system, self.options.streams, 6,
                      lambda: busy.update(self.load(system, requests=300)))
            self.keep("busy", system, "quiet p50", quiet)
            self.keep("busy", system, "busy p50", busy["p50"])

    def part_blocked(self, all_systems):
        provider = all_systems[0]
        capped = systems.start_llmcap(self.folder, provider.port, binary=self.options.llmcap,
                                      caps=("day=0.000001",), name="capped")
        capped.wait_until_up()
        before = provider.counts()["requests"]
        for _ in range(self.options.rounds):
            figures = self.load(capped, connections=16, seconds=self.options.seconds, expect=429)
            self.keep("blocked", capped, "rps", figures["rps"])
            self.keep("blocked", capped, "cpu us",
                      figures["cpu"] * 1e6 / max(1, figures["requests"]))
        self.keep("blocked", capped, "upstream", provider.counts()["requests"] - before)
        capped.stop()

    def part_tls(self, all_systems):
        front = TlsFront(self.folder, all_systems[0].port)
        peers = [starter(os.path.join(self.folder), front.port, front.ca)
                 for starter in (systems.start_nginx,)]
        peers.append(systems.start_llmcap(self.folder, front.port, front.ca, self.options.llmcap,
                                          name="llmcap-tls"))
        for system in peers:
            system.wait_until_up()
            self.load(system, connections=4, requests=5)
        for connections in (1, 64):
            for system in self.turns(peers):
                figures = self.load(system, connections=connections, seconds=self.options.seconds)
                self.keep("tls", system, f"rps {connections}", figures["rps"])
                self.keep("tls", system, f"cpu us {connections}",
                          figures["cpu"] * 1e6 / max(1, figures["requests"]))
        for system in peers:   # the connections that rest are closed; new ones must resume
            before = front.handshakes()
            for _ in range(3):
                front.restart_connections()
                self.load(system, connections=16, requests=2)
            after = front.handshakes()
            self.keep("tls", system, "handshakes", after[0] - before[0])
            self.keep("tls", system, "resumed", after[1] - before[1])
        for system in peers:
            system.stop()
        front.stop()


def machine():
    model = "unknown processor"
    with open("/proc/cpuinfo") as info:
        for line in info:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    return (f"{datetime.date.today().isoformat()}, {model}, {os.cpu_count()} cores, Linux "
            f"{platform.release()}, load average {os.getloadavg()[0]:.1f} from other work")


def medians(results):
    return {part: {name: {figure: statistics.median(values) for figure, values in figures.items()}
                   for name, figures in by_system.items()}
            for part, by_system in results.items() if part != "notes"}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tools", required=True)
    parser.add_argument("--llmcap", required=True)
    parser.add_argument("--systems", default="nginx,haproxy,llmcap")
    parser.add_argument("--beside", action="append", default=[], metavar="NAME=BINARY",
                        help="another build of llmcap in the same run")
    parser.add_argument("--portkey", action="store_true")
    parser.add_argument("--parts", default="load,latency,streams,held,busy,bodies,blocked,tls")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--streams", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help="three short rounds")
    parser.add_argument("--out", help="folder for results.json, table.md and bench.svg")
    options = parser.parse_args()
    if options.quick:
        options.rounds, options.seconds = 3, 0.5
    systems.raise_descriptor_limit()
    with tempfile.TemporaryDirectory(prefix="llmcap-bench-") as folder:
        bench = Bench(options, folder)
        provider = systems.Direct(options.tools)
        names = options.systems.split(",") + (["portkey"] if options.portkey else [])
        running = [provider]
        builds = {"llmcap": options.llmcap}
        builds.update(one.split("=", 1) for one in options.beside)
        names += [name for name in builds if name != "llmcap"]
        for name in names:
            if name in builds:
                system = systems.start_llmcap(folder, provider.port, binary=builds[name],
                                              name=name,
                                              extra=("--workers", str(options.workers)))
            else:
                place = options.tools if name == "portkey" else folder
                system = getattr(systems, "start_" + name)(place, provider.port)
            running.append(system)
            if not system.wait_until_up():
                bench.note(f"{name} did not start")
                running.remove(system)
        for system in running:
            bench.load(system, connections=4, requests=25)   # warm
        for part in options.parts.split(","):
            print(f"{time.strftime('%H:%M:%S')} {part}", file=sys.stderr)
            getattr(bench, "part_" + part)(running)
        for system in running:
            system.stop()
    table = chart.table(medians(bench.results), machine(), bench.results.get("notes", []))
    print(table)
    if options.out:
        os.makedirs(options.out, exist_ok=True)
        with open(os.path.join(options.out, "results.json"), "w") as out:
            json.dump(bench.results, out, indent=1)
        with open(os.path.join(options.out, "table.md"), "w") as out:
            out.write(table)
        with open(os.path.join(options.out, "bench.svg"), "w") as out:
            out.write(chart.svg(medians(bench.results), machine()))


main()
