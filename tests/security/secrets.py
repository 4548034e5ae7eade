# SPDX-License-Identifier: GPL-3.0-or-later
"""A7, A8 and A15: keys are in transit only. Canaries go through every path, then everything that
the program wrote and all of its memory is searched for them."""
import ctypes
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time

from peers import (CHAT, MODEL, Provider, chat_body, check, exchange, feed, free_port, main, port_of,
                   raw_chat, settings, status_of, wait_until, whole_reply)

CANARY = "sk-CANARY-%02d-q7Jx0vZk3mWn8RtYb5Ls"
MARK = b"q7Jx0vZk3mWn8RtYb5Ls"        # in each of them, and nowhere else


def memory_of(pid):
    """Every readable page of a process, as a core image would have it. Root only."""
    found = []
    with open(f"/proc/{pid}/maps", encoding="utf-8") as maps, \
            open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for line in maps:
            match = re.match(r"([0-9a-f]+)-([0-9a-f]+) r", line)
            if not match or "[vvar" in line or "[vsyscall" in line:
                continue
            begin, end = (int(part, 16) for part in match.groups())
            try:
                memory.seek(begin)
                data = memory.read(end - begin)
            except (OSError, OverflowError):
                continue
            at = data.find(MARK)
            while at >= 0:
                found.append((line.split()[-1], data[max(0, at - 60):at + 40]))
                at = data.find(MARK, at + 1)
    return found


def core_of(pid):
    """What gcore finds; None where there is no gcore."""
    if not shutil.which("gcore"):
        return None
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(["gcore", "-o", folder + "/core", str(pid)], capture_output=True,
                              text=True, timeout=120)
        path = f"{folder}/core.{pid}"
        if not os.path.exists(path):
            return None if "permitted" in done.stderr else [("no core", done.stderr[-200:])]
        with open(path, "rb") as file:
            data = file.read()
    return [m.start() for m in re.finditer(re.escape(MARK), data)]


def written(world, *extra):
    """Files with a canary in them."""
    found = []
    for root in (world.home, *extra):
        for path, _, files in os.walk(root):
            for name in files:
                full = os.path.join(path, name)
                with open(full, "rb") as file:
                    if MARK in file.read():
                        found.append(full)
    return found


def headers_of(kind, key):
    return {"bearer": f"authorization: Bearer {key}", "basic": f"authorization: Basic {key}",
            "anthropic": f"x-api-key: {key}", "gemini": f"x-goog-api-key: {key}",
            "azure": f"api-key: {key}"}[kind]


