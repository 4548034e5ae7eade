# SPDX-License-Identifier: GPL-3.0-or-later
"""What a cap does by its policy and action: expected with streams cut at the cap, a cheaper
model, estimates, the runaway guard, and how often a blocked call counts."""
import json
import os
import time
from decimal import Decimal

from harness import FALLBACK, MODEL, bill, check, feed, main, request

PATHS = {"anthropic": "/v1/messages", "openai": "/v1/chat/completions", "responses":
         "/v1/responses", "mistral": "/v1/chat/completions", "cohere": "/v2/chat"}


def body_of(kind, model, limit, stream, words="hi"):
    talk = [{"role": "user", "content": words}]
    if kind == "gemini":
        return {"contents": [{"role": "user", "parts": [{"text": words}]}],
                "generationConfig": {"maxOutputTokens": limit}}
    if kind == "responses":
        return {"model": model, "input": words, "max_output_tokens": limit, "stream": stream}
    return {"model": model, "max_tokens": limit, "messages": talk, "stream": stream}


def send(url, kind, controls=None, model=MODEL, limit=4000, stream=False, words="hi",
         headers=None, project=""):
    provider = "openai" if kind == "responses" else kind
    path = PATHS.get(kind, "")
    if kind == "gemini":
        action = "streamGenerateContent?alt=sse" if stream else "generateContent"
        path = f"/v1beta/models/{model}:{action}"
    all_headers = {"content-type": "application/json", "authorization": "Bearer sk-e2e",
                   "anthropic-version": "2023-06-01", **(controls or {}), **(headers or {})}
    if kind == "gemini":
        all_headers["x-goog-api-key"] = all_headers.pop("authorization")
    if project:
        all_headers["x-llmcap-project"] = project
    return request(url, "POST", f"/{provider}{path}",
                   json.dumps(body_of(kind, model, limit, stream, words)), all_headers)


def row_of(world, proxy, project, seconds=15):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        rows = world.logs(proxy, "--project", project)
        if rows:
            return rows[0]
        time.sleep(0.1)
    return {}


def billed_for(sim, name, seconds=15):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        costs = bill(sim)["billed_by_id"]
        if name in costs:
            return Decimal(costs[name])
        time.sleep(0.1)
    raise RuntimeError(f"{name} was never billed")


def teach(proxy, kind, times=25, tokens=50):
    for i in range(times):
        reply = send(proxy.url, kind, {"x-sim-output-tokens": str(tokens)}, stream=True,
                     words=f"question {i}, of the usual length")
        if reply.status != 200:
            raise RuntimeError(reply)


def set_cap(world, proxy, name, *options):
    result = world.client(proxy, "caps", "set", name, *options)
    if result.returncode != 0:
        raise RuntimeError(result.stderr)


def cap_of(proxy, name):
    return next(cap for cap in feed(proxy.url, "caps")["caps"] if cap["name"] == name)


ENDINGS = {"anthropic": "event: error", "openai": 'data: {"error"', "responses": "event: error",
           "gemini": 'data: {"error"', "cohere": '"finish_reason":"ERROR"', "mistral": ""}


def streams_end_at_the_cap(world):
    sim = world.simulated_provider()
    proxy = world.serve(sim)
    for kind in ENDINGS:
        teach(proxy, kind)
        project = "cut-" + kind
        set_cap(world, proxy, project, "--window", "day", "--limit", "0.004", "--project", project,
                "--policy", "expected")
        controls = {"x-sim-output-tokens": "3900", "x-sim-chunk-delay-ms": "1", "x-sim-id": project}
        broke, text = False, ""
        try:
            reply = send(proxy.url, kind, controls, stream=True, project=project)
            text = reply.body.decode(errors="replace")
        except Exception as problem:   # a stream without an error event just breaks off
            broke = True
            text = str(problem)
        row, cost = row_of(world, proxy, project), billed_for(sim, project)
        limit = Decimal("0.004")
        spent = Decimal(row["cost_usd"])
        print(f"-- {kind}: billed {cost}, booked {spent} of {limit}", flush=True)
        ended = broke if kind == "mistral" else not broke and ENDINGS[kind] in text
        check(f"{kind}: the stream ends at the cap in the provider's own way", ended,
              (broke, text[-300:]))
        check(f"{kind}: the books say that it was cut, and what was generated",
              row.get("cap") == project and row["cost_basis"] == "estimated"
              and "policy expected" in row["note"] and row["outcome"] == "completed", row)
        # Pieces on their way when the cap is reached are billed: Gemini's are large.
        beyond = Decimal("1.25" if kind == "gemini" else "1.1")
        check(f"{kind}: upstream was closed: no more was billed than a few pieces above the cap",
              limit / 2 <= cost <= limit * beyond, (cost, limit))
        check(f"{kind}: what is booked is what was billed, within a sixth",
              abs(spent - cost) <= cost / 6, (spent, cost))


