# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong must say what to do next, and must cost neither the proxy nor the books."""
import json
import os
import re
import socket
from decimal import Decimal

from harness import MODEL, bill, chat, check, feed, free_port, main, request

JSON_HEADERS = {"content-type": "application/json", "authorization": "Bearer sk-e2e"}
BODY = json.dumps({"model": MODEL, "max_tokens": 10,
                   "messages": [{"role": "user", "content": "hi"}]})

HEAD = "POST /openai/v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\n"
MALFORMED = {
    "no HTTP at all": "GARBAGE\r\n\r\n",
    "two different lengths": HEAD + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
    "length and chunks": HEAD + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "a length that is no number": HEAD + "Content-Length: five\r\n\r\nhello",
    "a header without a name": HEAD + ": value\r\n\r\n",
    "a space before the colon": HEAD + "Content-Length : 5\r\n\r\nhello",
    "a head without end": HEAD + "x-long: " + "a" * 200_000 + "\r\n\r\n",
    "a chunk size that is none": HEAD
        + "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n",
    "no Host": "GET /openai/v1/models HTTP/1.1\r\n\r\n",
}


def port_of(url):
    return int(url.rsplit(":", 1)[1])


def raw_status(url, text):
    """The status of the answer to raw bytes; 0 where the connection was closed without one."""
    with socket.create_connection(("127.0.0.1", port_of(url)), timeout=20) as peer:
        try:
            peer.sendall(text.encode())
            peer.shutdown(socket.SHUT_WR)
        except OSError:
            pass   # closed in the middle of what it does not want
        data = b""
        try:
            while chunk := peer.recv(65536):
                data += chunk
        except OSError:
            pass
    match = re.match(rb"HTTP/1\.[01] (\d{3})", data)
    return int(match.group(1)) if match else 0


def requests_that_are_wrong(world):
    sim = world.simulated_provider()
    proxy = world.serve(sim, "--cap", "day=10.00")
    for name, text in MALFORMED.items():
        status = raw_status(proxy.url, text)
        check(f"refused: {name}", status == 0 or 400 <= status < 500, status)
    no_head = raw_status(proxy.url, "POST /openai")
    check("half a request line is no harm", no_head == 0 or 400 <= no_head < 500, no_head)

    def post(path, body=BODY, headers=JSON_HEADERS):
        return request(proxy.url, "POST", path, body, headers)

    cases = {
        "a body that is no JSON": (post("/openai/v1/chat/completions", "{nope"), (400,)),
        "a body that names no model": (post("/openai/v1/chat/completions", "{}"), (400,)),
        "two models in one body": (
            post("/openai/v1/chat/completions", '{"model":"a",' + BODY[1:]), (400,)),
        "an unknown endpoint under a cap": (post("/openai/v1/frobnicate"), (403, 404, 429)),
        "an unknown provider": (post("/nobody/v1/chat/completions"), (404,)),
        "the root": (request(proxy.url, "GET", "/"), (200, 404)),
        "a compressed body": (post("/openai/v1/chat/completions", BODY, {
            **JSON_HEADERS, "content-encoding": "gzip"}), (415,)),
        "a foreign Host": (post("/openai/v1/chat/completions", BODY, {
            **JSON_HEADERS, "host": "evil.example"}), (403, 421)),
        "a foreign Origin": (post("/openai/v1/chat/completions", BODY, {
            **JSON_HEADERS, "origin": "https://evil.example"}), (403,)),
        "the feed without a token": (request(proxy.url, "GET", "/llmcap/v1/status"), (401,)),
    }
    for name, (reply, allowed) in cases.items():
        check(f"{name}: status", reply.status in allowed, reply)
        if reply.status >= 400:
            check(f"{name}: a message says why", len(reply.message()) > 15, reply)
    check("an unknown provider: the message names those that are there",
          "openai" in cases["an unknown provider"][0].message(),
          cases["an unknown provider"][0].message())
    check("none of it reached the provider", bill(sim)["request_ids"] == []
          and Decimal(bill(sim)["billed_usd"]) == 0, bill(sim))
    status = feed(proxy.url, "status")
    check("none of it cost anything", Decimal(status["today"]["spent_usd"]) == 0
          and Decimal(status["today"]["held_usd"]) == 0, status["today"])
    check("the proxy lives and serves", proxy.is_alive() and chat(proxy.url).status == 200,
          proxy.text()[-300:])


