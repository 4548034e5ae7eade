# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands between an SDK and the proxy and counts the requests that the SDK really sends."""

import asyncio
import threading


class Relay:
    """Passes HTTP/1.1 on, on a thread of its own. One per test run. Only the Host changes: the
    proxy answers to its own port alone."""

    def __init__(self, upstream_port):
        self._upstream_port = upstream_port
        self._lock = threading.Lock()
        self._requests = []
        self._started = threading.Event()
        self.port = 0
        threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True).start()
        self._started.wait(10)

    def take(self):
        """The request lines ("POST /openai/v1/responses") since the last call."""
        with self._lock:
            taken, self._requests = self._requests, []
        return taken

    async def _serve(self):
        server = await asyncio.start_server(self._connection, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._started.set()
        await server.serve_forever()

    async def _connection(self, reader, writer):
        try:
            up_reader, up_writer = await asyncio.open_connection("127.0.0.1", self._upstream_port)
        except OSError:
            writer.close()
            return
        replies = asyncio.create_task(pump(up_reader, writer))
        try:
            await self._requests_of(reader, up_writer)
        except (OSError, asyncio.IncompleteReadError):
            pass   # the client has gone
        finally:
            up_writer.close()
            await replies

    async def _requests_of(self, reader, writer):
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            lines = head.decode("latin-1").split("\r\n")
            with self._lock:
                self._requests.append(lines[0].rsplit(" ", 1)[0])
            fields = {name.lower(): value.strip() for name, _, value in
                      (line.partition(":") for line in lines[1:])}
            lines = [f"Host: 127.0.0.1:{self._upstream_port}" if line.lower().startswith("host:")
                     else line for line in lines]
            writer.write("\r\n".join(lines).encode("latin-1"))
            if "chunked" in fields.get("transfer-encoding", ""):
                await pass_chunks(reader, writer)
            else:
                writer.write(await reader.readexactly(int(fields.get("content-length", 0))))
            await writer.drain()


async def pass_chunks(reader, writer):
    while True:
        size = await reader.readuntil(b"\r\n")
        data = await reader.readexactly(int(size.split(b";")[0], 16) + 2)
        writer.write(size + data)
        if int(size.split(b";")[0], 16) == 0:
            return


async def pump(reader, writer):
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except OSError:
        pass   # the client has gone
    finally:
        writer.close()
