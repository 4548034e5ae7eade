# SPDX-License-Identifier: GPL-3.0-or-later
"""200 requests at once against a cap that fits 50 of them."""
import threading
import time
from decimal import Decimal

from harness import bill, chat, check, feed, main

CROWD = 200
FIT = 50
LIMIT = 5000   # output tokens a request: the output is nearly all of its bound


def estimate(world, proxy):
    """What the proxy holds for one request, as it says itself when it refuses one."""
    made = world.client(proxy, "caps", "set", "probe", "--window", "total", "--limit", "0.000001")
    if made.returncode != 0:
        raise RuntimeError(made.stderr)
    refused = chat(proxy.url, project="probe", limit=LIMIT)
    world.client(proxy, "caps", "clear", "probe")
    check("a refusal says what the request could cost",
          refused.status == 429 and "x-llmcap-estimate-usd" in refused.headers, refused)
    return Decimal(refused.headers["x-llmcap-estimate-usd"])


class Watcher(threading.Thread):
    """Samples one cap from the feed until it is stopped."""

    def __init__(self, url, name):
        super().__init__(daemon=True)
        self.url, self.name = url, name
        self.samples, self.over = 0, []
        self.highest = Decimal(0)
        self.ended = threading.Event()

    def run(self):
        while not self.ended.is_set():
            for cap in feed(self.url, "status")["caps"]:
                if cap["name"] == self.name:
                    used = Decimal(cap["spent"]) + Decimal(cap["held"])
                    self.samples += 1
                    self.highest = max(self.highest, used)
                    if used > Decimal(cap["limit"]):
                        self.over.append((cap["spent"], cap["held"], cap["limit"]))
            time.sleep(0.005)

    def stop(self):
        self.ended.set()
        self.join(10)


def send_crowd(url, project, controls):
    """All at once; answers {x-sim-id: Reply or exception}."""
    replies = {}
    gate = threading.Barrier(CROWD)

    def one(number):
        name = f"{project}-{number}"
        gate.wait()
        try:
            replies[name] = chat(url, {**controls, "x-sim-id": name}, project=project, limit=LIMIT)
        except OSError as problem:
            replies[name] = problem

    threads = [threading.Thread(target=one, args=(n,)) for n in range(CROWD)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return replies


def crowd_of(world, project, mode):
    sim = world.simulated_provider()
    proxy = world.serve(sim)
    limit = estimate(world, proxy) * FIT
    made = world.client(proxy, "caps", "set", project, "--window", "day", "--limit", str(limit),
                        "--project", project)
    check(f"{mode}: the cap is set", made.returncode == 0, made.stderr)
    watcher = Watcher(proxy.url, project)
    watcher.start()
    replies = send_crowd(proxy.url, project, {"x-sim-bill": mode, "x-sim-delay-ms": "400"})
    watcher.stop()
    answered = {name for name, reply in replies.items() if getattr(reply, "status", 0) == 200}
    refused = {name for name, reply in replies.items() if getattr(reply, "status", 0) == 429}
    others = {name: str(reply) for name, reply in replies.items()
              if name not in answered and name not in refused}
    check(f"{mode}: every request is answered or refused", not others, list(others.items())[:2])
    billed = bill(sim)
    reached = set(billed["request_ids"])
    check(f"{mode}: exactly the answered requests reached the provider", reached == answered,
          f"{len(reached)} reached it, {len(answered)} were answered")
    check(f"{mode}: no refused request reached the provider", not reached & refused,
          sorted(reached & refused)[:5])
    check(f"{mode}: spent and held never pass the limit ({watcher.samples} samples)",
          watcher.samples > 5 and not watcher.over, watcher.over[:3] or watcher.samples)
    cap = next(c for c in feed(proxy.url, "caps")["caps"] if c["name"] == project)
    check(f"{mode}: nothing stays held", Decimal(cap["held"]) == 0, cap)
    check(f"{mode}: the books agree with the provider's own bill",
          Decimal(cap["spent"]) == Decimal(billed["billed_usd"]),
          f"ledger {cap['spent']}, provider {billed['billed_usd']}")
    check(f"{mode}: what the provider bills is within the cap",
          Decimal(billed["billed_usd"]) <= limit, f"{billed['billed_usd']} over {limit}")
    rows = world.logs(proxy, "--project", project)
    check(f"{mode}: one row in the log for each request", len(rows) == CROWD, len(rows))
    return answered, replies


def full_price(world):
    answered, replies = crowd_of(world, "bound", "bound")
    check("bound: exactly as many pass as the cap fits", len(answered) == FIT, len(answered))
    refusal = next((r for r in replies.values() if getattr(r, "status", 0) == 429), None)
    check("bound: a refusal names the cap", refusal is not None
          and refusal.headers.get("x-llmcap-cap") == "bound" and "bound" in refusal.message(),
          refusal)
    check("bound: a refusal carries no retry-after", refusal is not None
          and "retry-after" not in refusal.headers, refusal)


def half_price(world):
    answered, _ = crowd_of(world, "half", "half")
    check("half: what others did not use lets more pass", FIT + 25 <= len(answered) < CROWD,
          len(answered))


if __name__ == "__main__":
    main(full_price, half_price)
