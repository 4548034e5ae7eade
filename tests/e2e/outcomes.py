# SPDX-License-Identifier: GPL-3.0-or-later
"""However a request ends, the books hold at least what the provider billed for it."""
import http.client
import json
import socket
import threading
import time
from decimal import Decimal

from harness import MODEL, PROVIDERS, bill, chat, check, feed, main


def row_of(world, proxy, project, seconds=15):
    """The row of the only request of that project, once it is written."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        rows = world.logs(proxy, "--project", project)
        if rows:
            return rows[0]
        time.sleep(0.1)
    return {}


def billed_for(sim, name, seconds=15):
    """The provider's own figure, once it has ended the reply."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        costs = bill(sim)["billed_by_id"]
        if name in costs:
            return Decimal(costs[name])
        time.sleep(0.1)
    raise RuntimeError(f"{name} was never billed")


def leave(url, name, controls, stream, after_bytes):
    """A client that goes away after so many bytes of the reply."""
    body = json.dumps({"model": MODEL, "max_tokens": 400, "stream": stream,
                       "messages": [{"role": "user", "content": "hi"}]})
    head = "".join(f"{key}: {value}\r\n" for key, value in {
        "host": url.removeprefix("http://"), "authorization": "Bearer sk-e2e", "x-sim-id": name,
        "x-llmcap-project": name, "content-type": "application/json",
        "content-length": len(body), **controls}.items())
    with socket.create_connection(("127.0.0.1", int(url.rsplit(":", 1)[1]))) as peer:
        peer.sendall(f"POST /openai/v1/chat/completions HTTP/1.1\r\n{head}\r\n{body}".encode())
        seen = 0
        while seen < after_bytes:
            chunk = peer.recv(4096)
            if not chunk:
                break
            seen += len(chunk)
        if after_bytes == 0:
            time.sleep(0.3)   # the request has gone upstream by now


def costs(world):
    sim = world.simulated_provider()
    proxy = world.serve(sim, "--cap", "day=1000")
    slow = {"x-sim-chunk-delay-ms": "10", "x-sim-output-tokens": "200"}

    leave(proxy.url, "leaves-stream", slow, True, 2000)
    row, cost = row_of(world, proxy, "leaves-stream"), billed_for(sim, "leaves-stream")
    check("a client that leaves a stream is charged what was generated",
          row.get("outcome") == "client_gone" and Decimal(row["cost_usd"]) >= cost, (row, cost))
    leave(proxy.url, "leaves-plain", {"x-sim-delay-ms": "700"}, False, 0)
    row, cost = row_of(world, proxy, "leaves-plain"), billed_for(sim, "leaves-plain")
    check("a client that leaves a plain request is charged what it cost",
          row.get("cost_basis") == "reported" and Decimal(row["cost_usd"]) == cost, (row, cost))

    for stream in (False, True):
        kind = "stream" if stream else "plain"
        exact = {"gzip": {"x-sim-encoding": "gzip"}, "cached input": {
            "x-sim-input-tokens": "60", "x-sim-cache-read-tokens": "40"}, "usual": {}}
        for number, (what, controls) in enumerate(exact.items()):
            name = f"{kind}-{number}"
            reply = chat(proxy.url, {**controls, "x-sim-id": name}, project=name, stream=stream,
                         limit=300, model="gpt-4.1-mini")
            row, cost = row_of(world, proxy, name), billed_for(sim, name)
            check(f"{kind}, {what}: the books say what the provider billed", reply.status == 200
                  and Decimal(row["cost_usd"]) == cost and row["cost_basis"] == "reported",
                  (reply.status, row, cost))
        name = f"silent-{kind}"
        reply = chat(proxy.url, {"x-sim-no-usage": "1", "x-sim-id": name}, project=name,
                     stream=stream, limit=300)
        row, cost = row_of(world, proxy, name), billed_for(sim, name)
        check(f"{kind}, no usage in the reply: never less than the provider billed, and marked",
              reply.status == 200 and Decimal(row["cost_usd"]) >= cost
              and row["cost_basis"] in ("estimated", "held"), (row, cost))
    over = {"x-sim-output-tokens": "5000", "x-sim-id": "overrun"}
    chat(proxy.url, over, project="overrun", limit=100)
    row, cost = row_of(world, proxy, "overrun"), billed_for(sim, "overrun")
    check("a provider that bills beyond the limit: the books show it",
          Decimal(row["cost_usd"]) == cost and row.get("note"), (row, cost))
    held = feed(proxy.url, "status")["today"]["held_usd"]
    check("nothing stays held", Decimal(held) == 0, held)


def five_formats(world):
    sim = world.simulated_provider()
    proxy = world.serve(sim, "--cap", "day=1000")
    result = world.run("demo", "--through", proxy.url, "--requests", "200", "--rate", "3000",
                       seconds=120)
    check("traffic of all formats passes", result.returncode == 0
          and " 0 blocked" in result.stdout, result.stdout[-500:] + result.stderr)
    time.sleep(1)
    rows, billed = world.logs(proxy), bill(sim)
    for name in PROVIDERS:
        mine = [row for row in rows if row["provider"] == name]
        booked = sum(Decimal(row["cost_usd"]) for row in mine)
        theirs = Decimal(billed["providers"][name]["billed_usd"])
        whole = all(row["cost_basis"] in ("reported", "none") for row in mine)
        check(f"{name}: books and bill agree over {len(mine)} requests",
              booked == theirs if whole else booked >= theirs, f"{booked} and {theirs}")


