# SPDX-License-Identifier: GPL-3.0-or-later
"""A1 to A4: who may come in. No web page does, whatever name it made this machine answer to."""
import json
import time

from peers import (CHAT, TOKEN, Provider, check, exchange, feed, field_of, main, port_of, raw_chat,
                   settings, status_of)

PAGE = "https://app.example"
BEARER = f"authorization: Bearer {TOKEN}"


def feed_request(url, method="GET", path="status", fields="", host=None, token=BEARER, body=b"",
                 kind="content-type: application/json\r\n"):
    host = host if host is not None else f"127.0.0.1:{port_of(url)}"
    length = f"content-length: {len(body)}\r\n" if body else ""
    return (f"{method} /llmcap/v1/{path} HTTP/1.1\r\nHost: {host}\r\n{token}\r\n{kind}{fields}"
            f"{length}connection: close\r\n\r\n").encode("latin1") + body


def hosts(port):
    good = [f"127.0.0.1:{port}", f"localhost:{port}", f"LocalHost:{port}", f"[::1]:{port}"]
    bad = ["", "evil.example", f"evil.example:{port}", f"127.0.0.1.evil.example:{port}",
           f"localhost.evil.example:{port}", f"evil.localhost:{port}", f"127.0.0.1:{port + 1}",
           f"127.0.0.1:0{port}", "127.0.0.1", "localhost", f"127.1:{port}", f"2130706433:{port}",
           f"0x7f.1:{port}", f"0.0.0.0:{port}", f"[::]:{port}", f"[::ffff:127.0.0.1]:{port}",
           f"localhost.:{port}", f"a@127.0.0.1:{port}", f"127.0.0.1:{port}/", f"127.0.0.1:{port}@evil",
           f"127.0.0.1:{port}, evil.example", f"127.0.0.1:{port}:{port}", f"127.0.0.1:{port}#"]
    return good, bad


def host_names(world):
    provider = Provider()
    proxy = world.serve(provider.url, "--cap", "day=100")
    good, bad = hosts(port_of(proxy.url))
    for host in good:
        check(f"A1 Host {host} may read the feed",
              status_of(exchange(proxy.url, feed_request(proxy.url, host=host))) == 200)
        check(f"A2 Host {host} may use a provider",
              status_of(exchange(proxy.url, raw_chat(proxy.url, host=host))) == 200)
    seen = len(provider.messages)
    for host in bad:
        feeds = status_of(exchange(proxy.url, feed_request(proxy.url, host=host)))
        chats = status_of(exchange(proxy.url, raw_chat(proxy.url, host=host)))
        check(f"A1 A2 Host '{host}' is refused on both", feeds in (400, 403, 421)
              and chats in (400, 403, 421), (feeds, chats))
    twice = feed_request(proxy.url, fields=f"Host: 127.0.0.1:{port_of(proxy.url)}\r\n")
    check("A1 two Host headers are refused", status_of(exchange(proxy.url, twice)) == 400)
    check("A2 none of them reached a provider", len(provider.messages) == seen)


def pages(world):
    provider = Provider(lambda message, peer: peer.sendall(
        b"HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\n"
        b"Access-Control-Allow-Credentials: true\r\nContent-Length: 2\r\n\r\n{}") or True)
    proxy = world.serve(provider.url, "--cap", "day=100")
    here = f"http://127.0.0.1:{port_of(proxy.url)}"
    marks = {"a foreign Origin": f"Origin: {PAGE}\r\n", "Origin null": "Origin: null\r\n",
             "our own Origin": f"Origin: {here}\r\n", "an empty Origin": "Origin: \r\n",
             "a rebound Origin": f"Origin: http://rebind.example:{port_of(proxy.url)}\r\n",
             "Sec-Fetch-Site cross-site": "Sec-Fetch-Site: cross-site\r\n",
             "Sec-Fetch-Site same-site": "Sec-Fetch-Site: same-site\r\n",
             "Sec-Fetch-Site CROSS-SITE": "Sec-Fetch-Site: CROSS-SITE\r\n"}
    for name, mark in marks.items():
        for place, answer in {
                "feed": exchange(proxy.url, feed_request(proxy.url, fields=mark)),
                "provider": exchange(proxy.url, raw_chat(proxy.url, fields=mark))}.items():
            check(f"A1 A2 {name} is refused by the {place}, and says so to no page",
                  status_of(answer) == 403 and field_of(answer, "access-control-allow-origin") is None,
                  answer[:200])
    check("A1 a Referer is refused by the feed", status_of(exchange(
        proxy.url, feed_request(proxy.url, fields=f"Referer: {PAGE}/x\r\n"))) == 403)
    check("A1 Sec-Fetch-Site none is the user's own doing", status_of(exchange(
        proxy.url, feed_request(proxy.url, fields="Sec-Fetch-Site: none\r\n"))) == 200)
    check("A2 nothing of it reached the provider", not provider.messages)
    for path in ("/llmcap/v1/status", "/llmcap/v1/caps/day", CHAT, "/"):
        answer = exchange(proxy.url, f"OPTIONS {path} HTTP/1.1\r\nHost: 127.0.0.1:"
                          f"{port_of(proxy.url)}\r\nOrigin: {PAGE}\r\n"
                          "Access-Control-Request-Method: PUT\r\n"
                          "Access-Control-Request-Headers: authorization\r\n"
                          "Access-Control-Request-Private-Network: true\r\n\r\n")
        check(f"A2 a preflight for {path} is refused", status_of(answer) == 403
              and b"access-control-allow" not in answer.lower(), answer[:300])
    answer = exchange(proxy.url, raw_chat(proxy.url))
    check("A2 a provider's CORS headers do not pass", status_of(answer) == 200
          and b"access-control" not in answer.lower(), answer)


