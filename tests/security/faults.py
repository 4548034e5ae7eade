# SPDX-License-Identifier: GPL-3.0-or-later
"""B5, B6, B8, B14, B15 and B18: what breaks on the way ends in time, is in the books once, and
takes nobody else along."""
import concurrent.futures
import json
import os
import random
import re
import shutil
import signal
import socket
import struct
import subprocess
import threading
import time
from decimal import Decimal

from peers import (CHAT, MODEL, Provider, chat_body, check, exchange, feed, free_port, main, port_of,
                   raw_chat, request, settings, status_of, wait_until, whole_reply)

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


class Names:
    """A DNS server of this test's own address; `answer(name)` is an address, a code, or None."""

    def __init__(self, answer):
        self.answer, self.asked = answer, []
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.53.53.53", 53))
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                query, peer = self.socket.recvfrom(2000)
            except OSError:
                return
            labels, at = [], 12
            while query[at]:
                labels.append(query[at + 1:at + 1 + query[at]].decode())
                at += 1 + query[at]
            name, kind = ".".join(labels), struct.unpack(">H", query[at + 1:at + 3])[0]
            self.asked.append(name)
            said = self.answer(name)
            if said is None:
                continue
            question = query[12:at + 5]
            if isinstance(said, int):
                self.socket.sendto(query[:2] + struct.pack(">HHHHH", 0x8180 | said, 1, 0, 0, 0)
                                   + question, peer)
                continue
            count = 1 if kind == 1 else 0
            record = b"\xc0\x0c" + struct.pack(">HHIH", 1, 1, 1, 4) + socket.inet_aton(said)
            self.socket.sendto(query[:2] + struct.pack(">HHHHH", 0x8180, 1, count, 0, 0) + question
                               + record * count, peer)

    def close(self):
        self.socket.close()


def names(world):
    """NXDOMAIN, SERVFAIL, silence, another address. Root only: a resolv.conf of its own."""
    provider = Provider()
    resolv = os.path.join(world.home, "resolv.conf")
    with open(resolv, "w", encoding="utf-8") as file:
        file.write("nameserver 127.53.53.53\noptions timeout:10 attempts:3\n")
    able = os.geteuid() == 0 and shutil.which("unshare") and subprocess.run(
        ["unshare", "-m", "mount", "--bind", resolv, "/etc/resolv.conf"],
        capture_output=True).returncode == 0
    if not able:
        print("SKIP B8 with a name server: it needs root and mount namespaces")
        return
    address = {"moves.test": "127.0.0.1"}
    codes = {"nx.test": 3, "servfail.test": 2, "silent.test": None}
    server = Names(lambda name: address.get(name, codes.get(name, 3)))
    real = world.llmcap
    wrapper = os.path.join(world.home, "llmcap-with-names")
    with open(wrapper, "w", encoding="utf-8") as file:
        file.write(f'#!/bin/sh\nexec unshare -m sh -c \'mount --bind {resolv} /etc/resolv.conf && '
                   f'exec {real} "$@"\' sh "$@"\n')
    os.chmod(wrapper, 0o755)
    world.llmcap = wrapper
    # Plain http goes to this machine alone, so names are asked for by TLS, which then fails.
    proxy = world.serve(provider.url, "--cap", "day=100", *[
        f"--origin={name}:openai=https://{name}.test:{provider.port}"
        for name in ("nx", "servfail", "silent", "moves")])
    world.llmcap = real

    def ask(name):
        began = time.monotonic()
        answer = exchange(proxy.url, raw_chat(proxy.url, path=f"/{name}/v1/chat/completions"))
        return status_of(answer), time.monotonic() - began, answer

    with concurrent.futures.ThreadPoolExecutor(24) as pool:
        silent = [pool.submit(ask, "silent") for _ in range(20)]
        time.sleep(0.3)
        times = []
        for _ in range(50):
            began = time.monotonic()
            status = status_of(exchange(proxy.url, raw_chat(proxy.url)))
            times.append(time.monotonic() - began if status == 200 else 99.0)
        check("B8 while a name server is silent, others are served at once", max(times) < 1.0,
              sorted(times)[-3:])
        for name, (status, took, answer) in {"NXDOMAIN": ask("nx"), "SERVFAIL": ask("servfail")}.items():
            check(f"B8 {name} is 502 within 5 s, also while another name hangs",
                  status == 502 and took <= 5 and b"looking up the name" in answer,
                  (status, took, answer[-200:]))
        for status, took, answer in [one.result() for one in silent][:1]:
            check("B8 silence is 502 within 5 s", status == 502 and took <= 5
                  and b"looking up the name" in answer, (status, took))
    check("B8 requests for one name share one lookup", server.asked.count("silent.test") <= 6,
          server.asked.count("silent.test"))
    ask("moves")
    before = provider.connections
    address["moves.test"] = "127.0.0.99"
    ask("moves")
    check("B8 a name that moved is looked up anew", server.asked.count("moves.test") >= 2
          and provider.connections == before, server.asked)
    today = feed(proxy.url, "status")["today"]
    check("B8 nothing is held or charged for it", today["held_usd"] == "0"
          and Decimal(today["spent_usd"]) < Decimal("0.01"), today)
    stopping = time.monotonic()
    ask_thread = threading.Thread(target=ask, args=("silent",), daemon=True)
    ask_thread.start()
    time.sleep(0.3)
    proxy.stop()
    check("B8 a lookup that hangs does not keep the program", time.monotonic() - stopping < 12)
    server.close()


