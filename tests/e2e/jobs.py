# SPDX-License-Identifier: GPL-3.0-or-later
"""Batches and background work: held when made, billed when their result comes."""
import json
import re
import threading
import time
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from harness import check, feed, main, request

JSON = {"content-type": "application/json", "authorization": "Bearer sk-e2e"}
RESULT = {"custom_id": "1", "response": {"status_code": 200, "body": {
    "object": "chat.completion", "model": "gpt-4.1", "choices": [],
    "usage": {"prompt_tokens": 1000, "completion_tokens": 500, "total_tokens": 1500}}}}


class Provider(BaseHTTPRequestHandler):
    """OpenAI's and Anthropic's interfaces for work that is billed later, in a few lines."""
    protocol_version = "HTTP/1.1"
    seen = []

    def log_message(self, *_):
        pass

    def answer(self, body):
        text = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def do_POST(self):
        size = self.headers.get("content-length")
        if size:
            self.rfile.read(int(size))
        else:
            while int(self.rfile.readline().strip() or b"0", 16):
                pass
        self.seen.append(self.path)
        if self.path == "/v1/files":
            self.answer({"id": "file-in", "object": "file", "purpose": "batch"})
        elif self.path == "/v1/batches":
            self.answer({"object": "batch", "id": "batch_1", "status": "validating"})
        elif self.path == "/v1/messages/batches":
            self.answer({"id": "msgbatch_1", "type": "message_batch",
                         "processing_status": "in_progress"})
        else:
            self.answer({"id": "resp_1", "object": "response", "status": "queued", "usage": None})

    def do_GET(self):
        path = self.path
        if path == "/v1/batches/batch_1":
            self.answer({"object": "batch", "id": "batch_1", "status": "completed",
                         "output_file_id": "file-out"})
        elif path == "/v1/files/file-out/content":
            self.answer((json.dumps(RESULT) + "\n").encode() * 2)
        elif path.endswith("/results"):
            self.answer(b'{"custom_id":"a","result":{"type":"succeeded","message":{"model":'
                        b'"claude-haiku-4-5","usage":{"input_tokens":100,"output_tokens":50}}}}\n')
        else:
            self.answer({"id": "resp_1", "object": "response", "status": "completed",
                         "usage": {"input_tokens": 1000, "output_tokens": 100}})


def start_provider():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}"


def serve(world, provider):
    origins = [f"--origin={name}={provider}" for name in ("openai", "anthropic")]
    program = world.start("serve", "--data-dir", world.home + "/ledger", "--listen", "127.0.0.1:0",
                          "--cap", "day=5", *origins)
    match = program.wait_for(r"LLMCap is listening on (\S+)")
    if not match:
        raise RuntimeError("no proxy: " + program.text())
    program.url = match.group(1)
    return program


def post(proxy, path, body):
    return request(proxy.url, "POST", path, json.dumps(body), JSON)


def upload(proxy, lines):
    body = ("--B\r\ncontent-disposition: form-data; name=\"purpose\"\r\n\r\nbatch\r\n--B\r\n"
            "content-disposition: form-data; name=\"file\"; filename=\"in.jsonl\"\r\n\r\n"
            + "\n".join(json.dumps(line) for line in lines) + "\r\n--B--\r\n")
    return request(proxy.url, "POST", "/openai/v1/files", body, {
        **JSON, "content-type": "multipart/form-data; boundary=B"})


def money(proxy):
    """(spent, held) of today, once the journal has caught up."""
    time.sleep(0.2)
    today = feed(proxy.url, "status")["today"]
    return Decimal(today["spent_usd"]), Decimal(today["held_usd"])


