# SPDX-License-Identifier: GPL-3.0-or-later
"""B5, B6 and B14: what breaks on the way ends in time, is in the books once, and takes nobody else
along."""
import concurrent.futures
import json
import random
import re
import socket
import struct
import threading
import time
from decimal import Decimal

from peers import (CHAT, MODEL, Provider, check, exchange, feed, free_port, main, port_of,
                   raw_chat, settings, status_of, wait_until, whole_reply)

SSE = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
CHUNKED = SSE + "Transfer-Encoding: chunked\r\n\r\n"
GEMINI = "/gemini/v1beta/models/" + MODEL + ":streamGenerateContent?alt=sse"

APIS = {
    "chat": (CHAT, {"model": MODEL, "max_tokens": 50, "stream": True,
                    "messages": [{"role": "user", "content": "hi"}]},
             'data: {"choices":[{"index":0,"delta":{"content":"word "}}]}\n\n'),
    "messages": ("/anthropic/v1/messages",
                 {"model": MODEL, "max_tokens": 50, "stream": True,
                  "messages": [{"role": "user", "content": "hi"}]},
                 'event: content_block_delta\ndata: {"type":"content_block_delta","index":0,'
                 '"delta":{"type":"text_delta","text":"word "}}\n\n'),
    "responses": ("/openai/v1/responses", {"model": MODEL, "max_output_tokens": 50, "stream": True,
                                           "input": "hi"},
                  'event: response.output_text.delta\ndata: {"type":"response.output_text.delta",'
                  '"item_id":"m","delta":"word "}\n\n'),
    "gemini": (GEMINI, {"contents": [{"parts": [{"text": "hi"}]}],
                        "generationConfig": {"maxOutputTokens": 50}},
               'data: {"candidates":[{"content":{"parts":[{"text":"word "}]}}]}\n\n'),
}


def reset(peer):
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    peer.close()


def chunk(text):
    return f"{len(text):x}\r\n{text}\r\n".encode()


def misbehave(fault, event, peer):
    """One way each in which a provider fails behind a whole request."""
    if fault == "closes at once":
        return
    if fault == "resets at once":
        reset(peer)
    elif fault == "says nothing":
        time.sleep(8)
    elif fault == "stops in the head":
        peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Ty")
        time.sleep(8)
    elif fault == "closes in the head":
        peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Ty")
    elif fault == "stops after the head":
        peer.sendall(CHUNKED.encode())
        time.sleep(8)
    elif fault == "stops in the stream":
        peer.sendall(CHUNKED.encode() + chunk(event))
        time.sleep(8)
    elif fault == "closes in the stream":
        peer.sendall(CHUNKED.encode() + chunk(event) + b"40\r\ndata: {")
    elif fault == "resets in the stream":
        peer.sendall(CHUNKED.encode() + chunk(event))
        time.sleep(0.1)
        reset(peer)
    elif fault == "promises more than it sends":
        peer.sendall((SSE + "Content-Length: 5000\r\n\r\n" + event).encode())
    elif fault == "breaks the framing":
        peer.sendall(CHUNKED.encode() + chunk(event) + b"zz\r\nnonsense\r\n")
        time.sleep(0.2)
    elif fault == "speaks garbage":
        peer.sendall(bytes(range(256)) * 8)
    elif fault == "speaks TLS":
        peer.sendall(b"\x15\x03\x01\x00\x02\x02\x46")
    elif fault == "sends interim answers without end":
        try:
            while True:
                peer.sendall(b"HTTP/1.1 102 Processing\r\n\r\n" * 50)
        except OSError:
            pass


FAULTS = ["closes at once", "resets at once", "says nothing", "stops in the head",
          "closes in the head", "stops after the head", "stops in the stream", "closes in the stream",
          "resets in the stream", "promises more than it sends", "breaks the framing",
          "speaks garbage", "speaks TLS", "sends interim answers without end"]
TIMEOUT = 2