def suspended(world):
    """The machine sleeps, the provider closes meanwhile, and time has passed."""
    peers = []

    def behave(message, peer):
        peers.append(peer)
        if b'"stream": true' in message.body:
            peer.sendall(CHUNKED.encode() + chunk(APIS["chat"][2]))
            time.sleep(2.5)
            peer.sendall(chunk('data: {"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":1,'
                               '"total_tokens":4}}\n\n') + chunk("data: [DONE]\n\n") + b"0\r\n\r\n")
            return False
        peer.sendall(whole_reply())
        return True

    provider = Provider(behave)
    proxy = world.serve(provider.url, "--cap", "day=100")
    for _ in range(3):
        exchange(proxy.url, raw_chat(proxy.url))
    stream = {}
    reader = threading.Thread(target=lambda: stream.update(answer=exchange(
        proxy.url, raw_chat(proxy.url, body=json.dumps(APIS["chat"][1]).encode()), seconds=15)))
    reader.start()
    wait_until(lambda: len(provider.messages) >= 4)
    proxy.process.send_signal(signal.SIGSTOP)
    time.sleep(3)
    for peer in peers[:3]:
        try:
            reset(peer)
        except OSError:
            pass
    proxy.process.send_signal(signal.SIGCONT)
    began = time.monotonic()
    status = status_of(exchange(proxy.url, raw_chat(proxy.url)))
    check("B15 the first request after the sleep succeeds within 3 s", status == 200
          and time.monotonic() - began <= 3, (status, time.monotonic() - began))
    reader.join()
    check("B15 the stream that was open ends whole", ends_cleanly(stream.get("answer", b"")),
          stream)
    rows = [row for row in world.logs(proxy) if row["streaming"]]
    check("B15 it is in the books once", len(rows) == 1 and rows[0]["outcome"] == "completed", rows)


def instances(world):
    provider = Provider()
    port = free_port()

    def start(_):
        return subprocess.Popen(
            [world.llmcap, "serve", "--data-dir", world.home + "/one", "--listen",
             f"127.0.0.1:{port}", f"--origin=openai={provider.url}", "--fallback-price", "1/4"],
            env=world.token_env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    with concurrent.futures.ThreadPoolExecutor(50) as pool:
        all_of_them = list(pool.map(start, range(50)))
    wait_until(lambda: sum(one.poll() is None for one in all_of_them) <= 1, 60)
    alive = [one for one in all_of_them if one.poll() is None]
    check("B18 of 50 that start at once one owns the books", len(alive) == 1, len(alive))
    others = [one for one in all_of_them if one.poll() is not None]
    check("B18 the others say why and fail", all(one.returncode != 0 for one in others),
          {one.returncode for one in others})
    texts = [one.stdout.read() for one in others]
    check("B18 their message names the reason", all(
        re.search(r"already|in use|another", text) for text in texts), texts[:1])
    check("B18 nobody moved to another port", not any(
        re.search(r"listening on", text) for text in texts), texts[:1])
    if not alive:
        return
    url = f"http://127.0.0.1:{port}"
    check("B18 the owner serves", wait_until(
        lambda: can_connect(port) and status_of(exchange(url, raw_chat(url))) == 200, 10))
    alive[0].kill()
    alive[0].wait()
    again = start(0)
    check("B18 after kill -9 the next start takes over", wait_until(
        lambda: can_connect(port) and status_of(exchange(url, raw_chat(url))) == 200, 15))
    again.terminate()
    check("B18 it ends when told to", again.wait(20) == 0, again.returncode)


def can_connect(port):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
        return True
    except OSError:
        return False


def stop_under_load(world):
    def behave(message, peer):
        time.sleep(1.5)
        peer.sendall(whole_reply())
        return True

    provider = Provider(behave)
    proxy = world.serve(provider.url, "--cap", "day=100", "--drain", "10")
    with concurrent.futures.ThreadPoolExecutor(40) as pool:
        answers = [pool.submit(exchange, proxy.url, raw_chat(proxy.url)) for _ in range(40)]
        wait_until(lambda: len(provider.messages) >= 40, 5)
        proxy.process.send_signal(signal.SIGTERM)
        time.sleep(0.4)
        check("service stop: nobody new comes in", not can_connect(port_of(proxy.url)))
        got = [status_of(answer.result()) for answer in answers]
    check("service stop: what was in flight is finished", got == [200] * 40, got)
    check("service stop: the exit is clean", proxy.process.wait(15) == 0, proxy.process.returncode)
    again = world.serve(provider.url)
    today = feed(again.url, "status")["today"]
    check("service stop: all of it is in the books", today["requests"] == 40
          and today["held_usd"] == "0", today)


main(upstream_faults, refused_connections, client_aborts, stale_connections, names, suspended,
     instances, stop_under_load)