def expected_holds_less(world):
    sim = world.simulated_provider()
    proxy = world.serve(sim)
    set_cap(world, proxy, "likely", "--window", "day", "--limit", "0.5", "--policy", "expected")
    set_cap(world, proxy, "sure", "--window", "day", "--limit", "0.5")
    before = send(proxy.url, "openai", {"x-sim-output-tokens": "10"}, limit=100_000)
    teach(proxy, "openai")
    held = {}
    import threading
    thread = threading.Thread(target=send, args=(proxy.url, "openai", {
        "x-sim-output-tokens": "60", "x-sim-delay-ms": "1500"}), kwargs={"limit": 100_000})
    thread.start()
    time.sleep(0.8)
    for name in ("likely", "sure"):
        held[name] = Decimal(cap_of(proxy, name)["held"])
    thread.join()
    check("a cap of policy expected holds what such requests cost, the other one the bound",
          before.status == 200 and held["sure"] >= Decimal("0.4")
          and Decimal(0) < held["likely"] < Decimal("0.01"), held)
    spent = Decimal(cap_of(proxy, "likely")["spent"])
    check("both caps count the same spending", spent == Decimal(cap_of(proxy, "sure")["spent"])
          and Decimal(cap_of(proxy, "likely")["held"]) == 0, spent)

    set_cap(world, proxy, "plain", "--window", "day", "--limit", "0.004", "--project", "plain",
            "--policy", "expected")
    reply = send(proxy.url, "openai", {"x-sim-output-tokens": "3000"}, project="plain")
    row = row_of(world, proxy, "plain")
    check("a plain reply cannot be cut: it is booked at its cost, and the row says why",
          reply.status == 200 and Decimal(row["cost_usd"]) > Decimal("0.012")
          and row["cost_basis"] == "reported" and "policy expected" in row["note"], row)
    check("the overrun is shown", Decimal(cap_of(proxy, "plain")["spent"]) > Decimal("0.004")
          and cap_of(proxy, "plain")["state"] == "reached", cap_of(proxy, "plain"))
    reply = send(proxy.url, "openai", project="plain")
    check("and nothing passes after it", reply.status == 429, reply)

    proxy.stop()
    proxy = world.serve(sim)
    estimate = estimate_of(world, proxy, "openai", 100_000)[1]
    check("after a restart the answers' lengths are still known",
          estimate["learned"] and estimate["expected_usage"]["output"] < 4000
          and estimate["worst_usage"]["output"] == 100_000, estimate)


