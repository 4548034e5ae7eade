# SPDX-License-Identifier: GPL-3.0-or-later
"""A request whose bound does not fit asks the provider how many tokens its input really has. The
law: only where that can help, once, with the client's own key, without charge; and where no good
answer comes in time the bound decides as if nobody had asked."""
import json
import os
import sys
import time
from decimal import Decimal

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "security"))
from harness import check, feed, main   # noqa: E402
from peers import MODEL, Provider, request, settings, whole_reply   # noqa: E402

TEXT = "word " * 20_000   # 100,000 bytes: 0.10 USD at one token a byte, 0.025 by count
TOKENS = 25_000
ANSWERED = {"id": "msg_1", "type": "message", "role": "assistant", "model": MODEL,
            "content": [{"type": "text", "text": "ok"}], "stop_reason": "end_turn",
            "stop_sequence": None, "usage": {"input_tokens": TOKENS, "output_tokens": 2}}


class Counting(Provider):
    """Anthropic, as far as it matters here. `count` answers the question."""

    def __init__(self, count):
        super().__init__(self.answer)
        self.count = count

    def answer(self, message, peer):
        if "count_tokens" in message.target:
            return self.count(peer)
        peer.sendall(whole_reply(json.dumps(ANSWERED).encode()))
        return True

    def questions(self):
        return [message for message in self.messages if "count_tokens" in message.target]

    def served(self):
        return len(self.messages) - len(self.questions())


def says(body, status="200 OK"):
    return lambda peer: peer.sendall(whole_reply(json.dumps(body).encode(), status)) or True


def ask(proxy, text=TEXT, limit=100):
    body = {"model": MODEL, "max_tokens": limit, "stream": False, "temperature": 0,
            "system": "be brief", "messages": [{"role": "user", "content": text}]}
    return request(proxy.url, "POST", "/anthropic/v1/messages?beta=true", json.dumps(body),
                   {"x-api-key": "sk-count", "anthropic-version": "2023-06-01",
                    "content-type": "application/json"})


def asked_where_it_helps(world):
    provider = Counting(says({"input_tokens": TOKENS}))
    proxy = world.serve(provider.url, "--cap", "total=0.06")
    first = ask(proxy, "hi")
    check("what fits is not asked about", first.status == 200 and not provider.questions(), first)
    reply = ask(proxy)
    check("what does not fit by its bytes passes by its count", reply.status == 200, reply)
    questions = provider.questions()
    check("it is asked once", len(questions) == 1, len(questions))
    question = questions[0]
    body = json.loads(question.body)
    check("with the client's own key, and its version and query",
          question.field("x-api-key") == "sk-count"
          and question.field("anthropic-version") == "2023-06-01"
          and question.target == "/anthropic/v1/messages/count_tokens?beta=true", question.head)
    check("in the provider's words: input alone, no limit and no sampling",
          set(body) == {"model", "system", "messages"}
          and body["messages"][0]["content"] == TEXT, sorted(body))
    row = world.logs(proxy)[0]
    check("the books have the request alone, at its price",
          len(world.logs(proxy)) == 2 and row["cost_basis"] == "reported"
          and Decimal(row["cost_usd"]) == Decimal("0.025008"), row)
    reply = ask(proxy)   # 0.05 are spent
    check("where even the count cannot fit, nobody is asked, and nothing is sent",
          reply.status == 429 and len(provider.questions()) == 1 and provider.served() == 2,
          (reply, len(provider.questions()), provider.served()))


def the_answer_decides(world):
    provider = Counting(says({"input_tokens": 3 * TOKENS}))
    proxy = world.serve(provider.url, "--cap", "total=0.06")
    reply = ask(proxy)
    check("a count that does not fit refuses, and its estimate is the counted one",
          reply.status == 429 and provider.served() == 0
          and Decimal("0.075") < Decimal(reply.headers["x-llmcap-estimate-usd"]) < Decimal("0.08"),
          reply)
    check("a refusal costs nothing", feed(proxy.url, "status")["today"]["spent_usd"] == "0")


def no_answer(world):
    faults = {
        "an error": says({"type": "error"}, "404 Not Found"),
        "a rate limit": says({"type": "error"}, "429 Too Many Requests"),
        "no number": says({"tokens": 5}),
        "nonsense": lambda peer: peer.sendall(b"\x00\x01 nonsense\r\n\r\n"),
        "a connection that closes": lambda peer: False,
        "silence": lambda peer: time.sleep(12),
        "an answer without end": lambda peer: peer.sendall(
            b"HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n" + b" " * 8_000_000),
    }
    for name, count in faults.items():
        provider = Counting(count)
        proxy = world.serve(provider.url, "--cap", "total=0.06", folder=name.replace(" ", "-"))
        began = time.monotonic()
        reply = ask(proxy)
        took = time.monotonic() - began
        check(f"{name}: the bound decides, in time", reply.status == 429 and took < 8
              and Decimal(reply.headers["x-llmcap-estimate-usd"]) > Decimal("0.1")
              and provider.served() == 0, (took, reply))
        check(f"{name}: what fits goes through", ask(proxy, "hi").status == 200, "")
        proxy.stop()


def switched_off(world):
    provider = Counting(says({"input_tokens": TOKENS}))
    proxy = world.serve(provider.url, "--cap", "total=0.06", "--config",
                        settings(world, count_tokens=False))
    reply = ask(proxy)
    check("with count_tokens off nobody is asked", reply.status == 429
          and not provider.messages, reply)


if __name__ == "__main__":
    main(asked_where_it_helps, the_answer_decides, no_answer, switched_off)