def named_page(world):
    provider = Provider()
    config = settings(world, allowed_origins=[PAGE])
    proxy = world.serve(provider.url, "--cap", "day=0.000001", "--config", config)
    preflight = (f"OPTIONS {CHAT} HTTP/1.1\r\nHost: 127.0.0.1:{port_of(proxy.url)}\r\n"
                 "Origin: %s\r\nAccess-Control-Request-Method: POST\r\n"
                 "Access-Control-Request-Headers: authorization\r\nconnection: close\r\n\r\n")
    answer = exchange(proxy.url, preflight % PAGE)
    check("A2 the preflight of a page that the user named is allowed", status_of(answer) == 204
          and field_of(answer, "access-control-allow-origin") == PAGE
          and field_of(answer, "access-control-allow-headers") == "authorization"
          and field_of(answer, "access-control-allow-credentials") is None, answer)
    answer = exchange(proxy.url, preflight % "https://app.example.evil")
    check("A2 that of another page is not", status_of(answer) == 403)
    refused = exchange(proxy.url, raw_chat(proxy.url, fields=f"Origin: {PAGE}\r\n"))
    check("A2 the page can read why a cap refused it", status_of(refused) == 429
          and field_of(refused, "access-control-allow-origin") == PAGE, refused[:300])
    models = exchange(proxy.url, f"GET /openai/v1/models HTTP/1.1\r\nHost: 127.0.0.1:"
                      f"{port_of(proxy.url)}\r\nOrigin: {PAGE}\r\n\r\n")
    check("A2 the page can read a reply", status_of(models) == 200
          and field_of(models, "access-control-allow-origin") == PAGE, models[:300])
    check("A1 the feed stays closed to it", status_of(exchange(
        proxy.url, feed_request(proxy.url, fields=f"Origin: {PAGE}\r\n"))) == 403)


def scopes(world):
    provider = Provider()
    proxy = world.serve(provider.url, "--cap", "day=100")
    read = world.run("token", "--read", env={**world.token_env, "LLMCAP_URL": proxy.url})
    token = next((word for word in read.stdout.split() if len(word) == 64), "")
    reader = f"authorization: Bearer {token}"
    body = json.dumps({"limit": "5"}).encode()
    before = feed(proxy.url, "caps/day")["limit"]

    def ask(**how):
        return status_of(exchange(proxy.url, feed_request(proxy.url, **how)))

    if check("A3 the read token is to be had", token and token != TOKEN, read.stdout + read.stderr):
        check("A3 the read token may look", ask(token=reader) == 200)
        for method in ("PATCH", "PUT", "DELETE"):
            check(f"A3 the read token may not {method}", ask(
                method=method, path="caps/day", token=reader, body=body) == 403)
    for name, mark in {"no token": "x-none: 1", "an empty one": "authorization: Bearer ",
                       "another scheme": f"authorization: Basic {TOKEN}",
                       "a shorter one": f"authorization: Bearer {TOKEN[:-1]}",
                       "a longer one": f"authorization: Bearer {TOKEN}0",
                       "upper case": f"authorization: Bearer {TOKEN.upper()}"}.items():
        check(f"A3 {name} is refused", ask(token=mark) == 401)
        check(f"A3 {name} learns nothing of paths", ask(token=mark, path="nowhere") == 401)
    check("A4 a token in the URL opens nothing", ask(
        token="x-none: 1", path=f"status?token={TOKEN}") == 401)
    for kind in ("", "content-type: text/plain\r\n",
                 "content-type: application/x-www-form-urlencoded\r\n",
                 "content-type: multipart/form-data; boundary=x\r\n"):
        check(f"A1 an edit as '{kind.strip() or 'nothing'}' is refused", ask(
            method="PATCH", path="caps/day", body=body, kind=kind) == 415)
    for method, path in (("GET", "caps/day?limit=5"), ("GET", "caps/day?raise_by=5"),
                         ("HEAD", "caps/day"), ("GET", "enforcement?block_all=true"),
                         ("GET", "holds/1/resolve?cost_usd=0"), ("POST", "caps/day"),
                         ("GET", "caps/day?_method=DELETE")):
        check(f"A1 {method} {path} changes nothing", ask(method=method, path=path) >= 400)
        override = "x-http-method-override: DELETE\r\n"
        ask(method=method, path=path, fields=override)
    check("A1 the cap is as it was", feed(proxy.url, "caps/day")["limit"] == before)


def wrong_tries(world):
    provider = Provider()
    proxy = world.serve(provider.url)
    wrong = feed_request(proxy.url, token="authorization: Bearer " + "1" * 64)
    times = []
    for _ in range(13):
        began = time.monotonic()
        exchange(proxy.url, wrong)
        times.append(time.monotonic() - began)
    check("A3 the first ten wrong tokens are answered at once", max(times[:10]) < 0.9, times)
    check("A3 from then on each waits a second", min(times[10:]) >= 0.9, times)
    began = time.monotonic()
    right = status_of(exchange(proxy.url, feed_request(proxy.url)))
    check("A3 the right token does not wait", right == 200 and time.monotonic() - began < 0.9)


main(host_names, pages, named_page, scopes, wrong_tries)
