# SPDX-License-Identifier: GPL-3.0-or-later
"""Real tools of the registries, routed by the product and not by hand.

    python3 tests/home/tools.py build/release/bin --tools FOLDER

Each is installed into FOLDER where it is not there yet (npm, pip; needs the network), then meters a
call, meets a refusal, and reaches its provider directly once LLMCap has quit. The provider is the
simulated one; that the user has its address in the profile stands for the provider's own.
"""
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from routing import check, main, put, request, waits  # noqa: E402

FOLDER = (os.path.abspath(sys.argv[sys.argv.index("--tools") + 1]) if "--tools" in sys.argv
          else "/var/tmp/llmcap-tools")
NPM = FOLDER + "/node_modules/.bin/"
PIP = FOLDER + "/venv/bin/"

# What is run in a new login shell, and the provider that it asks.
TOOLS = {
    "Claude Code": ("anthropic", NPM + "claude",
                    ["npm", "install", "--no-audit", "--no-fund", "--prefix", FOLDER,
                     "@anthropic-ai/claude-code"],
                    "claude -p --model claude-sonnet-4-5 'say hi' </dev/null"),
    "Codex CLI": ("openai", NPM + "codex",
                  ["npm", "install", "--no-audit", "--no-fund", "--prefix", FOLDER,
                   "@openai/codex"],
                  # Web searches of the provider's own have no bound, so that no cap could hold them.
                  "codex exec --skip-git-repo-check -c 'web_search=\"disabled\"' -m gpt-5.2 'say hi' "
                  "</dev/null"),
    "llm": ("openai", PIP + "llm",
            ["sh", "-c", f"python3 -m venv {FOLDER}/venv && {FOLDER}/venv/bin/pip -q install llm"],
            "llm -m gpt-4o-mini 'say hi' </dev/null"),
    "Anthropic's SDK": ("anthropic", PIP + "python3",
                        ["sh", "-c", f"{FOLDER}/venv/bin/pip -q install anthropic"],
                        "python3 -c 'import anthropic; print(anthropic.Anthropic(max_retries=0)."
                        "messages.create(model=\"claude-sonnet-4-5\", max_tokens=50, "
                        "messages=[{\"role\": \"user\", \"content\": \"hi\"}]).content[0].text)'"),
}


def run(world, line):
    """A command in a new terminal: a login shell, whose profile is all that knows of LLMCap."""
    env = {key: world.env[key] for key in ("HOME", "XDG_CONFIG_HOME", "LC_ALL")}
    env.update({"PATH": f"{NPM}:{PIP}:{os.environ['PATH']}", "ANTHROPIC_API_KEY": "sk-ant-e2e",
                "OPENAI_API_KEY": "sk-e2e", "CODEX_API_KEY": "sk-e2e", "DISABLE_TELEMETRY": "1",
                "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1", "IS_SANDBOX": "1",
                "CLAUDE_CODE_MAX_RETRIES": "0", "NO_COLOR": "1"})
    try:
        return subprocess.run(["bash", "-lc", f'PATH="{env["PATH"]}"; {line}'], env=env, text=True,
                              capture_output=True, timeout=180, cwd=world.home)
    except subprocess.TimeoutExpired as late:
        return subprocess.CompletedProcess(line, -1, str(late.stdout), str(late.stderr))


def asked(sim):
    """How many calls the provider has had."""
    return request(sim, "GET", "/__sim/bill").json()["requests"]


def tool(name):
    provider, program, install, line = TOOLS[name]

    def part(world):
        if not os.path.exists(program) or name == "Anthropic's SDK":
            os.makedirs(FOLDER, exist_ok=True)
            made = subprocess.run(install, capture_output=True, text=True)
            if made.returncode != 0:
                print(f"-- skipped {name}: {made.stderr[-300:]}", flush=True)
                return
        sim = world.simulated_provider()
        with open(world.home + "/.profile", "w", encoding="utf-8") as file:
            file.write(f"export ANTHROPIC_BASE_URL={sim}/anthropic\n"
                       f"export OPENAI_BASE_URL={sim}/openai/v1\n")
        # Codex CLI reads no variable; its own settings lead it.
        os.makedirs(world.home + "/.codex")
        with open(world.home + "/.codex/config.toml", "w", encoding="utf-8") as file:
            file.write(f'openai_base_url = "{sim}/openai/v1"\n')
        proxy = world.serve(sim)
        put(proxy, True)
        done = run(world, line)
        rows = [row for row in world.logs(proxy) if row["outcome"] == "completed"]
        check(f"{name}: a call is metered", rows and all(row["provider"] == provider
              for row in rows) and any(float(row["cost_usd"]) > 0 for row in rows),
              f"{done.returncode} {done.stdout[-200:]} {done.stderr[-400:]} {rows[:1]}")
        if rows:
            print(f"   {name}: {len(rows)} calls, client \"{rows[0]['client']}\", "
                  f"model {rows[0]['model']}, {rows[0]['cost_usd']} USD", flush=True)
        world.client(proxy, "caps", "set", "day", "--limit", "0")
        before = asked(sim)
        refused = run(world, line)
        blocked = [row for row in world.logs(proxy) if row["outcome"] == "refused"]
        check(f"{name}: a refusal is met, and nothing reaches the provider",
              blocked and refused.returncode != 0 and asked(sim) == before,
              f"{refused.returncode} {refused.stdout[-300:]} {refused.stderr[-300:]}")
        said = re.sub(r"\s+", " ", (refused.stdout + refused.stderr))
        # Codex CLI puts a sentence of its own in the place of a quota's.
        check(f"{name}: it tells its user why", "day" in said and "LLMCap" in said
              or name == "Codex CLI" and "Quota exceeded" in said, said[-400:])
        proxy.stop()
        waits(lambda: not os.path.exists(world.env["XDG_CONFIG_HOME"]
                                         + "/environment.d/60-llmcap.conf"))
        done = run(world, line)
        check(f"{name}: after quit it reaches its provider directly",
              done.returncode == 0 and asked(sim) > before,
              f"{done.returncode} {done.stdout[-200:]} {done.stderr[-300:]}")

    part.__name__ = name
    return part


WANTED = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else ""
main(*(tool(name) for name in TOOLS if WANTED in name))
