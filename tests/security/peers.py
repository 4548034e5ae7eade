# SPDX-License-Identifier: GPL-3.0-or-later
"""Both ends of the wire as raw sockets: providers that misbehave, clients that send any bytes."""
import json
import os
import re
import socket
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "e2e"))
from harness import (MODEL, TOKEN, Reply, World, check, feed, free_port,   # noqa: E402,F401
                     main, request)

CHAT = "/openai/v1/chat/completions"


class Message:
    """One request as the provider got it."""

    def __init__(self, head, body):
        self.head, self.body = head, body
        lines = head.decode("latin1").split("\r\n")
        self.line = lines[0]
        self.method, self.target = (lines[0].split(" ") + ["", ""])[:2]
        self.fields = [(name.strip().lower(), value.strip())
                       for name, _, value in (line.partition(":") for line in lines[1:] if line)]

    def field(self, name):
        return next((value for key, value in self.fields if key == name), None)


def read_message(peer):
    """The next request with a Content-Length or without a body; None at the end."""
    data = b""
    while b"\r\n\r\n" not in data:
        more = peer.recv(65536)
        if not more:
            return None
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    length = re.search(rb"(?im)^content-length: *(\d+)", head)
    while length and len(body) < int(length.group(1)):
        more = peer.recv(65536)
        if not more:
            return None
        body += more
    return Message(head, body)


USAGE = {"prompt_tokens": 3, "completion_tokens": 2, "total_tokens": 5}


def completion():
    return json.dumps({"id": "c", "object": "chat.completion", "model": MODEL, "choices": [
        {"index": 0, "finish_reason": "stop",
         "message": {"role": "assistant", "content": "ok"}}], "usage": USAGE}).encode()


def whole_reply(body=None, status="200 OK", extra=""):
    body = completion() if body is None else body
    return (f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\n{extra}"
            f"Content-Length: {len(body)}\r\n\r\n").encode() + body


class Provider:
    """An upstream; `behave(message, peer)` answers a request, True keeps the connection."""

    def __init__(self, behave=None, tls=None):
        self.behave = behave or (lambda message, peer: peer.sendall(whole_reply()) or True)
        self.tls = tls
        self.messages, self.connections, self.bytes, self.problems = [], 0, b"", []
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.port = self.listener.getsockname()[1]
        self.url = f"http{'s' if tls else ''}://127.0.0.1:{self.port}"
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                peer, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self.serve, args=(peer,), daemon=True).start()

    def serve(self, peer):
        peer.settimeout(60)
        peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            if self.tls:
                peer = self.tls.wrap_socket(peer, server_side=True)
            while True:
                message = read_message(peer)
                if message is None:
                    break
                self.messages.append(message)
                if not self.behave(message, peer):
                    break
        except OSError as problem:
            self.problems.append(problem)
        finally:
            try:
                peer.close()
            except OSError:
                pass

    def close(self):
        self.listener.close()


def port_of(url):
    return int(url.rsplit(":", 1)[1])


def exchange(url, data, seconds=10, finish=False):
    """Sends raw bytes on a new connection; all bytes that come back until it closes, or until
    a whole reply with a length is there."""
    with socket.create_connection(("127.0.0.1", port_of(url)), timeout=seconds) as peer:
        try:
            peer.sendall(data if isinstance(data, bytes) else data.encode("latin1"))
            if finish:
                peer.shutdown(socket.SHUT_WR)
        except OSError:
            pass   # refused in the middle
        got = b""
        end = time.monotonic() + seconds
        try:
            while time.monotonic() < end:
                more = peer.recv(65536)
                if not more:
                    break
                got += more
                head, found, body = got.partition(b"\r\n\r\n")
                length = re.search(rb"(?im)^content-length: *(\d+)", head)
                if found and length and len(body) >= int(length.group(1)):
                    break
        except OSError:
            pass
        return got


def status_of(answer):
    match = re.match(rb"HTTP/1\.[01] (\d{3})", answer)
    return int(match.group(1)) if match else 0


def field_of(answer, name):
    match = re.search(rb"(?im)^" + name.encode() + rb": *([^\r\n]*)\r\n", answer)
    return match.group(1).decode("latin1") if match else None


def chat_body(**more):
    return json.dumps({"model": MODEL, "max_tokens": 10,
                       "messages": [{"role": "user", "content": "hi"}], **more}).encode()


def raw_chat(url, path=CHAT, method="POST", host=None, body=None, fields="",
             key="authorization: Bearer sk-raw"):
    """The bytes of one request."""
    body = chat_body() if body is None else body
    host = host if host is not None else f"127.0.0.1:{port_of(url)}"
    return (f"{method} {path} HTTP/1.1\r\nHost: {host}\r\n{key}\r\ncontent-type: application/json\r\n"
            f"{fields}content-length: {len(body)}\r\n\r\n").encode("latin1") + body


def settings(world, name="settings.json", **values):
    path = os.path.join(world.home, name)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(values, file)
    return path


def wait_until(condition, seconds=10):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False
