# SPDX-License-Identifier: GPL-3.0-or-later
"""The window's thread hangs under load: no request notices. tests/desktop/blocked_window is the
window program with a thread that sleeps when it is told. LLMCAP_BLOCK=10 sleeps so many seconds
(10 else)."""
import os
import threading
import time

from desktop import Desktop, check, feed, wait_until
from harness import PROVIDERS, Program, chat, main

SECONDS = int(os.environ.get("LLMCAP_BLOCK", "10"))
CLIENTS = 6


class Load:
    """Clients that send one request after the other, every third one a stream."""

    def __init__(self, url):
        self.url, self.rows, self.isOver = url, [], False
        self.threads = [threading.Thread(target=self.run, args=(number,))
                        for number in range(CLIENTS)]
        for thread in self.threads:
            thread.start()

    def run(self, number):
        count = number
        while not self.isOver:
            begun = time.monotonic()
            try:
                status = chat(self.url, limit=50, stream=count % 3 == 0,
                              model=f"model-{count}").status
            except OSError as problem:
                status = str(problem)
            self.rows.append((begun, time.monotonic() - begun, status))
            count += 1

    def end(self):
        self.isOver = True
        for thread in self.threads:
            thread.join()

    def between(self, begin, end):
        """Requests that were in flight then."""
        return [row for row in self.rows if row[0] < end and row[0] + row[1] > begin]


def quantile(rows, share):
    times = sorted(row[1] for row in rows)
    return times[min(len(times) - 1, int(len(times) * share))]


def window_program(world, desktop, sim):
    orders = os.path.join(world.home, "orders")
    os.mkfifo(orders)
    pen = os.open(orders, os.O_RDWR)
    path = os.path.join(os.path.dirname(world.llmcap), "..", "tests", "blocked_window")
    folder = os.path.join(world.home, "ledger")
    os.makedirs(folder)
    with open(folder + "/settings.json", "w") as file:
        file.write('{"window":{"first_run_done":true}}')
    origins = [f"--origin={name}={sim}/{name}" for name in PROVIDERS]
    program = Program(["sh", "-c", 'exec "$0" "$@" <"$ORDERS"', path, "--data-dir", folder,
                       "--listen", "127.0.0.1:0", "--fallback-price", "1.00/4.00", "--cap",
                       "day=1000", *origins], {**desktop.env, "ORDERS": orders})
    world.programs.append(program)
    match = program.wait_for(r"LLMCap is listening on (\S+)")
    if not match:
        raise RuntimeError("no window program: " + program.text())
    program.url = match.group(1)
    program.block = lambda seconds: os.write(pen, f"{seconds}\n".encode())
    return program


def hanging(world):
    sim = world.simulated_provider()
    with Desktop(world) as desktop:
        program = window_program(world, desktop, sim)
        load = Load(program.url)
        time.sleep(2)   # connections and caches are warm
        free = time.monotonic()
        time.sleep(SECONDS)
        program.block(SECONDS)
        check("the window's thread hangs", program.wait_for("^blocked$", 10))
        begun = time.monotonic()
        time.sleep(SECONDS * 0.3)
        told = feed(program.url, "status")
        check("the feed answers meanwhile", told["today"]["requests"] > 0)
        raised = world.client(program, "caps", "raise", "day", "5")
        check("the command line raises a cap meanwhile", raised.returncode == 0, raised)
        program.wait_for("^back$", SECONDS + 10)
        back = time.monotonic()
        load.end()
        before, during = load.between(free, begun), load.between(begun, back)
        check(f"it hung for {SECONDS} s", back - begun >= SECONDS * 0.9, back - begun)
        check("every request was answered", all(row[2] == 200 for row in load.rows),
              [row for row in load.rows if row[2] != 200][:3])
        pace = (len(during) / (back - begun)) / (len(before) / (begun - free))
        check("as many requests as before", pace > 0.7, pace)
        slower = quantile(during, 0.5) / quantile(before, 0.5)
        check("the usual one takes as long as before", slower < 1.5, slower)
        longest = quantile(during, 1)
        check("none waited for the window", longest < SECONDS / 4, longest)
        check("the window goes on afterwards", wait_until(lambda: program.is_alive(), 1))
        print(f"     {len(before)} requests before, {len(during)} while it hung; median "
              f"{quantile(before, .5) * 1000:.1f} and {quantile(during, .5) * 1000:.1f} ms, 99 % "
              f"{quantile(before, .99) * 1000:.1f} and {quantile(during, .99) * 1000:.1f} ms, "
              f"slowest {quantile(before, 1) * 1000:.0f} and {longest * 1000:.0f} ms", flush=True)


if __name__ == "__main__":
    main(hanging)
