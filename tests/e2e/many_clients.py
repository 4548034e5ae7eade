# SPDX-License-Identifier: GPL-3.0-or-later
"""Many HTTP/1.1 clients in one process, each with a connection of its own that it keeps."""
import asyncio
import json
import re
import resource
from http.client import HTTPMessage

from harness import Reply


def raise_descriptor_limit():
    """As many sockets as the system lets this process have."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


class Client:
    """One connection; opened anew where the server has closed it. Not for two tasks at once."""

    def __init__(self, url):
        address = re.fullmatch(r"http://([^/:]+):(\d+)/?", url)
        self.host, self.port = address.group(1), int(address.group(2))
        self.reader = self.writer = None

    async def connect(self):
        self.close()
        self.reader, self.writer = await asyncio.open_connection(self.host, self.port,
                                                                 limit=1 << 20)

    def close(self):
        if self.writer:
            self.writer.close()
        self.reader = self.writer = None

    async def post(self, path, body, headers=(), seconds=120):
        """The whole Reply. Raises OSError, EOFError or TimeoutError where there is none."""
        try:
            return await asyncio.wait_for(self.exchange(path, body, headers), seconds)
        except BaseException:
            self.close()   # half an answer may be left on it
            raise

    async def exchange(self, path, body, headers):
        if not self.writer:
            await self.connect()
        head = [f"POST {path} HTTP/1.1", f"host: {self.host}:{self.port}",
                f"content-length: {len(body)}", *(f"{name}: {value}" for name, value in headers)]
        self.writer.write("\r\n".join(head).encode() + b"\r\n\r\n" + body)
        await self.writer.drain()
        lines = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        fields = HTTPMessage()
        for line in lines[1:-2]:
            name, _, value = line.partition(":")
            fields[name] = value.strip()
        if fields.get("transfer-encoding", "") == "chunked":
            answer = await self.chunks()
        else:
            answer = await self.reader.readexactly(int(fields.get("content-length", "0")))
        if fields.get("connection", "").lower() == "close":
            self.close()
        return Reply(int(lines[0].split(" ")[1]), fields, answer)

    async def chunks(self):
        body = b""
        while size := int((await self.reader.readuntil(b"\r\n")).split(b";")[0], 16):
            body += (await self.reader.readexactly(size + 2))[:-2]
        await self.reader.readuntil(b"\r\n")
        return body


CREDENTIALS = {"anthropic": [("x-api-key", "sk-e2e"), ("anthropic-version", "2023-06-01")],
               "gemini": [("x-goog-api-key", "sk-e2e")]}


def call(provider, text, limit, model, stream=False):
    """Path, body and headers of a generation with a limit for its output."""
    talk = [{"role": "user", "content": text}]
    body = {"model": model, "max_tokens": limit, "messages": talk, "stream": stream}
    path = {"anthropic": "/anthropic/v1/messages", "cohere": "/cohere/v2/chat"}.get(
        provider, f"/{provider}/v1/chat/completions")
    if provider == "gemini":
        verb = "streamGenerateContent?alt=sse" if stream else "generateContent"
        path = f"/gemini/v1beta/models/{model}:{verb}"
        body = {"contents": [{"role": "user", "parts": [{"text": text}]}],
                "generationConfig": {"maxOutputTokens": limit}}
    headers = [("content-type", "application/json"),
               *CREDENTIALS.get(provider, [("authorization", "Bearer sk-e2e")])]
    return path, json.dumps(body).encode(), headers
