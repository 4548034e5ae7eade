# SPDX-License-Identifier: GPL-3.0-or-later
"""The calls of each official SDK: a function for each package, which imports it."""

import time

PROMPT = "Say something about caps."
MESSAGES = [{"role": "user", "content": PROMPT}]


def usage_of(usage, input_name, output_name):
    if usage is None:
        return None
    return {"input": getattr(usage, input_name), "output": getattr(usage, output_name)}


class Stopped(Exception):
    """Thrown out of a reading loop, as a program's own error would be."""


class Pieces:
    """The text of a stream and when its pieces came. `stopAfter`: so many are enough."""

    def __init__(self, ask):
        self._most = ask.get("stopAfter")
        self._texts = []
        self._times = []

    def add(self, text):
        self._texts.append(text)
        self._times.append(time.monotonic())
        if self._most and len(self._texts) >= self._most:
            raise Stopped

    def result(self, usage, **more):
        """spanMs: from the first piece to the last; near 0 where something held them back."""
        span = self._times[-1] - self._times[0] if self._times else 0
        return {"text": "".join(self._texts), "parts": len(self._texts), "spanMs": 1000 * span,
                "usage": usage, **more}


def openai():
    from openai import OpenAI

    def client(ask):
        return OpenAI(base_url=ask["base"], api_key=ask["key"], default_headers=ask["headers"])

    def chat_usage(usage):
        return usage_of(usage, "prompt_tokens", "completion_tokens")

    def response_usage(usage):
        return usage_of(usage, "input_tokens", "output_tokens")

    def chat(ask):
        reply = client(ask).chat.completions.create(
            model=ask["model"], max_completion_tokens=400, messages=MESSAGES)
        return {"text": reply.choices[0].message.content, "usage": chat_usage(reply.usage)}

    def read_chat(ask, **more):
        pieces, usage, without_choices = Pieces(ask), None, 0
        for chunk in client(ask).chat.completions.create(
                model=ask["model"], max_completion_tokens=400, messages=MESSAGES, stream=True,
                **more):
            if not chunk.choices:
                without_choices += 1
            elif chunk.choices[0].delta.content:
                pieces.add(chunk.choices[0].delta.content)
            usage = chat_usage(chunk.usage) or usage
        return pieces.result(usage, withoutChoices=without_choices)

    def responses(ask):
        reply = client(ask).responses.create(
            model=ask["model"], max_output_tokens=400, input=PROMPT)
        return {"text": reply.output_text, "usage": response_usage(reply.usage)}

    def responses_stream(ask):
        pieces, usage = Pieces(ask), None
        for event in client(ask).responses.create(
                model=ask["model"], max_output_tokens=400, input=PROMPT, stream=True):
            if event.type == "response.output_text.delta":
                pieces.add(event.delta)
            reply = getattr(event, "response", None)
            if reply is not None and reply.usage is not None:
                usage = response_usage(reply.usage)
        return pieces.result(usage)

    return {
        "chat": chat,
        "chatStream": read_chat,
        "chatStreamUsage": lambda ask: read_chat(ask, stream_options={"include_usage": True}),
        "responses": responses,
        "responsesStream": responses_stream,
    }


def anthropic():
    from anthropic import Anthropic

    def messages_of(ask):
        return Anthropic(base_url=ask["base"], api_key=ask["key"],
                         default_headers=ask["headers"]).messages

    def usage(reply):
        cached = reply.usage.cache_read_input_tokens or 0
        return {"input": reply.usage.input_tokens + cached, "output": reply.usage.output_tokens}

    def messages(ask):
        reply = messages_of(ask).create(model=ask["model"], max_tokens=400, messages=MESSAGES)
        return {"text": "".join(block.text for block in reply.content), "usage": usage(reply)}

    def messages_stream(ask):
        with messages_of(ask).stream(
                model=ask["model"], max_tokens=400, messages=MESSAGES) as stream:
            pieces = Pieces(ask)
            for text in stream.text_stream:
                pieces.add(text)
            return pieces.result(usage(stream.get_final_message()))

    return {"messages": messages, "messagesStream": messages_stream}


def gemini():
    from google import genai

    def models(ask):
        # The client closes its connections when it is collected: it must outlive the call.
        ask["client"] = genai.Client(
            api_key=ask["key"], http_options={"base_url": ask["base"], "headers": ask["headers"]})
        return ask["client"].models

    def usage(metadata):
        if metadata is None:
            return None
        return {"input": metadata.prompt_token_count,
                "output": (metadata.candidates_token_count or 0)
                + (metadata.thoughts_token_count or 0)}

    def options(ask):
        return {"model": ask["model"], "contents": PROMPT, "config": {"max_output_tokens": 400}}

    def generate(ask):
        reply = models(ask).generate_content(**options(ask))
        return {"text": reply.text, "usage": usage(reply.usage_metadata)}

    def generate_stream(ask):
        pieces, last = Pieces(ask), None
        for chunk in models(ask).generate_content_stream(**options(ask)):
            if chunk.text:
                pieces.add(chunk.text)
            last = usage(chunk.usage_metadata) or last
        return pieces.result(last)

    return {"generate": generate, "generateStream": generate_stream}


def mistral():
    from mistralai.client import Mistral

    def usage(reply):
        return usage_of(reply, "prompt_tokens", "completion_tokens")

    def options(ask):
        return {"model": ask["model"], "max_tokens": 400, "messages": MESSAGES,
                "http_headers": ask["headers"]}

    def chat(ask):
        with Mistral(server_url=ask["base"], api_key=ask["key"]) as client:
            reply = client.chat.complete(**options(ask))
            return {"text": reply.choices[0].message.content, "usage": usage(reply.usage)}

    def chat_stream(ask):
        pieces, last = Pieces(ask), None
        with Mistral(server_url=ask["base"], api_key=ask["key"]) as client:
            for event in client.chat.stream(**options(ask)):
                if event.data.choices[0].delta.content:
                    pieces.add(event.data.choices[0].delta.content)
                last = usage(event.data.usage or None) or last
        return pieces.result(last)

    return {"chat": chat, "chatStream": chat_stream}


def cohere():
    from cohere import ClientV2

    def client(ask):
        address = {"base_url": ask["base"]} if ask["base"] else {}
        return ClientV2(api_key=ask["key"], **address)

    def usage(reply):
        return usage_of(reply.billed_units, "input_tokens", "output_tokens") if reply else None

    def options(ask):
        return {"model": ask["model"], "max_tokens": 400, "messages": MESSAGES,
                "request_options": {"additional_headers": ask["headers"]}}

    def chat(ask):
        reply = client(ask).chat(**options(ask))
        return {"text": reply.message.content[0].text, "usage": usage(reply.usage)}

    def chat_stream(ask):
        pieces, last = Pieces(ask), None
        for event in client(ask).chat_stream(**options(ask)):
            if event.type == "content-delta" and event.delta.message.content.text:
                pieces.add(event.delta.message.content.text)
            if event.type == "message-end":
                last = usage(event.delta.usage)
        return pieces.result(last)

    return {"chat": chat, "chatStream": chat_stream}


families = {
    "openai": openai,
    "anthropic": anthropic,
    "gemini": gemini,
    "mistral": mistral,
    "cohere": cohere,
}
