# SPDX-License-Identifier: GPL-3.0-or-later
"""A1, A2: a page on a foreign origin, and one at a name that was rebound to this machine (same name,
same port, so its requests are of one origin to the browser), may read and write nothing."""
import http.server
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "security"))
from peers import TOKEN, Provider, check, feed, main, port_of, settings   # noqa: E402

REBOUND = "rebound.example"
ELSEWHERE = "127.0.0.77"   # where the rebound name's first answer lives: our port, another address


class Attacker:
    """Serves the page and takes its report; whatever else is asked of it goes to `behind` byte by
    byte, as after a rebinding."""

    def __init__(self, page, address=("127.0.0.1", 0), behind=None):
        self.page, self.behind = page.encode(), behind
        self.report, self.ended = None, threading.Event()
        self.listener = socket.create_server(address)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                peer, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(peer,), daemon=True).start()

    def serve(self, peer):
        data = b""
        while b"\r\n\r\n" not in data:
            more = peer.recv(65536)
            if not more:
                return
            data += more
        line = data.split(b"\r\n", 1)[0]
        if line.startswith(b"GET /page"):
            peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"
                         b"Content-Length: %d\r\n\r\n" % len(self.page) + self.page)
        elif line.startswith(b"POST /report"):
            head, _, body = data.partition(b"\r\n\r\n")
            length = next(int(part.split(b":")[1]) for part in head.split(b"\r\n")
                          if part.lower().startswith(b"content-length"))
            while len(body) < length:
                body += peer.recv(65536)
            self.report = json.loads(body)
            peer.sendall(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
            self.ended.set()
        elif self.behind:
            with socket.create_connection(self.behind) as target:
                target.sendall(data)
                pump = threading.Thread(target=self.pump, args=(peer, target), daemon=True)
                pump.start()
                self.pump(target, peer)
        peer.close()

    @staticmethod
    def pump(source, sink):
        try:
            while data := source.recv(65536):
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            pass


def visit(url, attacker, *rules):
    """The page's report, or None."""
    profile = tempfile.mkdtemp(prefix="llmcap-browser-")
    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--disable-background-networking", "--disable-component-update",
             f"--user-data-dir={profile}", *rules]
    browser = subprocess.Popen(["chromium", *flags, url], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, env={**os.environ, "HOME": profile})
    try:
        attacker.ended.wait(90)
        return attacker.report
    finally:
        browser.kill()
        browser.wait()
        shutil.rmtree(profile, ignore_errors=True)


def page(target, report="/report"):
    with open(os.path.join(HERE, "attack.html"), encoding="utf-8") as file:
        text = file.read()
    for name, value in {"TARGET": target, "TOKEN": TOKEN, "REPORT": report}.items():
        text = text.replace(f'"{name}"', json.dumps(value))
    return text


class Open(http.server.BaseHTTPRequestHandler):
    """What a careless local service does: answers everybody."""
    seen = []

    def answer(self):
        self.rfile.read(int(self.headers.get("content-length") or 0))
        self.seen.append(f"{self.command} {self.path}")
        body = b'{"as_of":"now"}'
        self.send_response(200)
        self.send_header("content-type", "text/event-stream" if "events" in self.path
                         else "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PATCH = do_DELETE = do_PUT = answer

    def log_message(self, *_):
        pass


def rebound_at(port, behind):
    """A visit to the page at the rebound name."""
    attacker = Attacker(page(f"http://{REBOUND}:{port}"), (ELSEWHERE, port), behind)
    return visit(f"http://{REBOUND}:{port}/page", attacker,
                 f"--host-resolver-rules=MAP {REBOUND} {ELSEWHERE}")


def control(world):
    """The pages do harm where they are let in: otherwise the rest would prove nothing."""
    careless = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Open)
    threading.Thread(target=careless.serve_forever, daemon=True).start()
    report = rebound_at(careless.server_port, ("127.0.0.1", careless.server_port))
    check("the control: a page at a rebound name reads a service that answers everybody",
          report and len(report["reads"]) >= 8, report)
    check("the control: and writes to it", any("PATCH" in line for line in Open.seen)
          and any("chat/completions" in line for line in Open.seen), Open.seen)


def judge(world, name, proxy, provider, report):
    check(f"A1 A2 {name}: the page tried it all", report and len(report["tried"]) >= 20
          and not any("broke off" in one for one in report["tried"]), report)
    check(f"A1 A2 {name}: 0 reads", report is not None and not report["reads"], report)
    check(f"A2 {name}: 0 requests reached the provider", not provider.messages,
          [message.line for message in provider.messages])
    status = feed(proxy.url, "status")
    cap = next((cap for cap in status["caps"] if cap["name"] == "day"), {})
    check(f"A1 {name}: 0 writes to the feed", cap.get("limit") == "100"
          and not status["enforcement"]["warn_only"], status)
    check(f"A2 {name}: nothing was spent or held", status["today"]["requests"] == 0
          and status["today"]["held_usd"] == "0", status["today"])


def foreign_origin(world):
    provider = Provider()
    proxy = world.serve(provider.url, "--cap", "day=100")
    attacker = Attacker(page(proxy.url))
    report = visit(f"http://localhost:{attacker.port}/page", attacker)
    judge(world, "a page on a foreign origin", proxy, provider, report)
    attacker = Attacker(page(proxy.url.replace("127.0.0.1", "localhost")))
    report = visit(f"http://localhost:{attacker.port}/page", attacker)
    judge(world, "a page of another port of this machine", proxy, provider, report)


def rebound_name(world):
    provider = Provider()
    proxy = world.serve(provider.url, "--cap", "day=100")
    port = port_of(proxy.url)
    judge(world, "a page at a rebound name", proxy, provider,
          rebound_at(port, ("127.0.0.1", port)))


def named_page(world):
    """The setting opens the providers' paths to one page, and the feed to none."""
    provider = Provider(lambda message, peer: peer.sendall(
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}") or True)
    attacker = Attacker("")
    origin = f"http://localhost:{attacker.port}"
    proxy = world.serve(provider.url, "--cap", "day=100", "--config",
                        settings(world, allowed_origins=[origin]))
    attacker.page = page(proxy.url).encode()
    report = visit(origin + "/page", attacker)
    check("A2 a page that the user named reads replies of providers", report
          and any(one.startswith("models") for one in report["reads"])
          and any(one.startswith("chat:") for one in report["reads"]), report)
    inside = [one for one in report["reads"] if not one.startswith(("models", "chat", "a WebSocket"))]
    check("A1 and nothing of the feed", not inside, inside)
    check("A1 and writes nothing there", feed(proxy.url, "caps/day")["limit"] == "100")


main(control, foreign_origin, rebound_name, named_page)
