# SPDX-License-Identifier: GPL-3.0-or-later
"""seeds.py SUITE FOLDER: inputs for the fuzz targets from the raw suites of the shared folder."""
import json
import os
import random
import subprocess
import sys

SUITE, FOLDER = sys.argv[1], sys.argv[2]
STREAM = {"meter_openai": 5, "meter_anthropic": 1, "meter_gemini": 4, "meter_mistral": 3,
          "meter_cohere": 5}


def put(target, name, data):
    if len(data) > 65536:
        return
    os.makedirs(os.path.join(FOLDER, target), exist_ok=True)
    with open(os.path.join(FOLDER, target, name), "wb") as file:
        file.write(data)


def text_of(step):
    if isinstance(step, str):
        return step
    return step.get("s") or step.get("drip") or step.get("rep", "") * min(step.get("n", 1), 50)


def requests():
    with open(os.path.join(SUITE, "cases_open.json"), encoding="utf-8") as file:
        for case in json.load(file):
            raw = "".join(text_of(step) for step in case["send"])
            for name, value in {"{{HOST}}": "127.0.0.1:4517", "{{PATH}}": "/openai/v1/models",
                                "{{ID}}": case["id"], "{{AUTH}}": "sk-x"}.items():
                raw = raw.replace(name, value)
            data = raw.encode("latin1", "replace")
            put("request_head", case["id"], data)
            body = data.partition(b"\r\n\r\n")[2]
            if body and b"hunked" in data:
                put("chunked_body", case["id"], b"\x03" + body)
            line = data.split(b"\r\n")[0].split(b" ")
            if len(line) == 3:
                put("routes", case["id"], b"\0\0" + line[1][1:])


def torture():
    dump = os.path.join(FOLDER, "dump")
    subprocess.run([sys.executable, "-B", os.path.join(SUITE, "json_sse_torture.py"), "--dump", dump,
                    "--cases", os.path.join(SUITE, "torture_open.json")], check=True)
    for name in sorted(os.listdir(dump)):
        if not name.endswith(".bin"):
            continue
        with open(os.path.join(dump, name), "rb") as file:
            data = file.read()
        if name[0] == "j":
            put("inspection", name, bytes([random.Random(name).randrange(13)]) + data)
        elif name[0] == "r":
            put("response_head", name, b"\0" + data)
        else:
            put("sse_splitter", name, b"\x05" + data)
            for target, ways in STREAM.items():
                first = {"meter_openai": 0, "meter_anthropic": 6, "meter_gemini": 8,
                         "meter_mistral": 12, "meter_cohere": 15}[target]
                put(target, name, bytes([first + random.Random(name).randrange(ways + 1) % 2, 5, 0])
                    + data)


random.seed(1)
requests()
torture()
