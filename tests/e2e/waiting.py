# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting for room under a cap. The law: first come, first served among those that share a cap; a
large request is not passed for ever by small ones; who goes leaves the queue; who waited too long
is told to try again."""
import json
import os
import socket
import threading
import time
from decimal import Decimal

from harness import MODEL, bill, chat, check, feed, main

CAP = "0.1"
SMALL = 2000    # output tokens at most: 0.008 USD of bound, but the answer costs next to nothing
LARGE = 20_000  # 0.08 USD: beside two small ones there is no room for it
QUICK = {"x-sim-output-tokens": "1"}


def held(proxy):
    return Decimal(feed(proxy.url, "status")["today"]["held_usd"])


def until(condition, seconds=10):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.01)
    return condition()


class SmallOnes:
    """Clients that send one small request after the other."""

    def __init__(self, proxy, count):
        self.proxy, self.ended, self.lock = proxy, threading.Event(), threading.Lock()
        self.sent = []   # (began, ended)
        self.problems = []
        self.threads = [threading.Thread(target=self.run, args=(number,), daemon=True)
                        for number in range(count)]
        for thread in self.threads:
            thread.start()

    def run(self, number):
        time.sleep(number * 0.05)
        while not self.ended.is_set():
            began = time.monotonic()
            reply = chat(self.proxy.url, {**QUICK, "x-sim-delay-ms": "300"}, limit=SMALL)
            with self.lock:
                self.sent.append((began, time.monotonic()))
                if reply.status != 200:
                    self.problems.append(reply.message())

    def end(self):
        self.ended.set()
        for thread in self.threads:
            thread.join(30)


def no_starvation(world):
    sim = world.simulated_provider()
    proxy = world.serve(sim, "--cap", f"total={CAP}")
    small = SmallOnes(proxy, 10)
    until(lambda: len(small.sent) > 20)
    for round_number in range(3):
        began = time.monotonic()
        reply = chat(proxy.url, {**QUICK, "x-sim-delay-ms": "50"}, limit=LARGE)
        ended = time.monotonic()
        with small.lock:
            passed = sum(start > began + 0.05 and end < ended - 0.4 for start, end in small.sent)
        check(f"large request {round_number}: served, though small ones never stop coming",
              reply.status == 200, reply)
        check(f"large request {round_number}: none that came later was served before it",
              passed == 0, passed)
        check(f"large request {round_number}: it waits for what is in flight, not for ever",
              ended - began < 5, ended - began)
        time.sleep(0.5)
    small.end()
    check(f"none of {len(small.sent)} small ones was refused for it", not small.problems,
          small.problems[:2])
    check("nothing stays held", until(lambda: held(proxy) == 0, 5), held(proxy))


def waiting_client(proxy, project, limit):
    """A raw connection with a request that will have to wait."""
    body = json.dumps({"model": MODEL, "max_tokens": limit,
                       "messages": [{"role": "user", "content": "hi"}]})
    port = int(proxy.url.rsplit(":", 1)[1])
    peer = socket.create_connection(("127.0.0.1", port), timeout=20)
    peer.sendall((f"POST /openai/v1/chat/completions HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\n"
                  f"authorization: Bearer sk-e2e\r\ncontent-type: application/json\r\n"
                  f"x-sim-id: {project}\r\nx-llmcap-project: {project}\r\n"
                  f"x-sim-output-tokens: 1\r\ncontent-length: {len(body)}\r\n\r\n{body}").encode())
    return peer


def who_goes_leaves_the_queue(world):
    sim = world.simulated_provider()
    proxy = world.serve(sim, "--cap", f"total={CAP}")
    slow = threading.Thread(target=chat, daemon=True, args=(
        proxy.url, {**QUICK, "x-sim-delay-ms": "6000"}), kwargs={"limit": LARGE})
    slow.start()
    check("a request is in flight", until(lambda: held(proxy) > Decimal("0.07")), held(proxy))
    gone = [waiting_client(proxy, f"gone-{number}", LARGE) for number in range(5)]
    time.sleep(0.5)
    began = time.monotonic()
    behind = {}
    thread = threading.Thread(target=lambda: behind.update(reply=chat(
        proxy.url, QUICK, project="behind", limit=SMALL)))
    thread.start()
    time.sleep(0.5)
    check("a small request waits behind the large ones: first come, first served",
          "reply" not in behind and slow.is_alive(), behind)
    for peer in gone:
        peer.close()
    thread.join(5)
    check("once they have gone it is served at once, beside the one in flight",
          "reply" in behind and behind["reply"].status == 200
          and time.monotonic() - began < 4 and slow.is_alive(), behind)
    rows_of = lambda: sorted((row["project"], row["outcome"], Decimal(row["cost_usd"]))
                             for row in world.logs(proxy) if row["project"].startswith("gone"))
    check("they have a row each, as clients that left, at no cost",
          until(lambda: rows_of() == [(f"gone-{n}", "client_gone", 0) for n in range(5)]),
          rows_of())
    slow.join(20)
    check("none of them ever reaches the provider",
          not [name for name in bill(sim)["request_ids"] if name.startswith("gone")],
          bill(sim)["request_ids"])
    check("nothing stays held", until(lambda: held(proxy) == 0, 5), held(proxy))


def patience_ends(world):
    config = os.path.join(world.home, "settings.json")
    with open(config, "w", encoding="utf-8") as file:
        json.dump({"max_wait_s": 1}, file)
    sim = world.simulated_provider()
    proxy = world.serve(sim, "--cap", f"total={CAP}", "--config", config)
    slow = threading.Thread(target=chat, daemon=True, args=(
        proxy.url, {**QUICK, "x-sim-delay-ms": "4000"}), kwargs={"limit": LARGE})
    slow.start()
    until(lambda: held(proxy) > Decimal("0.07"))
    began = time.monotonic()
    reply = chat(proxy.url, QUICK, limit=LARGE)
    took = time.monotonic() - began
    check("after max_wait_s the answer is 429, and says that another try may help",
          reply.status == 429 and 0.9 < took < 3 and reply.headers.get("x-should-retry") == "true"
          and int(reply.headers["retry-after-ms"]) == 2000 and "retry-after" not in reply.headers,
          (took, reply))
    slow.join(10)
    check("and then another try does help", chat(proxy.url, QUICK, limit=LARGE).status == 200)


if __name__ == "__main__":
    main(no_starvation, who_goes_leaves_the_queue, patience_ends)