class Slow:
    """A provider that waits for a word before it answers, and streams where asked to."""

    def __init__(self):
        self.go = threading.Event()
        self.provider = Provider(self.behave)

    def behave(self, message, peer):
        if b"wait-for-the-word" in message.body:
            self.go.wait(60)
        if b'"stream": true' in message.body:
            peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
                         b'data: {"choices":[{"index":0,"delta":{"content":"x"}}]}\n\n')
            time.sleep(0.3)
            return False
        if b"echo" in message.body:   # some providers quote the key that they did not like
            peer.sendall(whole_reply(b'{"error":{"message":"Incorrect API key: %s"}}'
                                     % (message.field("authorization") or "").encode(),
                                     "401 Unauthorized"))
            return True
        if b"cut" in message.body:
            peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{")
            return False
        if b"garbage" in message.body:
            peer.sendall(b"\x00\xffnonsense\r\n\r\n")
            return False
        peer.sendall(whole_reply())
        return True


def every_path(proxy, number=iter(range(10_000)).__next__):
    """One request down each way that a key can go."""
    url = proxy.url

    def key():
        return CANARY % number()

    def send(data, **how):
        answers.append(status_of(exchange(url, data, **how)))

    answers = []
    for kind in ("bearer", "basic", "anthropic", "gemini", "azure"):
        for path in (CHAT, "/anthropic/v1/messages", "/mistral/v1/chat/completions", "/cohere/v2/chat",
                     "/gemini/v1beta/models/gemini-2.5-flash:generateContent"):
            send(raw_chat(url, path=path, key=headers_of(kind, key())))
    for body in ("echo", "cut", "garbage"):
        send(raw_chat(url, body=chat_body(user=body), key=headers_of("bearer", key())))
    send(raw_chat(url, body=chat_body(stream=True), key=headers_of("bearer", key())))
    for query in ("?key=%s", "?alt=sse&key=%s", "?key=%s&x=1"):
        send(raw_chat(url, path="/gemini/v1beta/models/gemini-2.5-flash:generateContent"
                      + query % key()))
        send(raw_chat(url, path="/gemini/v1beta/models" + query % key(), method="GET"))
        send(raw_chat(url, path="/gemini/v1beta/nowhere" + query % key()))
        send(raw_chat(url, path="/nobody/v1" + query % key()))
        send(raw_chat(url, path="/llmcap/v1/status" + query % key()))
        send(raw_chat(url, path="/gemini/v1beta/../x" + query % key()))
        send(raw_chat(url, path="/dead/v1/chat/completions" + query % key()))
    send(raw_chat(url, path="/dead/v1/chat/completions", key=headers_of("bearer", key())))
    send(raw_chat(url, path="/badtls/v1/chat/completions", key=headers_of("bearer", key())))
    send(raw_chat(url, path="/nodns/v1/chat/completions", key=headers_of("bearer", key())))
    send(raw_chat(url, body=chat_body(model="no-such-model\n\x1b[31m"), key=headers_of("bearer", key())))
    send(raw_chat(url, body=b"{", key=headers_of("bearer", key())))
    send(raw_chat(url, host="evil.example", key=headers_of("bearer", key())))
    send(raw_chat(url, key=headers_of("bearer", key()) + f"\r\nx-api-key: {key()}"))
    send(raw_chat(url, path="/llmcap/v1/status", key=headers_of("bearer", key())))
    for wrong in ("content-length: 1\r\n", "bad name: x\r\n", "x: a\r b\r\n", "transfer-encoding: x\r\n"):
        send(raw_chat(url, key=headers_of("bearer", key()), fields=wrong))
    send(raw_chat(url, key=headers_of("bearer", key()), fields="x: " + "a" * 70_000 + "\r\n"))
    half = raw_chat(url, key=headers_of("bearer", key()))
    send(half[:-5], finish=True)
    send(half.partition(b"\r\n\r\n")[0], finish=True)
    with_body = raw_chat(url, key=headers_of("bearer", key()), body=chat_body(user="x" * 300_000))
    send(with_body)
    pipelined = b"".join(raw_chat(url, key=headers_of("bearer", key())) for _ in range(5))
    send(pipelined)
    return answers


def start(world, slow, dead, *more):
    origins = [f"--origin={name}=http://127.0.0.1:{slow.provider.port}/{name}"
               for name in ("anthropic", "openai", "gemini", "mistral", "cohere")]
    return world.serve(slow.provider.url, *origins, f"--origin=dead:gemini=http://127.0.0.1:{dead}",
                       f"--origin=badtls:openai=https://127.0.0.1:{slow.provider.port}",
                       "--origin=nodns:openai=https://no-such-host.invalid", *more)


def memory(world):
    if os.geteuid() != 0:
        return check("A7 the memory of a process can be read", False, "this test needs root")
    slow = Slow()
    proxy = start(world, slow, free_port(), "--cap", "day=100")
    pid = proxy.process.pid
    kept = []   # connections that stay open, with what their buffers held
    answers = every_path(proxy)
    import socket
    for _ in range(5):
        peer = socket.create_connection(("127.0.0.1", port_of(proxy.url)), timeout=10)
        peer.sendall(raw_chat(proxy.url, key=headers_of("bearer", CANARY % 77)))
        peer.recv(65536)
        kept.append(peer)
    waiting = threading.Thread(target=exchange, daemon=True, args=(proxy.url, raw_chat(
        proxy.url, key=headers_of("bearer", CANARY % 99), body=chat_body(user="wait-for-the-word"))))
    before = len(slow.provider.messages)
    waiting.start()
    wait_until(lambda: len(slow.provider.messages) > before)
    during, core = memory_of(pid), core_of(pid)
    check("A7 the control: memory read during a request holds its key", during)
    if core is not None:
        check("A7 the control: so does a core image taken by root", core)
    slow.go.set()
    waiting.join(20)
    wait_until(lambda: feed(proxy.url, "status")["today"]["held_usd"] == "0")
    time.sleep(0.3)
    after, core = memory_of(pid), core_of(pid)
    check(f"A7 memory after {len(answers)} requests holds no key", not after,
          (len(after), after[:4]))
    if core is not None:
        check("A7 nor does a core image", not core, core)
    else:
        print("SKIP gcore: it is not installed or not permitted; /proc/PID/mem was read instead")
    check("A7 the requests went their ways", {200, 400, 401, 403, 404, 431, 502} <= set(answers),
          sorted(set(answers)))
    for peer in kept:
        peer.close()
    check("A7 no file holds a key", not written(world), written(world))
    rows = world.logs(proxy)
    check("A8 the log knows each key by its print alone", len({row["key"] for row in rows}) > 20
          and all(re.fullmatch(r"(k_[0-9a-f]{16})?", row["key"]) for row in rows),
          {row["key"] for row in rows})
    check("A7 no output holds a key", MARK.decode() not in proxy.text(), proxy.text()[-300:])


def crash(world):
    """Forced, with cores switched on for the children of this script."""
    import resource
    resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    folder = os.path.join(world.home, "where-cores-would-go")
    os.makedirs(folder)
    os.chdir(folder)
    slow = Slow()
    for sign in (signal.SIGSEGV, signal.SIGABRT):
        proxy = start(world, slow, free_port(), "--cap", "day=100")
        limits = open(f"/proc/{proxy.process.pid}/limits", encoding="utf-8").read()
        check("A7 the program allows itself no core", re.search(
            r"Max core file size\s+0\s+0\s", limits), limits)
        every_path(proxy)
        threading.Thread(target=exchange, daemon=True, args=(proxy.url, raw_chat(
            proxy.url, key=headers_of("bearer", CANARY % 98),
            body=chat_body(user="wait-for-the-word")))).start()
        time.sleep(0.3)
        proxy.process.send_signal(sign)
        proxy.process.wait(20)
        check(f"A7 a crash by {sign.name} leaves no core", not os.listdir(folder), os.listdir(folder))
    os.chdir("/")
    check("A7 no file holds a key after a crash", not written(world), written(world))
    proxy = start(world, slow, free_port(), "--cap", "day=100")
    check("A7 nor after the next start", status_of(exchange(proxy.url, raw_chat(proxy.url))) in
          (200, 429) and not written(world), written(world))


def other_users(world):
    """L: another account must not read memory or files."""
    proxy = start(world, Slow(), free_port(), "--cap", "day=100")
    exchange(proxy.url, raw_chat(proxy.url))
    modes = {}
    for path, folders, files in os.walk(os.path.join(world.home, "ledger")):
        for name in [*folders, *files]:
            modes[name] = os.stat(os.path.join(path, name)).st_mode & 0o077
    check("A3 A7 files are the owner's alone", modes and not any(modes.values()), modes)
    owner = os.stat(f"/proc/{proxy.process.pid}/mem").st_uid
    dumpable = ctypes.CDLL(None).prctl   # ours, to say what is compared
    check("A7 the process is not dumpable: /proc/PID belongs to root", owner == 0 and dumpable)
    if os.geteuid() == 0:
        probe = subprocess.run(["python3", "-c", "import os,sys; os.setgid(65534); os.setuid(65534)\n"
                                f"open('/proc/{proxy.process.pid}/mem','rb')"],
                               capture_output=True, text=True)
        check("A7 another account cannot open its memory", "Permission" in probe.stderr, probe.stderr)


def prints(world):
    """A8: fingerprints tell nothing without the installation's secret."""
    slow = Slow()
    seen = []
    for folder in ("one", "two"):
        proxy = world.serve(slow.provider.url, folder=folder)
        exchange(proxy.url, raw_chat(proxy.url, key=headers_of("bearer", CANARY % 1)))
        exchange(proxy.url, raw_chat(proxy.url, path="/anthropic/v1/messages",
                                     key=headers_of("anthropic", CANARY % 1)))
        rows = world.logs(proxy)
        seen.append({row["key"] for row in rows})
        proxy.stop()
    check("A8 one key has one print in an installation", all(len(keys) == 1 for keys in seen), seen)
    check("A8 two installations give different prints", not seen[0] & seen[1], seen)
    import hashlib
    import hmac
    key = CANARY % 1
    guesses = {hashlib.sha256(key.encode()).hexdigest()[:16], hashlib.md5(key.encode()).hexdigest()[:16],
               hmac.new(b"", key.encode(), "sha256").hexdigest()[:16], key[-4:]}
    check("A8 a dictionary without the secret finds nothing", not any(
        guess in one for guess in guesses for one in seen[0] | seen[1]), seen)


def hostile_text(world):
    """A15, A16: what clients name themselves and their models must not write into a terminal."""
    slow = Slow()
    proxy = start(world, slow, free_port())
    evil = {"CR LF": "gpt\r\n2026-11-24 INFO caps disabled", "ESC": "\x1b]0;pwn\x07gpt",
            "bidi": "gpt\u202eexe.4o", "NEL": "gpt\x85x", "CSI": "gpt\x9b31m", "line separator": "a\u2028b"}
    for name, text in evil.items():
        exchange(proxy.url, raw_chat(proxy.url, body=chat_body(model=text)))
        exchange(proxy.url, raw_chat(proxy.url, path="/nodns/v1/chat/completions",
                                     body=chat_body(model=text)))
    exchange(proxy.url, raw_chat(proxy.url, fields="user-agent: \x9b31mx\xe2\x80\xae\r\n"
                                 "x-llmcap-project: \xe2\x80\xaex\r\n"))
    shown = world.client(proxy, "logs", "--limit", "0")
    check("A15 the list of requests is to be had", shown.returncode == 0 and MODEL not in "",
          shown.stderr)
    log = open(os.path.join(world.home, "ledger", "llmcap.log"), encoding="utf-8",
               newline="").read()
    for place, text in {"logs": shown.stdout, "llmcap.log": log, "the output": proxy.text()}.items():
        bad = re.findall(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", text)
        check(f"A15 {place}: no control character, no bidi mark", not bad, bad)
        check(f"A15 {place}: nobody writes a line of his own", not re.search(
            r"(?m)^2026-11-24 INFO", text))


main(memory, crash, other_users, prints, hostile_text)