def a_batch(world):
    proxy = serve(world, start_provider())
    lines = [{"custom_id": str(i), "method": "POST", "url": "/v1/chat/completions", "body": {
        "model": "gpt-4.1", "max_tokens": 600, "messages": [{"role": "user", "content": "hi"}]}}
        for i in range(2)]
    make = {"input_file_id": "file-in", "endpoint": "/v1/chat/completions",
            "completion_window": "24h"}
    unseen = post(proxy, "/openai/v1/batches", make)
    check("a batch of a file that was not seen is refused, saying what to do",
          unseen.status == 403 and "Upload" in unseen.message()
          and "/v1/batches" not in Provider.seen, unseen)
    check("the file uploads", upload(proxy, lines).status == 200)
    made = post(proxy, "/openai/v1/batches", make)
    spent, held = money(proxy)
    # Each request: at most 600 output tokens at half of 8 USD a million, and some input.
    check("the batch is held at half price", made.status == 200 and spent == 0
          and Decimal("0.0048") <= held < Decimal("0.007"), (made, spent, held))
    holds = world.client(proxy, "holds").stdout
    check("the hold says what it waits for", "batch_1" in holds, holds)
    proxy.kill()
    proxy = serve(world, start_provider())
    check("a crash changes nothing", money(proxy) == (spent, held), money(proxy))
    state = request(proxy.url, "GET", "/openai/v1/batches/batch_1", headers=JSON)
    check("without its results it stays held", state.status == 200 and money(proxy)[1] == held)
    for again in ("", " and only once"):
        request(proxy.url, "GET", "/openai/v1/files/file-out/content", headers=JSON)
        # 2 x (1,000 x 2 + 500 x 8) USD a million, halved.
        check("the results bring the bill" + again, money(proxy) == (Decimal("0.006"), 0),
              money(proxy))
    rows = [row for row in world.logs(proxy) if row["id"].endswith("-billed")]
    check("the bill has a row of its own", len(rows) == 1
          and rows[0]["cost_basis"] == "reported" and rows[0]["usage"]["output"] == 1000, rows)


def inline_and_background(world):
    proxy = serve(world, start_provider())
    made = post(proxy, "/anthropic/v1/messages/batches", {"requests": [
        {"custom_id": "a", "params": {"model": "claude-haiku-4-5", "max_tokens": 100,
                                      "messages": [{"role": "user", "content": "hi"}]}}]})
    spent, held = money(proxy)
    check("requests in the body are held", made.status == 200 and spent == 0 and held > 0, made)
    request(proxy.url, "GET", "/anthropic/v1/messages/batches/msgbatch_1/results", headers=JSON)
    # (100 x 1 + 50 x 5) USD a million, halved.
    check("and billed by their results", money(proxy) == (Decimal("0.000175"), 0), money(proxy))
    large = post(proxy, "/anthropic/v1/messages/batches", {"requests": [
        {"params": {"model": "claude-opus-4-1", "max_tokens": 32000, "messages": []}}] * 20})
    check("a batch that could pass the cap is refused before it is made", large.status == 429
          and Provider.seen.count("/v1/messages/batches") == 1, large)
    mixed = post(proxy, "/anthropic/v1/messages/batches", {"requests": [
        {"params": {"model": name, "max_tokens": 10, "messages": []}}
        for name in ("claude-haiku-4-5", "claude-opus-4-1")]})
    check("several models in one batch are refused under a cap", mixed.status == 403
          and "one batch for each model" in mixed.message(), mixed)
    post(proxy, "/openai/v1/responses", {"model": "gpt-4.1", "input": "hi", "background": True,
                                         "max_output_tokens": 200})
    check("background work stays held", money(proxy)[1] > 0, money(proxy))
    for _ in range(2):
        request(proxy.url, "GET", "/openai/v1/responses/resp_1", headers=JSON)
    # 1,000 x 2 + 100 x 8 USD a million, once.
    check("and is billed once, by whoever reads it", money(proxy) == (Decimal("0.002975"), 0),
          money(proxy))


def sockets(world):
    proxy = serve(world, start_provider())
    for path in ("/openai/v1/realtime?model=gpt-realtime", "/openai/v1/responses"):
        reply = request(proxy.url, "GET", path, headers={
            **JSON, "connection": "upgrade", "upgrade": "websocket",
            "sec-websocket-version": "13", "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA=="})
        check(f"a WebSocket to {re.sub('[?].*', '', path)} is refused, saying why",
              reply.status == 403 and "WebSocket" in reply.message(), reply)


main(a_batch, inline_and_background, sockets)
