#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""slow_provider.py: the upstream of the installer's test. Speaks OpenAI's chat completions; a stream
takes four seconds, so that it is in flight while things happen. Prints its port, then one line for
each request that it bills."""
import http.server
import json
import time

USAGE = {"prompt_tokens": 9, "completion_tokens": 8, "total_tokens": 17}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        print("billed", flush=True)
        (self.stream if body.get("stream") else self.whole)(body)

    def whole(self, body):
        text = json.dumps({"id": "chatcmpl-1", "object": "chat.completion", "created": 1,
                           "model": body["model"], "usage": USAGE, "choices": [
                               {"index": 0, "finish_reason": "stop",
                                "message": {"role": "assistant", "content": "Hello."}}]}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def stream(self, body):
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        head = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1,
                "model": body["model"]}
        for word in range(8):
            self.event(json.dumps(head | {"usage": None, "choices": [
                {"index": 0, "delta": {"content": f"{word} "}, "finish_reason": None}]}))
            time.sleep(0.5)
        self.event(json.dumps(head | {"choices": [], "usage": USAGE}))
        self.event("[DONE]")
        self.wfile.write(b"0\r\n\r\n")

    def event(self, data):
        text = f"data: {data}\n\n".encode()
        self.wfile.write(b"%x\r\n%s\r\n" % (len(text), text))
        self.wfile.flush()

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
