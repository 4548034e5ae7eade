# SPDX-License-Identifier: GPL-3.0-or-later
"""usage_row.py LLMCAP URL: the newest row of the audit log as the torture suite wants it."""
import json
import os
import subprocess
import sys
import time

INPUTS = ("input", "cache_read", "cache_write_5m", "cache_write_1h")


def newest():
    done = subprocess.run([sys.argv[1], "logs", "--json", "--limit", "1"], text=True,
                          env={**os.environ, "LLMCAP_URL": sys.argv[2]}, capture_output=True)
    lines = done.stdout.splitlines()
    return json.loads(lines[0]) if lines else None


def answer(row):
    """Buckets are disjoint here, and sums where the provider counts so (OpenAI's input)."""
    if row is None:
        return None
    if row["cost_basis"] != "reported":
        return {"estimated": True}
    usage = row["usage"]
    write = usage["cache_write_5m"] + usage["cache_write_1h"]
    is_sum = row["provider"] == "openai"
    return {"input": usage["input"] + (usage["cache_read"] + write if is_sum else 0),
            "output": usage["output"], "cached": usage["cache_read"], "cache_write": write,
            "reasoning": usage["reasoning"]}


time.sleep(0.05)   # the row is written after the reply's last byte
print(json.dumps(answer(newest())))
