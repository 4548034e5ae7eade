# SPDX-License-Identifier: GPL-3.0-or-later
"""Other ways to say the same: what a provider may change in a reply without changing the bill.

Fields in another order, white space, fields that are not known yet, nulls, escapes, whole numbers
written as fractions, line ends, comments, events of a new kind. Requests likewise.
"""
import base64
import json
import re

BOM = b"\xef\xbb\xbf"
USAGES = {"usage", "usageMetadata", "billed_units", "meta", "usage_info", "tokens", "iterations"}
NEW_VALUES = (None, True, "a \"quoted\" \\ text \u2028 \U0001f600", 7, -1.5, {}, [],
              {"type": "new", "list": [{"text": None}]})


def vary(recording, dice):
    """The recording with the same usage, said differently; `request_bytes` is what to send."""
    varied = dict(recording)
    body = base64.b64decode(recording["response_body_base64"])
    varied["response_body_base64"] = base64.b64encode(_reply(recording, body, dice)).decode()
    kind = recording["response_headers"].get("content-type", "application/json")
    kind = dice.choice((kind, kind, kind.title(), kind.split(";")[0] + ";charset=UTF-8"))
    varied["response_headers"] = {**recording["response_headers"], "content-type": kind}
    if isinstance(recording["request_body"], dict):
        varied["request_body"] = request = _object(recording["request_body"], dice, False, deep=False)
        varied["request_bytes"] = _text(request, dice).encode()
    return varied


def _reply(recording, body, dice):
    start = body.removeprefix(BOM).lstrip()[:1]
    kind = recording["response_headers"].get("content-type", "")
    if "event-stream" in kind or body.startswith((b"data:", b"event:", b": ")):
        return _events(body, dice)
    if recording["streaming"] and start == b"[":
        return _array(body, dice)
    try:
        value = json.loads(body)
    except ValueError:
        # Lines of JSON, or else sound and text: no other way to say those.
        return _lines(body, dice) if start == b"{" else body
    return _space(dice).encode() + _text(_rewritten(value, dice), dice).encode() + b"\n"


def _rewritten(value, dice, is_usage=False):
    if isinstance(value, dict):
        return _object(value, dice, is_usage)
    if isinstance(value, list):
        return [_rewritten(one, dice, is_usage) for one in value]
    if is_usage and type(value) is int and dice.random() < 0.1:
        return float(value)
    return value


def _object(value, dice, is_usage, deep=True):
    items = [(key, _rewritten(one, dice, is_usage or key in USAGES) if deep else one)
             for key, one in value.items()]
    if dice.random() < 0.3:
        name = dice.choice(("new_field", "token_kind", "tokenizer", "pages"))
        items.append((f"{name}_{dice.randrange(100)}", dice.choice(NEW_VALUES)))
    dice.shuffle(items)
    return dict(items)


def _text(value, dice, lines=True):
    """JSON in one of its spellings."""
    separators = dice.choice(((",", ":"), (", ", ": "), (" , ", " :\t")))
    indent = dice.choice((None, None, 1, "\t")) if lines else None
    text = json.dumps(value, ensure_ascii=dice.random() < 0.5, separators=separators, indent=indent)
    # A key may be written with escapes; the character in front tells it from a value's text.
    if dice.random() < 0.2:
        text = re.sub(r'(?<=[{,\s])"([a-z])(?=\w*"\s*:)',
                      lambda key: f'"\\u{ord(key.group(1)):04x}', text, count=5)
    return text


def _space(dice):
    return dice.choice(("", "", " ", "\n", "\r\n\t"))


def _events(body, dice):
    end = dice.choice((b"\n", b"\r\n", b"\r"))
    blocks = [block for block in re.split(rb"\r\n\r\n|\n\n|\r\r", body.removeprefix(BOM))
              if block.strip()]
    out = []
    for block in blocks:
        out.append(_event(re.split(rb"\r\n|\n|\r", block), dice))
        while dice.random() < 0.1:
            out.append(dice.choice(([b": keep-alive"], [b"retry: 3000"], [b"event: ping"],
                                    [b"event: new.kind", b'data: {"type":"new.kind","event_type":'
                                     b'"new.kind","object":"new.kind"}'])))
    if blocks and b"[DONE]" in blocks[-1]:
        out = out[:1 + max(i for i, lines in enumerate(out) if any(b"[DONE]" in x for x in lines))]
    text = b"".join(b"".join(line + end for line in lines) + end for lines in out)
    text = text if dice.random() < 0.8 else text[:-len(end)]   # the last blank line may be missing
    return dice.choice((b"", BOM)) + text


def _event(lines, dice):
    """One block with its data written anew; the order of its fields means nothing."""
    space = dice.choice((b"", b" "))
    data = b"\n".join(line[5:].removeprefix(b" ") for line in lines if line.startswith(b"data:"))
    rest = [line for line in lines if line and not line.startswith(b"data:")]
    try:
        text = _text(_rewritten(json.loads(data), dice), dice).encode()
    except ValueError:
        text = data
    made = [b"data:" + space + part for part in text.split(b"\n")] if data else []
    if dice.random() < 0.2:
        rest.append(dice.choice((b"id: 7", b": a comment", b"new-field: x")))
    return made + rest if dice.random() < 0.5 else rest + made


def _array(body, dice):
    elements = [_text(_rewritten(one, dice), dice) for one in json.loads(body)]
    comma = dice.choice((",", ",\n", "\r\n,\r\n", " , "))
    return ("[" + _space(dice) + comma.join(elements) + _space(dice) + "]\n").encode()


def _lines(body, dice):
    end = dice.choice((b"\n", b"\r\n"))
    lines = [line for line in body.splitlines() if line.strip()]
    return b"".join(_text(_rewritten(json.loads(line), dice), dice, lines=False).encode() + end
                    for line in lines)
