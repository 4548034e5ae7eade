# SPDX-License-Identifier: GPL-3.0-or-later
"""Coding agents under a cap of five dollars: 32,000 max_tokens, bodies of 200 KB, answers of 500
tokens, ten at a time. Nobody is refused before 80 % are spent, and no cent more is billed.

    python3 tests/e2e/agents.py build/release/bin                 as in ./test: quick answers
    python3 tests/e2e/agents.py BIN --model P/M... --policy P... --seconds-per-answer 8

The simulated provider reads a token in four bytes. An agent that is told to try again does so; one
that is refused for good ends. "Refused" counts both.
"""
import argparse
import asyncio
import time
from decimal import Decimal

from harness import World, bill, check, feed
from many_clients import Client, call

AGENTS = 10
LIMIT = Decimal("5.00")
BODY = 200_000
ANSWER = 500
MOST_TOKENS = 32_000
LEAST_SPENT = Decimal("0.8")
SOURCE = "    for (std::size_t i = 0; i < parts.size(); ++i)  // what an agent sends: source\n"


class Run:
    """Ten agents until the cap has refused each of them for good."""

    def __init__(self, world, provider, model, policy, seconds):
        self.provider, self.model, self.seconds = provider, model, seconds
        self.sim = world.simulated_provider()
        self.proxy = world.serve(self.sim)
        made = world.client(self.proxy, "caps", "set", "agents", "--window", "total", "--limit",
                            str(LIMIT), "--policy", policy)
        if made.returncode != 0:
            raise RuntimeError(made.stderr)
        self.answered = 0
        self.refusals = []   # (spent when it came, for good, message)
        self.longest = 0

    def request(self, number, turn):
        text = f"agent {number}, turn {turn}\n" + SOURCE * (BODY // len(SOURCE))
        path, body, headers = call(self.provider, text[:BODY - 200], MOST_TOKENS, self.model,
                                   stream=True)
        piece_ms = max(1, round(self.seconds * 1000 / ANSWER))
        return path, body, headers + [("x-sim-output-tokens", str(ANSWER)),
                                      ("x-sim-delay-ms", "50"),
                                      ("x-sim-chunk-delay-ms", str(piece_ms))]

    async def agent(self, number):
        client, turn, ended = Client(self.proxy.url), 0, False
        while not ended:
            turn += 1
            began = time.monotonic()
            reply = await client.post(*self.request(number, turn), seconds=600)
            self.longest = max(self.longest, time.monotonic() - began)
            if reply.status == 200:
                self.answered += 1
                continue
            ended = reply.headers.get("x-should-retry") != "true"
            spent = Decimal(reply.headers.get("x-llmcap-spent-usd", "0"))
            self.refusals.append((spent, ended, reply.message()))
            if not ended:
                await asyncio.sleep(int(reply.headers["retry-after-ms"]) / 1000)
        client.close()

    async def go(self):
        await asyncio.gather(*(self.agent(number) for number in range(AGENTS)))


def judge(name, run, took):
    billed = Decimal(bill(run.sim)["billed_usd"])
    first = min(run.refusals)
    share = first[0] / LIMIT
    asked_again = sum(not refusal[1] for refusal in run.refusals)
    print(f"-- {name}: {run.answered} answers, billed {billed} USD ({billed / LIMIT * 100:.1f} %), "
          f"first refusal at {share * 100:.1f} %, {asked_again} told to try again, longest wait "
          f"{run.longest:.0f} s, {took:.0f} s in all", flush=True)
    check(f"{name}: nobody is refused below 80 % spent", share >= LEAST_SPENT, first)
    check(f"{name}: no more is billed than the cap allows", billed <= LIMIT, billed)
    cap = feed(run.proxy.url, "caps")["caps"][0]
    check(f"{name}: the books agree with the provider's bill", Decimal(cap["spent"]) == billed
          and Decimal(cap["held"]) == 0, cap)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("bin")
    options.add_argument("--model", nargs="*", default=["anthropic/claude-sonnet-4-5"])
    options.add_argument("--policy", nargs="*", default=["worst-case", "expected"])
    options.add_argument("--seconds-per-answer", type=float, default=0.5)
    given = options.parse_args()
    for model in given.model:
        for policy in given.policy:
            with World(given.bin) as world:
                began = time.monotonic()
                run = Run(world, *model.split("/"), policy, given.seconds_per_answer)
                asyncio.run(run.go())
                judge(f"{model}, {policy}", run, time.monotonic() - began)
    print("done", flush=True)


if __name__ == "__main__":
    main()
