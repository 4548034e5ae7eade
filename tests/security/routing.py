# SPDX-License-Identifier: GPL-3.0-or-later
"""A9 and A19: nothing that a client or a provider says chooses where a key goes."""
import json

from peers import (CHAT, Provider, chat_body, check, exchange, feed, main, port_of, raw_chat,
                   status_of)

PATHS = {"openai": "/v1/chat/completions", "anthropic": "/v1/messages",
         "gemini": "/v1beta/models/gemini-2.5-flash:generateContent",
         "mistral": "/v1/chat/completions", "cohere": "/v2/chat"}
TRICKS = {"a parent": "/..{0}", "an encoded parent": "/%2e%2e{0}", "upper-case": "/%2E%2E{0}",
          "half encoded": "/.%2e{0}", "a dot": "/.{0}", "encoded slashes": "/..%2f..{0}",
          "a backslash": "/..\\{0}", "an encoded backslash": "/..%5c{0}", "twice encoded": "/%252e%252e{0}",
          "NUL": "/x%00{0}", "a parameter": "/..;{0}", "a line end": "/x%0d%0aX:y{0}",
          "a broken percent": "/%zz{0}", "a fragment": "/x#{0}", "a raw space": "/x {0}",
          "a drive": "/C:\\x{0}", "a data stream": "/x::$DATA%00{0}"}


def paths(world):
    provider = Provider()
    for cap in (["--cap", "day=100"], []):
        proxy = world.serve(provider.url, *cap, folder="ledger" + str(len(cap)))
        under = "under a cap" if cap else "without a cap"
        for name, path in PATHS.items():
            for trick, form in TRICKS.items():
                provider.messages.clear()
                target = f"/{name}/v1/models" + form.format(path)
                answer = exchange(proxy.url, raw_chat(proxy.url, path=target))
                check(f"A19 {name}: {trick} is refused {under}", not provider.messages
                      and 400 <= status_of(answer) < 500, (target, answer[:100]))
        for prefix in ("//", "/./", "/%2f", "/x/../"):
            provider.messages.clear()
            answer = exchange(proxy.url, raw_chat(proxy.url, path=prefix + CHAT[1:]))
            check(f"A19 '{prefix}' before the provider leads nowhere {under}",
                  not provider.messages and 400 <= status_of(answer) < 500, answer[:100])
        provider.messages.clear()
        answer = exchange(proxy.url, raw_chat(proxy.url, path="/openai//v1///chat//completions/"))
        row = world.logs(proxy)[0]
        check(f"A19 doubled slashes are written plainly and metered {under}",
              status_of(answer) == 200 and provider.messages
              and provider.messages[0].target == "/openai/v1/chat/completions"
              and row["endpoint"] == "chat" and row["cost_basis"] == "reported",
              (provider.messages and provider.messages[0].target, row))