def ends_cleanly(answer):
    """The reply is whole, as its framing says."""
    head, _, body = answer.partition(b"\r\n\r\n")
    length = re.search(rb"(?im)^content-length: *(\d+)", head)
    if length:
        return len(body) >= int(length.group(1))
    return body.endswith(b"0\r\n\r\n")


def upstream_faults(world):
    faults = {}

    def behave(message, peer):
        name = message.field("x-fault")
        api = message.field("x-api")
        faults.setdefault((name, api), 0)
        faults[name, api] += 1
        misbehave(name, APIS[api][2], peer)
        return False

    provider = Provider(behave)
    config = settings(world, upstream_idle_timeout_s=TIMEOUT)
    proxy = world.serve(provider.url, "--cap", "day=100000", "--config", config)

    def one(fault, api):
        path, body, _ = APIS[api]
        data = raw_chat(proxy.url, path=path, body=json.dumps(body).encode(),
                        fields=f"x-fault: {fault}\r\nx-api: {api}\r\n"
                               f"x-llmcap-project: {api}-{FAULTS.index(fault)}\r\n")
        began = time.monotonic()
        answer = exchange(proxy.url, data, seconds=20)
        return fault, api, answer, time.monotonic() - began

    pairs = [(fault, api) for fault in FAULTS for api in APIS]
    with concurrent.futures.ThreadPoolExecutor(len(pairs)) as pool:
        results = list(pool.map(lambda pair: one(*pair), pairs))
    wait_until(lambda: feed(proxy.url, "status")["today"]["requests"] == len(pairs), 5)
    rows = world.logs(proxy)
    for fault, api, answer, took in results:
        name = f"B5 {api}: a provider that {fault}"
        # Head and body have a timeout each.
        check(f"{name}: the client ends in time", took <= 2 * TIMEOUT + 1.5, took)
        status = status_of(answer)
        check(f"{name}: the client sees the failure", status in (502, 504)
              or (status == 200 and not ends_cleanly(answer)), answer[-200:])
        mine = [row for row in rows if row["project"] == f"{api}-{FAULTS.index(fault)}"]
        check(f"{name}: one row, not without cost", len(mine) == 1
              and mine[0]["outcome"] == "upstream_failed" and Decimal(mine[0]["cost_usd"]) > 0, mine)
        check(f"{name}: it was sent once", faults[fault, api] == 1, faults[fault, api])
    unsure = {row["id"] for row in rows if row["cost_basis"] == "held"}
    listed = {hold["request_id"] for hold in feed(proxy.url, "holds")["holds"]}
    check("B5 no hold stays open but those that only the user can judge", listed == unsure
          and all(row["status"] in (502, 504) for row in rows if row["id"] in unsure),
          (len(listed), len(unsure)))
    check("B5 the proxy serves", proxy.is_alive() and status_of(exchange(
        proxy.url, f"GET /llmcap/v1/hello?nonce={'0' * 32} HTTP/1.1\r\nHost: 127.0.0.1:"
                   f"{port_of(proxy.url)}\r\nconnection: close\r\n\r\n")) == 200)


def refused_connections(world):
    closed = free_port()
    proxy = world.serve(f"http://127.0.0.1:{closed}", "--cap", "day=100")
    for api, (path, body, _) in APIS.items():
        answer = exchange(proxy.url, raw_chat(proxy.url, path=path, body=json.dumps(body).encode()))
        check(f"B5 {api}: a provider that is not there is 502 and costs nothing",
              status_of(answer) == 502 and b"Nothing was sent" in answer, answer[-200:])
    today = feed(proxy.url, "status")["today"]
    check("B5 nothing of it is in the budget", today["spent_usd"] == "0"
          and today["held_usd"] == "0", today)


