# SPDX-License-Identifier: GPL-3.0-or-later
"""A14 and B7: slow clients take nobody's time, many of them little memory. Times are ratios of one
run; the best of three rounds counts, because other programs share the machine."""
import os
import re
import resource
import socket
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "security"))
from peers import (CHAT, Provider, chat_body, check, exchange, feed, main, port_of,   # noqa: E402
                   raw_chat, status_of, wait_until)

FULL = os.environ.get("LLMCAP_LOAD") == "full"
HALF_OPEN = 5000 if FULL else 500
IDLE = 10_000 if FULL else 1000
STREAMS = 200 if FULL else 20
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
EVENT = b'data: {"choices":[{"index":0,"delta":{"content":"word "}}]}\n\n'


def healthy(url, count=300):
    """Seconds of each of `count` requests on one connection, sorted."""
    data = raw_chat(url)
    times = []
    with socket.create_connection(("127.0.0.1", port_of(url)), timeout=20) as peer:
        peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for _ in range(count):
            began = time.perf_counter()
            peer.sendall(data)
            got = b""
            while b"\r\n\r\n" not in got or not got.endswith(b"}"):
                more = peer.recv(65536)
                if not more:
                    raise RuntimeError("closed: " + repr(got[:200]))
                got += more
            times.append(time.perf_counter() - began)
            assert got.startswith(b"HTTP/1.1 200"), got[:200]
    return sorted(times)


def p99(times):
    return times[int(len(times) * 0.99)]


class HalfOpen:
    """So many heads that never end, a byte each every five seconds; who is closed comes back."""

    def __init__(self, url, count):
        self.port, self.count = port_of(url), count
        self.peers, self.closed, self.stopping = [], 0, False
        self.head = f"POST {CHAT} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nX-Slow: ".encode()
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def connect(self):
        peer = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        peer.setblocking(False)
        peer.send(self.head[:20])
        return peer

    def run(self):
        while len(self.peers) < self.count and not self.stopping:
            self.peers.append(self.connect())
        pause = 5.0 / self.count * 50
        at = 0
        while not self.stopping:
            for _ in range(50):
                at = (at + 1) % self.count
                try:
                    if self.peers[at].recv(1000) == b"":
                        raise OSError("closed")
                except BlockingIOError:
                    pass
                except OSError:
                    self.closed += 1
                    self.peers[at].close()
                    self.peers[at] = self.connect()
                try:
                    self.peers[at].send(b"a")
                except OSError:
                    pass
            time.sleep(pause)

    def stop(self):
        self.stopping = True
        self.thread.join()
        for peer in self.peers:
            peer.close()


def slow_heads(world):
    provider = Provider()
    proxy = world.serve(provider.url)
    healthy(proxy.url, 100)
    ratios = []
    for _ in range(3):
        quiet = healthy(proxy.url)
        attack = HalfOpen(proxy.url, HALF_OPEN)
        ready = wait_until(lambda: len(attack.peers) >= HALF_OPEN, 60)
        time.sleep(1)
        under = healthy(proxy.url)
        if FULL:
            time.sleep(11)   # beyond the time for a head
        attack.stop()
        ratios.append(p99(under) / p99(quiet))
        print(f"    {len(attack.peers)} half-open heads, p99 {p99(quiet) * 1e6:.0f} -> "
              f"{p99(under) * 1e6:.0f} us, p50 {quiet[150] * 1e6:.0f} -> {under[150] * 1e6:.0f} us, "
              f"{attack.closed} of them were closed in time", flush=True)
        if not check("A14 all of them get in", ready, len(attack.peers)) or ratios[-1] < 2:
            break
    check(f"A14 with {HALF_OPEN} half-open heads the p99 of healthy requests is under twice the quiet "
          f"one: {min(ratios):.2f}", min(ratios) < 2, ratios)
    check("A14 the proxy lives", proxy.is_alive() and status_of(exchange(
        proxy.url, raw_chat(proxy.url))) == 200)


def rss_of(pid):
    with open(f"/proc/{pid}/status", encoding="utf-8") as file:
        return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024


def many(world):
    stopping = threading.Event()

    def behave(message, peer):
        if b'"stream": true' not in message.body:
            peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2"
                         b"\r\n\r\n{}")
            return True
        peer.sendall(CHUNKED)
        while not stopping.wait(0.5):
            peer.sendall(b"%x\r\n%s\r\n" % (len(EVENT), EVENT))
        peer.sendall(b"0\r\n\r\n")
        return False

    provider = Provider(behave)
    proxy = world.serve(provider.url)
    before = rss_of(proxy.process.pid)
    port = port_of(proxy.url)
    streams = []
    for _ in range(STREAMS):
        peer = socket.create_connection(("127.0.0.1", port), timeout=20)
        peer.sendall(raw_chat(proxy.url, body=chat_body(stream=True)))
        streams.append(peer)
    check(f"B7 {STREAMS} streams run", all(peer.recv(100).startswith(b"HTTP/1.1 200")
                                           for peer in streams))
    quiet = p99(healthy(proxy.url, 200))
    idle = []
    for _ in range(IDLE):   # each has served a request, so it has had its buffers
        peer = socket.create_connection(("127.0.0.1", port), timeout=20)
        peer.sendall(b"GET /llmcap/v1/hello?nonce=%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n"
                     % (b"0" * 32, port))
        if not peer.recv(4096).startswith(b"HTTP/1.1 200"):
            break
        idle.append(peer)
    check(f"B7 {IDLE} connections are open and idle", len(idle) == IDLE, len(idle))
    full = rss_of(proxy.process.pid)
    under = p99(healthy(proxy.url, 200))
    each = (full - before) * 1024 / (IDLE + STREAMS)
    print(f"    {IDLE} idle and {STREAMS} streams: {before:.0f} -> {full:.0f} MiB, {each:.1f} KiB each; "
          f"p99 of healthy requests {quiet * 1e6:.0f} -> {under * 1e6:.0f} us", flush=True)
    check(f"B7 memory: {full:.0f} MiB, {'' if FULL else 'of '}600 allowed for 10,000 and 200",
          full < 600 if FULL else before + each * 10_200 / 1024 < 600, each)
    check("B7 healthy requests take less than 20 ms longer", under - quiet < 0.02, (quiet, under))
    live = [peer for peer in idle[::50] if alive(peer)]
    check("B7 none of them was closed", len(live) == len(idle[::50]), len(live))
    stopping.set()
    for peer in streams + idle:
        peer.close()
    check("B7 afterwards all of it is given back", wait_until(
        lambda: feed(proxy.url, "status")["today"]["held_usd"] == "0", 20))


def alive(peer):
    peer.setblocking(False)
    try:
        return peer.recv(1) != b""
    except BlockingIOError:
        return True


soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 65_536), hard))
main(slow_heads, many)