def targets(world):
    provider, evil = Provider(), Provider()
    proxy = world.serve(provider.url, "--cap", "day=100")
    there = f"127.0.0.1:{evil.port}"
    raw = {
        "an absolute target": f"POST http://{there}{CHAT} HTTP/1.1\r\nHost: 127.0.0.1:"
                              f"{port_of(proxy.url)}\r\ncontent-length: 0\r\n\r\n",
        "an absolute target with its Host": f"GET http://{there}/ HTTP/1.1\r\nHost: {there}\r\n\r\n",
        "an https target": f"GET https://{there}/ HTTP/1.1\r\nHost: {there}\r\n\r\n",
        "CONNECT": f"CONNECT {there} HTTP/1.1\r\nHost: {there}\r\n\r\n",
        "a target with a user": f"GET //evil@{there}/ HTTP/1.1\r\nHost: 127.0.0.1:"
                                f"{port_of(proxy.url)}\r\n\r\n",
        "a target that is an authority": f"GET {there} HTTP/1.1\r\nHost: 127.0.0.1:"
                                         f"{port_of(proxy.url)}\r\n\r\n",
        "an at sign in the path": f"GET /openai@{there}/v1/models HTTP/1.1\r\nHost: 127.0.0.1:"
                                  f"{port_of(proxy.url)}\r\n\r\n"}
    for name, text in raw.items():
        answer = exchange(proxy.url, text)
        check(f"A9 {name} is refused", 400 <= status_of(answer) < 500, answer[:100])
    fields = "".join(f"{name}: {value}\r\n" for name, value in {
        "X-Forwarded-Host": there, "Forwarded": f"host={there}", "X-Original-URL": "/v1/models",
        "X-Rewrite-URL": "/v1/models", "X-Upstream": evil.url, "x-llmcap-origin": evil.url,
        "x-api-base": evil.url, "X-HTTP-Method-Override": "DELETE", "X-Method-Override": "PUT",
        "Destination": evil.url, "Via": there}.items())
    body = chat_body(api_base=evil.url, base_url=evil.url, endpoint=evil.url,
                     metadata={"api_base": evil.url}, url=evil.url)
    answer = exchange(proxy.url, raw_chat(proxy.url, body=body, fields=fields))
    check("A9 fields of body and head do not choose the provider", status_of(answer) in (200, 400)
          and not evil.connections, answer[:100])
    if provider.messages:
        sent = provider.messages[-1]
        check("A9 the request went where the settings say", sent.target == "/openai/v1/chat/completions"
              and sent.field("host") == f"127.0.0.1:{provider.port}", sent.head)
        check("A9 no field names another method", not sent.field("x-http-method-override")
              and not sent.field("x-method-override"), sent.head)
        check("A12 our own labels stay here", not sent.field("x-llmcap-origin"), sent.head)
    check("A9 nobody else was called", evil.connections == 0)


def redirects(world):
    evil = Provider()
    codes = {"301 Moved Permanently": 301, "302 Found": 302, "303 See Other": 303,
             "307 Temporary Redirect": 307, "308 Permanent Redirect": 308}
    for status, code in codes.items():
        for where in (f"{evil.url}/steal", f"//127.0.0.1:{evil.port}/steal", "/openai/v1/models"):
            provider = Provider(lambda message, peer, s=status, w=where: peer.sendall(
                f"HTTP/1.1 {s}\r\nLocation: {w}\r\nRefresh: 0; url={w}\r\n"
                "Content-Length: 0\r\n\r\n".encode()) or True)
            proxy = world.serve(provider.url, "--cap", "day=100", folder=f"l{code}{len(where)}")
            answer = exchange(proxy.url, raw_chat(proxy.url))
            check(f"A9 {code} to {'another host' if 'steal' in where else 'another path'} passes "
                  "unfollowed", status_of(answer) == code and where.encode() in answer
                  and len(provider.messages) == 1 and evil.connections == 0, answer[:200])
            held = feed(proxy.url, "status")["today"]["held_usd"]
            check(f"A9 {code}: no hold stays open", held == "0", held)
            proxy.stop()


def folders(world):
    provider = Provider()
    proxy = world.serve(provider.url)
    secrets = ("install-secret", "settings.json", "ledger", "llmcap.log")
    for path in [f"/{prefix}{name}" for name in secrets
                 for prefix in ("", "llmcap/v1/", "llmcap/v1/../", "llmcap/v1/%2e%2e/",
                                "llmcap/v1/..%5c", "llmcap/v1/C:%5c", "..%2f")] + [
            "/etc/passwd", "/llmcap/v1/../../etc/passwd", "/llmcap/v1/caps/..%2f..%2finstall-secret"]:
        answer = exchange(proxy.url, f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port_of(proxy.url)}"
                                     "\r\nconnection: close\r\n\r\n")
        body = answer.partition(b"\r\n\r\n")[2]
        try:
            shape = set(json.loads(body))
        except ValueError:
            shape = body
        check(f"A19 {path} is no file", 400 <= status_of(answer) < 500 and shape == {"error"}, answer)


main(paths, targets, redirects, folders)
