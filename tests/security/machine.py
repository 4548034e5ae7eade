# SPDX-License-Identifier: GPL-3.0-or-later
"""B8, B15 and B18: names that do not resolve, a machine that sleeps, programs that start twice, a
service that is told to stop: all of it in time, and nothing of it lost from the books."""
import concurrent.futures
import json
import os
import re
import shutil
import signal
import socket
import struct
import subprocess
import threading
import time
from decimal import Decimal

from faults import APIS, CHUNKED, chunk, ends_cleanly, reset
from peers import (Provider, check, exchange, feed, free_port, main, port_of, raw_chat, status_of,
                   wait_until, whole_reply)


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


if __name__ == "__main__":
    main(names, suspended, instances, stop_under_load)