def unpriced_model(world):
    sim = world.simulated_provider()
    proxy = world.serve(sim, "--cap", "day=10.00", fallback=None)
    reply = chat(proxy.url, {"x-sim-id": "unpriced"})
    check("a model without a price is refused under a cap", 400 <= reply.status < 500, reply)
    check("its message names the model and the way to price it",
          MODEL in reply.message() and "price" in reply.message(), reply.message())
    check("it does not reach the provider", bill(sim)["request_ids"] == [])


def upstream_that_fails(world):
    sim = world.simulated_provider()
    closed = free_port()
    proxy = world.serve(sim, "--cap", "day=10.00",
                        f"--origin=mistral=http://127.0.0.1:{closed}/mistral")
    body = BODY
    reply = request(proxy.url, "POST", "/mistral/v1/chat/completions", body, JSON_HEADERS)
    check("a provider that cannot be reached is 502", reply.status == 502, reply)
    check("its message names the provider or its address",
          "mistral" in reply.message() or str(closed) in reply.message(), reply.message())
    reply = chat(proxy.url, {"x-sim-status": "503", "x-sim-id": "overloaded"})
    check("a provider's own error passes unchanged", reply.status == 503
          and "x-sim-status" in reply.message(), reply)
    used = feed(proxy.url, "status")["today"]
    check("neither costs anything", Decimal(used["spent_usd"]) == 0
          and Decimal(used["held_usd"]) == 0, used)
    cut = {"x-sim-id": "cut", "x-sim-cut-after": "400", "x-sim-output-tokens": "200"}
    try:
        chat(proxy.url, cut, stream=True, limit=300)
    except Exception:   # a stream that breaks off may look broken to the client, too
        pass
    rows = {row["status"]: row for row in world.logs(proxy)}
    check("each failure has its row in the log", 503 in rows and 502 in rows
          and rows[502]["outcome"] == "upstream_failed", list(rows))
    cut_row = next((row for row in world.logs(proxy, "--outcome", "upstream_failed")
                    if row["provider"] == "openai" and row["streaming"]), None)
    check("a stream that the provider cut costs at least what it billed",
          cut_row is not None
          and Decimal(cut_row["cost_usd"]) >= Decimal(bill(sim)["billed_by_id"]["cut"]), cut_row)
    check("the others still work", chat(proxy.url).status == 200)


def starts_that_fail(world):
    def folder(name):
        return os.path.join(world.home, name)

    def settings(name, text):
        path = os.path.join(world.home, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def fails(name, status, words, *arguments):
        result = world.run("serve", "--listen", "127.0.0.1:0", "--data-dir", folder("fails"),
                           *arguments, seconds=20)
        check(f"{name}: exit status {status}", result.returncode == status,
              (result.returncode, result.stderr))
        missing = [word for word in words if word not in result.stderr]
        check(f"{name}: the message helps", not missing, (missing, result.stderr))

    fails("settings that are no JSON", 64, ["broken.json"],
          "--config", settings("broken.json", "{nope"))
    fails("a misspelt setting", 64, ["misspelt.json", "lisen"],
          "--config", settings("misspelt.json", '{"lisen": "127.0.0.1:1"}'))
    fails("a settings file that is not there", 64, ["nowhere.json"],
          "--config", folder("nowhere.json"))
    fails("a cap that is none", 64, ["--cap", "nonsense"], "--cap", "nonsense")
    fails("an origin that is no loopback and not https", 64, ["--origin"],
          "--origin", "openai=http://example.com")
    fails("a price that is none", 64, ["price"], "--fallback-price", "cheap")
    result = world.run("serve", "--listen", "0.0.0.0:0", "--data-dir", folder("fails"))
    check("an address of the network is refused with 64", result.returncode == 64,
          (result.returncode, result.stderr))

    sim = world.simulated_provider()
    proxy = world.serve(sim)
    port = port_of(proxy.url)
    result = world.run("serve", "--listen", f"127.0.0.1:{port}", "--data-dir", folder("other"))
    check("a port in use: exit status 69", result.returncode == 69,
          (result.returncode, result.stderr))
    check("a port in use: the message names it and the way out",
          str(port) in result.stderr and "--listen" in result.stderr, result.stderr)
    result = world.run("serve", "--listen", "127.0.0.1:0", "--data-dir", folder("ledger"))
    check("a data folder in use: exit status 69", result.returncode == 69,
          (result.returncode, result.stderr))
    check("a data folder in use: the message names it", folder("ledger") in result.stderr,
          result.stderr)
    check("the first proxy is none the worse", proxy.is_alive()
          and chat(proxy.url).status == 200)


if __name__ == "__main__":
    main(requests_that_are_wrong, unpriced_model, upstream_that_fails, starts_that_fail)