def client_aborts(world):
    """200 points: in the request, and in the reply."""
    closed_after = {}

    def behave(message, peer):
        number = message.field("x-point")
        event = APIS["chat"][2]
        try:
            peer.sendall(CHUNKED.encode())
            peer.settimeout(0.01)
            for _ in range(150):
                peer.sendall(chunk(event))
                try:
                    if not peer.recv(100):
                        break
                except TimeoutError:
                    continue
        except OSError:
            pass
        closed_after[number] = time.monotonic()
        return False

    provider = Provider(behave)
    proxy = world.serve(provider.url, "--cap", "day=100000")
    left = {}
    data_of = {}

    def one(point):
        body = json.dumps(APIS["chat"][1]).encode()
        data = raw_chat(proxy.url, body=body, fields=f"x-point: {point}\r\n"
                        f"x-llmcap-project: point-{point}\r\n")
        peer = socket.create_connection(("127.0.0.1", port_of(proxy.url)), timeout=10)
        if point < 100:
            peer.sendall(data[:len(data) * point // 100])
            time.sleep(0.02)
        else:
            peer.sendall(data)
            got, wanted = 0, (point - 100) * 60
            while got < wanted:
                more = peer.recv(4096)
                if not more:
                    break
                got += len(more)
        left[point] = time.monotonic()
        if point % 2:
            reset(peer)
        peer.close()
        data_of[point] = len(data)

    with concurrent.futures.ThreadPoolExecutor(20) as pool:
        list(pool.map(one, range(200)))
    arrived = lambda: {int(m.field("x-point")) for m in provider.messages}
    wait_until(lambda: len(closed_after) >= len(arrived()), 10)
    wait_until(lambda: feed(proxy.url, "status")["today"]["held_usd"] == "0", 12)
    early = [point for point in range(100) if point in arrived()]
    check("B6 no request that was not whole goes out", not early, early)
    check("B6 the others went out", len(arrived()) >= 95, len(arrived()))
    late = {point: closed_after[str(point)] - left[point] for point in arrived()
            if str(point) in closed_after and closed_after[str(point)] - left[point] > 1.0}
    check("B6 the provider is told within a second", not late, late)
    rows = {row["project"]: row for row in world.logs(proxy)}
    free = [point for point in arrived()
            if Decimal(rows.get(f"point-{point}", {"cost_usd": "0"})["cost_usd"]) <= 0]
    check("B6 none of them is without cost", not free, free)
    unmarked = [p for p in arrived() if rows[f"point-{p}"]["cost_basis"] not in ("estimated", "held")]
    check("B6 what was counted is marked as an estimate", not unmarked, unmarked)
    today = feed(proxy.url, "status")["today"]
    check("B6 no hold stays open", today["held_usd"] == "0", today)


def stale_connections(world):
    """A provider that closes idle connections just when the next request comes."""
    seen = {}

    def behave(message, peer):
        number = message.field("x-number")
        seen[number] = seen.get(number, 0) + 1
        peer.sendall(whole_reply())
        time.sleep(random.random() * 0.004)
        return False

    provider = Provider(behave)
    proxy = world.serve(provider.url, "--cap", "day=100000")
    answers = []

    def client(first):
        with socket.create_connection(("127.0.0.1", port_of(proxy.url)), timeout=20) as peer:
            for number in range(first, first + 150):
                peer.sendall(raw_chat(proxy.url, fields=f"x-number: {number}\r\n"))
                got = b""
                while not ends_cleanly(got) or b"\r\n\r\n" not in got:
                    more = peer.recv(65536)
                    if not more:
                        break
                    got += more
                answers.append((number, status_of(got), got))
                if b"connection: close" in got.lower() or not got:
                    return

    threads = [threading.Thread(target=client, args=(1000 * i,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    twice = {number: count for number, count in seen.items() if count > 1}
    check("B14 no request is served twice by a provider that closes idle connections", not twice, twice)
    failed = [(number, status) for number, status, _ in answers if status != 200]
    check(f"B14 none of {len(answers)} requests fails for it", len(answers) == 600 and not failed,
          failed[:5])
    wait_until(lambda: feed(proxy.url, "status")["today"]["held_usd"] == "0", 5)
    rows = world.logs(proxy)
    check("B14 each is billed once, as reported", len(rows) == len(answers)
          and all(row["cost_basis"] == "reported" for row in rows), len(rows))


if __name__ == "__main__":
    main(upstream_faults, refused_connections, client_aborts, stale_connections)
