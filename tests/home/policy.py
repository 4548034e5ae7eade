# SPDX-License-Identifier: GPL-3.0-or-later
"""An organisation's policy in /etc: the feed, the CLI and the command line cannot go round it."""
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "e2e"))
from harness import FALLBACK, PROVIDERS, TOKEN, Program, check, chat, main, request  # noqa: E402

FIXED = {"organisation": "Example Ltd", "message": "ask it@example.com", "forbid_pause": True,
         "caps": {"team": "month 200.00", "tiny": "day 0.00001 provider=mistral"},
         "settings": {"allow_unknown_endpoints": False, "prices": [], "max_wait_s": 0}}
REASON = "fixed by Example Ltd (ask it@example.com)"


def can_mount():
    return subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode == 0


class Machine:
    """Programs see a /etc/llmcap of their own, which nobody else on this machine sees."""

    def __init__(self, world):
        self.world = world
        self.folder = os.path.join(world.home, "etc")
        os.makedirs(self.folder)
        self.made = not os.path.isdir("/etc/llmcap")
        os.makedirs("/etc/llmcap", exist_ok=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.made:
            os.rmdir("/etc/llmcap")

    def set(self, policy):
        with open(os.path.join(self.folder, "policy.json"), "w", encoding="utf-8") as file:
            file.write(policy if isinstance(policy, str) else json.dumps(policy))

    def within(self, *arguments):
        script = 'mount --bind "$0" /etc/llmcap && exec "$@"'
        return ["unshare", "-m", "sh", "-c", script, self.folder, self.world.llmcap, *arguments]

    def run(self, *arguments):
        return subprocess.run(self.within(*arguments), env=self.world.token_env, text=True,
                              capture_output=True, timeout=60)

    def serve(self, sim, *arguments):
        origins = [f"--origin={name}={sim}/{name}" for name in PROVIDERS]
        program = Program(self.within("serve", "--data-dir", self.world.home + "/ledger",
                                      "--listen", "127.0.0.1:0", "--fallback-price", FALLBACK,
                                      *origins, *arguments), self.world.token_env)
        self.world.programs.append(program)
        match = program.wait_for(r"LLMCap is listening on (\S+)")
        if not match:
            raise RuntimeError("no proxy: " + program.text())
        program.url = match.group(1)
        return program


def edit(proxy, method, path, body=None):
    headers = {"authorization": "Bearer " + TOKEN, "content-type": "application/json"}
    return request(proxy.url, method, "/llmcap/v1/" + path, body and json.dumps(body), headers)


def forbidden(name, reply):
    text = reply.json()["error"] if reply.status == 403 else {}
    check(name, reply.status == 403 and text.get("code") == "policy" and REASON in
          text.get("message", ""), reply)


def feed_refuses(proxy):
    team = {"window": "month", "limit": "200"}
    forbidden("feed: a policy's cap is not raised by PATCH limit",
              edit(proxy, "PATCH", "caps/team", {"limit": "200.01"}))
    forbidden("feed: nor by raise_by", edit(proxy, "PATCH", "caps/team", {"raise_by": "0.01"}))
    forbidden("feed: nor replaced by a higher one",
              edit(proxy, "PUT", "caps/team", {**team, "limit": "500"}))
    for what, change in {"another window": {"window": "total"}, "warn only": {"action": "warn"},
                         "one provider": {"provider": "openai"}, "one key": {"key": "k_1"},
                         "other units": {"unit": "tokens"}, "expected": {"policy": "expected"}
                         }.items():
        forbidden(f"feed: nor replaced by one of {what}",
                  edit(proxy, "PUT", "caps/team", {**team, **change}))
    forbidden("feed: nor removed", edit(proxy, "DELETE", "caps/team"))
    later = {"paused_until": "2099-01-01T00:00:00Z"}
    forbidden("feed: no cap is paused", edit(proxy, "PATCH", "caps/team", later))
    forbidden("feed: enforcement is not paused", edit(proxy, "PATCH", "enforcement", later))
    forbidden("feed: nor made to warn only",
              edit(proxy, "PATCH", "enforcement", {"warn_only": True}))
    lower = edit(proxy, "PATCH", "caps/team", {"limit": "150.00"})
    check("feed: a lower limit is the user's right", lower.status == 200
          and lower.json()["limit"] == "150", lower)
    own = edit(proxy, "PUT", "caps/mine", {"window": "day", "limit": "5"})
    gone = edit(proxy, "DELETE", "caps/mine")
    check("feed: own caps stay the user's", own.status == 200 and gone.status == 204, own)
    both = edit(proxy, "PATCH", "enforcement", {"block_all": True})
    edit(proxy, "PATCH", "enforcement", {"block_all": False})
    check("feed: blocking everything is allowed", both.status == 200, both)


def status_says(proxy):
    policy = edit(proxy, "GET", "status").json()["policy"]
    check("status names what is fixed and why",
          policy["reason"] == REASON and policy["forbid_pause"] is True
          and {"name": "team", "limit": "200", "unit": "usd"} in policy["caps"]
          and sorted(policy["locked"]) == ["allow_unknown_endpoints", "max_wait_s", "prices"],
          policy)


def cli_refuses(world, proxy):
    for words in (["caps", "raise", "team", "5"], ["caps", "set", "team", "--limit", "500"],
                  ["caps", "clear", "team"], ["caps", "pause", "team"], ["pause", "1h"]):
        said = world.client(proxy, *words)
        check("CLI: " + " ".join(words) + " is a no with the reason",
              said.returncode == 1 and REASON in said.stderr, f"{said.returncode} {said.stderr}")


def requests_are_held(proxy):
    body = {"model": "e2e-model", "max_tokens": 100, "messages": [{"role": "user", "content": "x"}]}
    reply = request(proxy.url, "POST", "/mistral/v1/chat/completions", json.dumps(body),
                    {"content-type": "application/json", "authorization": "Bearer sk-x"})
    check("a policy's cap refuses requests", reply.status == 429
          and reply.headers.get("x-llmcap-cap") == "tiny", reply)
    other = chat(proxy.url)
    check("what it does not cover passes", other.status == 200, other)


def everything(world):
    if not can_mount():
        print("-- skipped: this machine lets us make no mount namespace", flush=True)
        return
    with Machine(world) as machine:
        sim = world.simulated_provider()
        machine.set(FIXED)
        settings = os.path.join(world.home, "ledger")
        os.makedirs(settings)
        with open(settings + "/settings.json", "w", encoding="utf-8") as file:
            json.dump({"allow_unknown_endpoints": True, "max_wait_s": 600}, file)
        proxy = machine.serve(sim)
        status_says(proxy)
        feed_refuses(proxy)
        cli_refuses(world, proxy)
        requests_are_held(proxy)
        unknown = request(proxy.url, "POST", "/openai/v1/unheard-of", "{}",
                          {"content-type": "application/json", "authorization": "Bearer sk-x"})
        check("a fixed setting wins over the user's file", unknown.status in (400, 403, 404)
              and "allow_unknown_endpoints" in unknown.message(), unknown)
        proxy.stop()
        restarts(world, machine, sim)


def restarts(world, machine, sim):
    said = machine.run("serve", "--data-dir", world.home + "/ledger", "--listen", "127.0.0.1:0",
                       "--cap", "team=500")
    check("the command line cannot go above", said.returncode != 0 and REASON in said.stderr,
          said.stderr)
    proxy = machine.serve(sim)
    cap = edit(proxy, "GET", "caps/team").json()
    check("what the user lowered stays over a restart", cap["limit"] == "150", cap)
    proxy.stop()

    os.remove(machine.folder + "/policy.json")
    proxy = machine.serve(sim)
    check("without a policy nothing is fixed", edit(proxy, "GET", "status").json()["policy"] is None)
    raised = edit(proxy, "PATCH", "caps/team", {"limit": "900"})
    edit(proxy, "PATCH", "caps/team", {"raise_by": "5"})
    edit(proxy, "PATCH", "enforcement", {"warn_only": True})
    check("and caps are the user's again", raised.status == 200, raised)
    proxy.stop()

    machine.set(FIXED)
    proxy = machine.serve(sim)
    cap = edit(proxy, "GET", "caps/team").json()
    enforcement = edit(proxy, "GET", "status").json()["enforcement"]
    check("a policy that comes back takes back what was loosened",
          cap["limit"] == "200" and cap["raised_by"] == "0" and not enforcement["warn_only"], cap)
    proxy.stop()

    machine.set('{"forbid_pauses": true}')
    said = machine.run("serve", "--data-dir", world.home + "/ledger", "--listen", "127.0.0.1:0")
    check("a policy that is not understood keeps LLMCap from running",
          said.returncode == 64 and "forbid_pause" in said.stderr
          and "/etc/llmcap/policy.json" in said.stderr, said.stderr)
    said = machine.run("policy")
    check("llmcap policy says so, too", said.returncode == 64 and "forbid_pause" in said.stderr,
          said.stderr)


main(everything)