def stop_and_start(world):
    sim = world.simulated_provider()
    proxy = world.serve(sim, "--cap", "day=1000")
    world.client(proxy, "caps", "set", "kept", "--window", "day", "--limit", "7", "--project", "k")
    got = []
    slow = {"x-sim-chunk-delay-ms": "15", "x-sim-output-tokens": "150", "x-sim-id": "drained"}

    def stream():
        try:
            got.append(chat(proxy.url, slow, project="drained", stream=True, limit=200))
        except (OSError, http.client.HTTPException) as problem:
            got.append(problem)

    thread = threading.Thread(target=stream)
    thread.start()
    time.sleep(0.7)
    status = proxy.stop()
    thread.join(30)
    check("SIGTERM lets a stream in flight finish", status == 0
          and getattr(got[0], "status", 0) == 200 and b"[DONE]" in got[0].body, (status, got))
    proxy = world.serve(sim)
    row = row_of(world, proxy, "drained")
    check("it is booked as completed", row.get("outcome") == "completed"
          and Decimal(row["cost_usd"]) == billed_for(sim, "drained"), row)
    caps = {cap["name"]: cap for cap in feed(proxy.url, "caps")["caps"]}
    check("caps and what was spent survive the restart", "kept" in caps
          and Decimal(caps["day"]["spent"]) == Decimal(bill(sim)["billed_usd"]), caps)


def raise_and_pause(world):
    sim = world.simulated_provider()
    proxy = world.serve(sim)
    world.client(proxy, "caps", "set", "small", "--window", "day", "--limit", "0.000001")
    check("a cap that fits nothing refuses", chat(proxy.url).status == 429)
    world.client(proxy, "caps", "raise", "small", "5")
    check("raised, the next request passes", chat(proxy.url).status == 200)
    world.client(proxy, "caps", "raise", "small", "--", "-5")
    check("taken back, it refuses again", chat(proxy.url).status == 429)
    world.client(proxy, "caps", "pause", "small", "15m")
    check("paused, it lets pass", chat(proxy.url).status == 200)
    world.client(proxy, "caps", "resume", "small")
    check("resumed, it refuses", chat(proxy.url).status == 429)
    world.client(proxy, "caps", "clear", "small")
    result = world.client(proxy, "block", "on")
    reply = chat(proxy.url)
    check("the kill switch refuses everything", result.returncode == 0
          and 400 <= reply.status < 500, (result.stderr, str(reply)))
    result = world.client(proxy, "block", "off")
    check("switched off again, requests pass", result.returncode == 0
          and chat(proxy.url).status == 200, result.stderr)
    world.client(proxy, "caps", "set", "one", "--window", "total", "--limit", "1",
                 "--unit", "requests", "--project", "one")
    check("a cap of one request lets one pass", chat(proxy.url, project="one").status == 200)
    check("it refuses the second", chat(proxy.url, project="one").status == 429)


def waiting_for_headroom(world):
    """A cap that fits one request and a half: the second waits for the first."""
    sim = world.simulated_provider()
    proxy = world.serve(sim)
    world.client(proxy, "caps", "set", "w", "--window", "day", "--limit", "0.000001")
    estimate = Decimal(chat(proxy.url).headers["x-llmcap-estimate-usd"])
    world.client(proxy, "caps", "set", "w", "--limit", str(estimate + estimate / 2))
    begun, ended = time.monotonic(), {}

    def send(name, controls):
        reply = chat(proxy.url, {**controls, "x-sim-bill": "half", "x-sim-id": name})
        ended[name] = (reply.status, time.monotonic() - begun)

    def race():
        threads = [threading.Thread(target=send, args=("slow", {"x-sim-delay-ms": "2000"})),
                   threading.Thread(target=send, args=("waits", {}))]
        for thread in threads:
            thread.start()
            time.sleep(0.4)
        return threads

    for thread in race():
        thread.join(30)
    check("a request waits for headroom and passes", ended["slow"][0] == 200
          and ended["waits"][0] == 200 and ended["waits"][1] >= 1.9, ended)
    # Both together have spent one whole estimate: once more room for one and a half.
    world.client(proxy, "caps", "set", "w", "--limit", str(estimate * 5 / 2))
    begun = time.monotonic()
    threads = race()
    world.client(proxy, "caps", "raise", "w", "1.00")
    for thread in threads:
        thread.join(30)
    check("a raise lets one that waits pass at once", ended["waits"][0] == 200
          and ended["waits"][1] < ended["slow"][1] - 0.3, ended)


if __name__ == "__main__":
    main(costs, five_formats, stop_and_start, raise_and_pause, waiting_for_headroom)