def estimate_of(world, proxy, provider, limit, *options):
    path = os.path.join(world.home, "body.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(body_of(provider, MODEL, limit, False), file)
    result = world.client(proxy, "estimate", "--provider", provider, *options, path, "--json")
    return result.returncode, json.loads(result.stdout) if result.stdout else result.stderr


def estimates(world):
    sim = world.simulated_provider()
    proxy = world.serve(sim, "--cap", "day=0.05")
    sent = bill(sim)
    status, answer = estimate_of(world, proxy, "openai", 1000)
    check("an estimate names the worst cost and how it came about",
          status == 0 and answer["admission"] == "now" and answer["worst_usage"]["output"] == 1000
          and Decimal(answer["worst_usd"]) >= Decimal("0.004")
          and Decimal(answer["min_usd"]) <= Decimal(answer["expected_usd"])
          <= Decimal(answer["worst_usd"]), answer)
    check("and the caps that cover it", [cap["name"] for cap in answer["caps"]] == ["day"]
          and answer["caps"][0]["would_hold"] == answer["worst_usd"], answer)
    status, answer = estimate_of(world, proxy, "openai", 20_000)
    check("what would be refused is said, with exit status 1",
          status == 1 and answer["admission"] == "refused", (status, answer))
    body = "x" * 300_000
    large = request(proxy.url, "POST", "/llmcap/v1/estimate", json.dumps(
        {"provider": "openai", "path": "/v1/chat/completions",
         "body": body_of("openai", MODEL, 10, False, body)}),
        {"authorization": "Bearer " + "0123456789abcdef" * 4, "content-type": "application/json"})
    check("a body beyond the feed's usual limit is taken", large.status == 200
          and large.json()["worst_usage"]["input"] >= 300_000, large)
    wrong = world.client(proxy, "estimate", "--provider", "nobody", "-")
    check("an unknown provider is named", wrong.returncode != 0, wrong.stderr)
    text = world.client(proxy, "estimate", "--provider", "openai",
                        os.path.join(world.home, "body.json")).stdout
    check("a person can read it", "worst" in text and "refused" in text, text)
    check("nothing of it was sent or booked", bill(sim) == sent and not world.logs(proxy), bill(sim))


def cheaper_model(world):
    sim = world.simulated_provider()
    proxy = world.serve(sim)
    models = {"anthropic": ("claude-opus-4-5", "claude-haiku-4-5"),
              "openai": ("gpt-5", "gpt-5-nano"), "gemini": ("gemini-2.5-pro",
                                                           "gemini-2.5-flash-lite")}
    for kind, (dear, cheap) in models.items():
        set_cap(world, proxy, kind, "--window", "day", "--limit", "0.025", "--project", kind,
                "--action", "downgrade=" + cheap)
        first = send(proxy.url, kind, {"x-sim-output-tokens": "5"}, model=dear, limit=50,
                     project=kind)
        check(f"{kind}: what fits goes as it is", first.status == 200
              and first.headers.get("x-llmcap-downgraded-from") is None, first)
        reply = send(proxy.url, kind, {"x-sim-output-tokens": "20", "x-sim-id": kind}, model=dear,
                     limit=3500, project=kind)
        row = row_of(world, proxy, kind)
        served = reply.json().get("model") or reply.json().get("modelVersion")
        check(f"{kind}: what does not fit is asked of the cheaper model", reply.status == 200
              and reply.headers.get("x-llmcap-downgraded-from") == dear
              and served.startswith(cheap), (reply, served))
        check(f"{kind}: the row names both", row["model"] == cheap and dear in row["note"]
              and row["cost_basis"] == "reported"
              and Decimal(row["cost_usd"]) == billed_for(sim, kind), row)
        stream = send(proxy.url, kind, {"x-sim-output-tokens": "20"}, model=dear, limit=3500,
                      project=kind, stream=True)
        check(f"{kind}: streams too", stream.status == 200
              and stream.headers.get("x-llmcap-downgraded-from") == dear, stream)
        reply = send(proxy.url, kind, model=dear, limit=900_000, project=kind)
        row = row_of(world, proxy, kind)
        check(f"{kind}: where that does not fit either, it is refused",
              reply.status == 429 and row["model"] == dear and cheap in reply.message(),
              (reply, row))


def guard(world):
    sim = world.simulated_provider()
    config = os.path.join(world.home, "settings.json")
    with open(config, "w", encoding="utf-8") as file:
        json.dump({"runaway": "hold", "attribution": False}, file)   # told apart by User-Agent
    proxy = world.serve(sim, "--config", config)
    agent = {"user-agent": "agent/1.0"}
    replies = [send(proxy.url, "openai", {"x-sim-output-tokens": "5"}, headers=agent)
               for _ in range(30)]
    passed = [reply.status for reply in replies].count(200)
    check("the same prompt again and again: the client is held after 25",
          passed == 25 and replies[-1].status == 429 and "llmcap allow" in replies[-1].message(),
          (passed, replies[-1]))
    other = send(proxy.url, "openai", headers={"user-agent": "other/1.0"})
    check("another program goes on", other.status == 200, other)
    alarms = feed(proxy.url, "status")["guard"]
    held = alarms["alarms"][0]
    check("the status names it", alarms["mode"] == "hold" and held["held"]
          and held["kind"] == "same-prompt" and held["client"].endswith("/agent/1.0"), alarms)
    text = world.client(proxy, "status").stdout
    check("so does llmcap status", "llmcap allow" in text and held["client"] in text, text)
    wrong = world.client(proxy, "allow", "nobody")
    check("an unknown client is no client to allow", wrong.returncode == 1
          or "no such client" in wrong.stderr, wrong)
    allowed = world.client(proxy, "allow", held["client"])
    reply = send(proxy.url, "openai", headers=agent)
    check("the user lets it go on", allowed.returncode == 0 and reply.status == 200,
          (allowed.stderr, reply))
    check("and then nobody is held", not any(
        alarm["held"] for alarm in feed(proxy.url, "status")["guard"]["alarms"]), "")
    proxy.stop()

    proxy = world.serve(sim, folder="warns")
    statuses = {send(proxy.url, "openai", {"x-sim-output-tokens": "5"}, headers=agent).status
                for _ in range(30)}
    alarms = feed(proxy.url, "status")["guard"]
    check("by default it warns and holds nobody", statuses == {200} and alarms["mode"] == "warn"
          and len(alarms["alarms"]) == 1 and not alarms["alarms"][0]["held"], alarms)


def blocked_calls(world):
    sim = world.simulated_provider()
    proxy = world.serve(sim, "--cap", "day=0.001")
    for retry in ("0", "1", "2"):
        reply = send(proxy.url, "openai", headers={"x-stainless-retry-count": retry})
        if reply.status != 429:
            raise RuntimeError(reply)
    check("a blocked call counts once, however often its SDK tries",
          feed(proxy.url, "status")["today"]["blocked"] == 1
          and len(world.logs(proxy)) == 1, feed(proxy.url, "status")["today"])
    send(proxy.url, "openai")
    check("one that says nothing of retries counts",
          feed(proxy.url, "status")["today"]["blocked"] == 2, "")


assert FALLBACK == "1.00/4.00"   # the limits above count on it
main(expected_holds_less, streams_end_at_the_cap, estimates, cheaper_model, guard, blocked_calls)
