# SPDX-License-Identifier: GPL-3.0-or-later
"""Replays every recorded exchange through the program and looks at both ends of it.

The upstream answers with the recorded bytes, cut at random places, framed and compressed in
different ways, and said differently without another meaning (variants.py). What the client gets
must be those bytes, and what the books say must be what the recording and an independent
calculation say.
"""
import base64
import gzip
import hashlib
import http.client
import json
import os
import random
import re
import socket
import sys
import threading
import time
import zlib
from concurrent.futures import ThreadPoolExecutor

import brotli
import zstandard

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "e2e"))
import exact_cost                                            # noqa: E402
import variants                                              # noqa: E402
from harness import World, check                             # noqa: E402

NAMES = {"google": "gemini"}


def raw_deflate(body):
    """What some servers send as "deflate": without the header that RFC 9110 asks for."""
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


def members(body):
    """gzip in two members, as RFC 1952 allows."""
    return gzip.compress(body[:len(body) // 2]) + gzip.compress(body[len(body) // 2:])


CODINGS = {"gzip": members, "deflate": zlib.compress, "deflate-raw": raw_deflate,
           "br": brotli.compress,
           "zstd": lambda body: zstandard.ZstdCompressor().compress(body)}   # not to be shared


def decoded(body, coding):
    if coding == "gzip":
        return gzip.decompress(body)
    if coding == "deflate":
        return zlib.decompress(body, wbits=15 if body[:1] == b"\x78" else -15)
    if coding == "br":
        return brotli.decompress(body)
    if coding == "zstd":
        return zstandard.ZstdDecompressor().decompressobj().decompress(body)
    return body


def load(folder):
    recordings = []
    for root, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            if name.endswith(".json"):
                with open(os.path.join(root, name), encoding="utf-8") as file:
                    recordings.append(json.load(file))
    return recordings


def read_request(peer, buffer):
    """(head, rest) of one request whose body has been read; None at the end."""
    while b"\r\n\r\n" not in buffer:
        piece = peer.recv(65536)
        if not piece:
            return None
        buffer += piece
    head, _, rest = buffer.partition(b"\r\n\r\n")
    length = re.search(rb"(?im)^content-length:\s*(\d+)", head)
    need = int(length.group(1)) if length else 0
    while len(rest) < need:
        piece = peer.recv(65536)
        if not piece:
            return None
        rest += piece
    return head, rest[:need], rest[need:]


class Upstream:
    """Answers with the recording that the request names, as its own way of sending says."""

    def __init__(self, recordings, way):
        self.recordings, self.way = recordings, way
        self.seen = {}
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                peer, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(peer,), daemon=True).start()

    def serve(self, peer):
        buffer = b""
        with peer:
            while True:
                request = read_request(peer, buffer)
                if not request:
                    return
                head, body, buffer = request
                name = re.search(rb"(?im)^x-replay:\s*(\S+)", head).group(1).decode()
                self.seen[name] = body
                if not self.answer(peer, self.recordings[name], random.Random(name + self.way)):
                    return

    def answer(self, peer, recording, dice):
        body = body_of(recording)
        fields = [f"content-type: {content_type(recording)}"]
        framing, coding = self.way, self.way
        if self.way.startswith("varied"):
            framing = dice.choice(("plain", "chunked", "closing"))
            coding = dice.choice(("", "", *CODINGS))
        if coding in CODINGS:   # although identity was asked for
            body = CODINGS[coding](body)
            fields.append("content-encoding: " + coding.removesuffix("-raw"))
        closes = framing == "closing"
        chunked = not closes and (framing == "chunked" or recording["streaming"])
        if closes:
            fields.append("connection: close")
        else:
            fields.append("transfer-encoding: chunked" if chunked
                          else f"content-length: {len(body)}")
        head = f"HTTP/1.1 {recording['status']} Recorded\r\n" + "\r\n".join(fields) + "\r\n\r\n"
        peer.sendall(head.encode())
        count = min(len(body), dice.choice((1, 3, 9, 40)))
        cuts = sorted({0, len(body), *(dice.randrange(len(body) + 1) for _ in range(count))})
        for start, stop in zip(cuts, cuts[1:]):
            piece = body[start:stop]
            peer.sendall(b"%x\r\n%s\r\n" % (len(piece), piece) if chunked else piece)
            if dice.random() < 0.2:
                time.sleep(0.001)   # so that pieces are read one by one
        if chunked:
            peer.sendall(b"0\r\n\r\n")
        return not closes


def body_of(recording):
    return base64.b64decode(recording["response_body_base64"])


def content_type(recording):
    return recording["response_headers"].get("content-type", "application/json")


def asks_for_usage(recording):
    """The documented exception: an OpenAI stream whose client did not ask for the usage chunk."""
    body = recording["request_body"] or {}
    path = recording["path"].split("?")[0]
    asked = (body.get("stream_options") or {}).get("include_usage") is True
    return (recording["provider"] == "openai" and body.get("stream") is True and not asked
            and path in ("/v1/chat/completions", "/v1/completions"))


def hides_usage(recording):
    return asks_for_usage(recording) and recording["status"] < 300


def without_usage_chunk(body):
    def is_usage(block):
        data = b"\n".join(line[5:].strip() for line in re.split(rb"\r\n|\n|\r", block)
                          if line.startswith(b"data:"))
        try:
            chunk = json.loads(data)
        except ValueError:
            return False
        return chunk.get("choices") == [] and chunk.get("usage") is not None

    blocks = re.findall(rb".*?(?:\r\n\r\n|\n\n|\r\r)|.+\Z", body, re.S)
    return b"".join(block for block in blocks if not is_usage(block))


def call(url, recording):
    """(status, body) as the client gets them, decoded."""
    address = url.removeprefix("http://")
    connection = http.client.HTTPConnection(address, timeout=60)
    provider = NAMES.get(recording["provider"], recording["provider"])
    body = recording["request_body"]
    payload = None if body is None else json.dumps(body, ensure_ascii=False).encode()
    payload = recording.get("request_bytes", payload)
    headers = {"x-replay": recording["id"], "x-llmcap-project": recording["id"][-60:],
               "authorization": "Bearer sk-recorded", "content-type": "application/json"}
    connection.request(recording["method"], f"/{provider}{recording['path']}", payload, headers)
    reply = connection.getresponse()
    got, encoding = reply.read(), reply.headers.get("content-encoding")
    connection.close()
    return reply.status, decoded(got, encoding)


def judge_bytes(recording, status, got, sent):
    expected = body_of(recording)
    if hides_usage(recording):
        expected = without_usage_chunk(expected)
    if status != recording["status"]:
        return f"status {status}: {got[:200]!r}"
    if hashlib.sha256(got).digest() != hashlib.sha256(expected).digest():
        return f"{len(got)} bytes, not the {len(expected)} expected"
    asked = recording["request_body"]
    if asked is None:
        return ""
    if asks_for_usage(recording):
        asked = {**asked, "stream_options": {**(asked.get("stream_options") or {}),
                                             "include_usage": True}}
    if json.loads(sent) != asked:
        return "the request changed on its way"
    return ""


def judge_books(table, recording, row):
    """What the audit log says against the recording and the independent calculation."""
    expected = recording["expected_usage"]
    if not row:
        return "no row"
    cost = exact_cost.nano(exact_cost.Fraction(row["cost_usd"]))
    if recording["status"] >= 400 or not expected["billable"]:
        held = row["cost_basis"] == "held"   # a batch has been made, and is billed later
        return "" if held or cost == 0 else f"a free exchange cost {row['cost_usd']}"
    if recording["method"] == "GET":
        return "" if cost == 0 else "reading an answer again cost money"
    missing = not expected["reported"] or "prompt_count_missing" in expected["extra"]
    if missing:
        known = row["cost_basis"] in ("estimated", "held")
        if row["cost_basis"] == "unpriced" or (row["cost_basis"] == "held" and cost == 0):
            return priced_by_table(table, recording)
        return "" if known and cost > 0 else f"unreported, yet {row['cost_basis']} {cost}"
    for unit, count in exact_cost.units_of(recording).items():
        booked = row["usage"].get(unit, 0)
        helpers = sum(h["input_tokens"] if unit == "input" else h["output_tokens"]
                      for h in expected["extra"].get("advisor_iterations", [])
                      if unit in ("input", "output"))
        if booked != count + helpers and row["cost_basis"] == "reported":
            return f"{unit} is {booked}, not {count + helpers}"
    if row["usage"]["reasoning"] != (expected["reasoning_tokens"] or row["usage"]["reasoning"]):
        return f"reasoning is {row['usage']['reasoning']}, not {expected['reasoning_tokens']}"
    try:
        exact = exact_cost.cost_of(table, recording)
    except exact_cost.Unpriced as why:
        known = row["cost_basis"] in ("unpriced", "estimated")
        return "" if known else f"{why} has no price, yet the row says {row['cost_basis']}"
    if row["cost_basis"] != "reported" or cost != exact:
        return f"{row['cost_basis']} {cost} nano-USD, not {exact}: {row['note']}"
    return ""


def priced_by_table(table, recording):
    try:
        table.part(NAMES.get(recording["provider"], recording["provider"]),
                   exact_cost.model_of(recording), {})
    except exact_cost.Unpriced:
        return ""
    return "the table knows its model, yet it is unpriced"


def replay(world, recordings, table, way):
    upstream = Upstream({one["id"]: one for one in recordings}, way)
    proxy = world.serve(upstream.url, folder="ledger-" + way, fallback="")
    # The simulated provider has a prefix for each format; recordings have the real paths.
    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(lambda one: call(proxy.url, one), recordings))
    wrong = []
    for recording, (status, got) in zip(recordings, replies):
        why = judge_bytes(recording, status, got, upstream.seen.get(recording["id"], b"null"))
        if why:
            wrong.append(f"{recording['id']}: {why}")
    check(f"{way}: {len(recordings) - len(wrong)} of {len(recordings)} replies passed byte for byte",
          not wrong, "; ".join(wrong))
    rows, end = {}, time.monotonic() + 20
    while len(rows) < len(recordings) and time.monotonic() < end:
        rows = {row["project"]: row for row in world.logs(proxy)}
    wrong = []
    for recording in recordings:
        why = judge_books(table, recording, rows.get(recording["id"][-60:]))
        if why:
            wrong.append(f"{recording['id']}: {why}")
    right = len(recordings) - len(wrong)
    check(f"{way}: usage and cost of {right} of {len(recordings)} as recorded and recalculated",
          not wrong, "; ".join(wrong))
    proxy.stop()


def main():
    bin_folder, folder = sys.argv[1], sys.argv[2]
    recordings = load(folder)
    table = exact_cost.Table(os.path.join(HERE, "..", "..", "resources", "prices.json"))
    seeds = range(int(sys.argv[3]) if len(sys.argv) > 3 else 2)
    with World(bin_folder) as world:
        for way in ("plain", "chunked", "closing", *CODINGS):
            replay(world, recordings, table, way)
        for seed in seeds:
            varied = [variants.vary(one, random.Random(f"{seed} {one['id']}"))
                      for one in recordings]
            replay(world, varied, table, f"varied-{seed}")


main()
