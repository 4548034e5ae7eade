# SPDX-License-Identifier: GPL-3.0-or-later
"""`llmcap demo`: within a minute spend of five providers, a warning, the first refusal."""
import json
import re
import socket
import time
from decimal import Decimal

from harness import PROVIDERS, bill, check, free_port, main, request

MINUTE = 60


def taken(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Demo:
    """A demo with its own token in its own home, on its usual port where that is free."""

    def __init__(self, world, *arguments):
        self.world = world
        port = 4518 if not taken(4518) else free_port()
        more = [] if port == 4518 else ["--port", str(port)]
        self.env = world.env if port == 4518 else {
            **world.env, "LLMCAP_URL": f"http://127.0.0.1:{port}"}
        self.program = world.start("demo", *more, *arguments, env=world.env)
        sim = self.program.wait_for(r"The simulated provider listens on (\S+)")
        url = self.program.wait_for(r"LLMCap is listening on (\S+)")
        self.sim = sim and sim.group(1)
        self.url = url and url.group(1)

    def client(self, *arguments):
        return self.world.run(*arguments, "--demo", env=self.env)

    def status(self):
        return json.loads(self.client("status", "--json").stdout or "{}")

    def rows(self):
        text = self.client("logs", "--json", "--limit", "0").stdout
        return [json.loads(line) for line in text.splitlines()]


def spend_by_provider(rows):
    spend = {}
    for row in rows:
        spend[row["provider"]] = spend.get(row["provider"], 0) + Decimal(row["cost_usd"])
    return spend


def own_request(demo, name):
    """A request of ours to the provider that is capped, as large as the traffic's largest."""
    body = json.dumps({"model": "claude-opus-4-8", "max_tokens": 4096,
                       "messages": [{"role": "user", "content": "hello " * 3000}]})
    headers = {"content-type": "application/json", "x-api-key": "e2e",
               "anthropic-version": "2023-06-01", "x-sim-id": name}
    return request(demo.url, "POST", "/anthropic/v1/messages", body, headers)


def first_minute(world):
    begun = time.monotonic()
    demo = Demo(world)
    if not check("the demo starts and says where it listens", demo.url and demo.sim,
                 demo.program.text()):
        return
    status, spend = {}, {}
    while time.monotonic() - begun < MINUTE:
        status = demo.status()
        if status and status["today"]["blocked"] > 0:
            spend = spend_by_provider(demo.rows())
            if all(spend.get(name, 0) > 0 for name in PROVIDERS):
                break
        time.sleep(1)
    seconds = round(time.monotonic() - begun)
    check("status --json says that it is a demo",
          status.get("demo") is True, status)
    for name in PROVIDERS:
        check(f"{name} shows spend within a minute", spend.get(name, 0) > 0, spend)
    check(f"a request is blocked within a minute ({seconds} s)", seconds < MINUTE
          and status["today"]["blocked"] > 0, status.get("today"))
    text = demo.program.text()
    warning, block = text.find("anthropic has reached 80 %"), text.find("blocks a request")
    check("the warning at 80 % comes before the first refusal", 0 < warning < block,
          (warning, block))
    check("the cap that refused is shown as reached",
          any(cap["state"] == "reached" for cap in status["caps"]), status["caps"])
    check("another cap has room", any(cap["state"] == "ok" for cap in status["caps"]),
          status["caps"])
    text = demo.client("status").stdout
    check("status says DEMO to people", "DEMO" in text, text)
    check("the demo prints spend and what it blocks",
          demo.program.wait_for(r"DEMO .*\$", 10) and demo.program.wait_for(r"^blocked ", 10),
          demo.program.text()[-500:])

    others = {row["provider"] for row in demo.rows()[:60] if row["outcome"] == "completed"}
    check("the other providers go on while one is capped", len(others - {"anthropic"}) >= 3,
          others)
    nothing_blocked_was_sent(demo)
    check("SIGTERM ends it with 0", demo.program.stop() == 0, demo.program.text()[-500:])


def nothing_blocked_was_sent(demo):
    replies = {f"e2e-{n}": own_request(demo, f"e2e-{n}") for n in range(5)}
    refused = {name for name, reply in replies.items() if reply.status == 429}
    check("a request that does not fit gets the provider's own 429", "e2e-4" in refused
          and replies["e2e-4"].json().get("error", {}).get("type") == "rate_limit_error",
          replies["e2e-4"])
    ids = {replies[name].headers["x-llmcap-request-id"] for name in refused}
    logged = {row["id"] for row in demo.rows() if row["outcome"] == "refused"}
    check("the audit log has every refusal", ids and ids <= logged, sorted(ids - logged))
    printed = set(re.findall(r"^blocked +(\S+)", demo.program.text(), re.MULTILINE))
    reached = set(bill(demo.sim)["request_ids"])
    check(f"no blocked request is in the provider's own bill ({len(printed | refused)} blocked)",
          printed and reached and not (printed | refused) & reached,
          sorted((printed | refused) & reached)[:5])


def again_on_the_same_day(world):
    demo = Demo(world, "--requests", "40", "--rate", "600")
    sent = demo.program.wait_for(r"All requests of the demo are sent", 60)
    before = Decimal(demo.status()["today"]["spent_usd"])
    check("a bounded demo says when its traffic has ended", sent, demo.program.text()[-300:])
    check("Ctrl+C or SIGTERM ends it with 0", demo.program.stop() == 0)
    demo = Demo(world, "--requests", "40", "--rate", "600", "--seed", "2")
    demo.program.wait_for(r"All requests of the demo are sent", 60)
    status = demo.status()
    check("a second start remembers the first", Decimal(status["today"]["spent_usd"]) > before,
          status["today"])
    answered = [row for row in demo.rows()[:40] if row["outcome"] == "completed"]
    check("a second start has room to show again", len(answered) > 20, len(answered))


def parts_alone(world):
    sim = world.simulated_provider()
    result = world.run("demo", "--through", sim, "--requests", "30", "--rate", "6000")
    check("traffic alone ends with its totals", result.returncode == 0
          and re.search(r"^30 requests: \d+ answered, 0 blocked", result.stdout, re.MULTILINE),
          result.stdout + result.stderr)
    billed = bill(sim)
    check("the provider understood it in all five formats",
          set(billed["providers"]) == set(PROVIDERS), list(billed["providers"]))
    result = world.run("demo", "--through", f"http://127.0.0.1:{free_port()}", "--requests", "3",
                       "--rate", "6000")
    check("traffic to nobody is 69", result.returncode == 69, (result.returncode, result.stderr))
    result = world.run("demo", "--through", "ftp://x")
    check("traffic to no address is 64", result.returncode == 64, (result.returncode,
                                                                   result.stderr))
    result = world.run("demo", "--listen", "0.0.0.0:1")
    check("a simulated provider for the network is 64", result.returncode == 64,
          (result.returncode, result.stderr))


if __name__ == "__main__":
    main(first_minute, again_on_the_same_day, parts_alone)
