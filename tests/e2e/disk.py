# SPDX-License-Identifier: GPL-3.0-or-later
"""What a disk can do to the ledger: full, locked, taken away, read-only, truncated, bits flipped.
The law: no capped request passes that could not be recorded (503 with a message that helps), no
settlement is lost, nothing crashes, and where the disk comes back the program goes on without a
restart."""
import json
import os
import random
import shutil
import sqlite3
import subprocess
import threading
import time
from decimal import Decimal

from harness import bill, chat, check, feed, main

FLIPS = int(os.environ.get("LLMCAP_FLIPS", "12"))


def used(proxy):
    """(spent, held) of the cap "day"."""
    cap = next(cap for cap in feed(proxy.url, "caps")["caps"] if cap["name"] == "day")
    return Decimal(cap["spent"]), Decimal(cap["held"])


def until(condition, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return condition()


class InFlight:
    """Requests that are with the provider while the disk fails: it answers after so long."""

    def __init__(self, proxy, name, count, delay_ms):
        self.replies = {}
        self.threads = [threading.Thread(target=self.one, daemon=True, args=(
            proxy.url, f"{name}-{number}", delay_ms)) for number in range(count)]
        for thread in self.threads:
            thread.start()

    def one(self, url, name, delay_ms):
        controls = {"x-sim-id": name, "x-sim-delay-ms": str(delay_ms)}
        self.replies[name] = chat(url, controls, project=name).status

    def end(self):
        for thread in self.threads:
            thread.join(60)
        return list(self.replies.values())


def goes_on(world, sim, proxy, what, serve):
    """After the fault: served without a restart, nothing lost, and a restart knows the same."""
    check(f"{what}: it lives, and serves again within 5 s without a restart",
          until(lambda: chat(proxy.url).status == 200, 5) and proxy.is_alive(), proxy.text()[-300:])
    until(lambda: used(proxy)[1] == 0, 5)
    billed = Decimal(bill(sim)["billed_usd"])
    check(f"{what}: the balance is the provider's bill, nothing stays held",
          used(proxy) == (billed, 0), (used(proxy), billed))
    reached = set(bill(sim)["request_ids"])
    booked = {row["project"] for row in world.logs(proxy) if row["outcome"] == "completed"}
    check(f"{what}: every request that the provider served has its row", reached <= booked,
          sorted(reached - booked)[:5])
    check(f"{what}: SIGTERM ends it with 0", proxy.stop() == 0, proxy.text()[-300:])
    again = serve()
    check(f"{what}: a restart knows the same", used(again) == (billed, 0), (used(again), billed))
    again.stop()


def refuses(proxy, what, words, seconds):
    """A capped request is answered 503 in time, and the message helps."""
    began = time.monotonic()
    reply = chat(proxy.url)
    took = time.monotonic() - began
    check(f"{what}: a capped request is refused with 503 within {seconds} s",
          reply.status == 503 and took <= seconds, (took, reply))
    message = reply.message().lower()
    check(f"{what}: the message says what is wrong", any(word in message for word in words), reply)
    return reply


def full_disk(world):
    small = os.path.join(world.home, "small")
    os.mkdir(small)
    if os.geteuid() != 0 or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", small],
            capture_output=True).returncode != 0:
        print("SKIP a full disk: mounting a small tmpfs needs root")
        return
    try:
        sim = world.simulated_provider()
        serve = lambda: world.serve(sim, "--cap", "day=1000", folder="small/ledger")
        proxy = serve()
        for number in range(50):
            chat(proxy.url, {"x-sim-id": f"before-{number}"}, project=f"before-{number}")
        flying = InFlight(proxy, "flying", 20, 2500)
        until(lambda: feed(proxy.url, "status")["today"]["held_usd"] != "0", 5)
        time.sleep(0.3)
        with open(os.path.join(small, "ballast"), "wb", buffering=0) as ballast:
            try:
                while True:
                    ballast.write(b"x" * 4096)
            except OSError:
                pass
        # What the ledger had of space already is used up first.
        statuses = []
        until(lambda: statuses.append(chat(proxy.url).status) or statuses[-1] != 200, 20)
        check("full: sooner or later nothing can be recorded", statuses[-1] == 503, statuses[-3:])
        refuses(proxy, "full", ("full", "space"), 3)
        check("full: what was in flight is finished", flying.end() == [200] * 20, flying.replies)
        refuses(proxy, "full, still", ("full", "space"), 3)
        sent = len(bill(sim)["request_ids"])
        check("full: the feed can still be read, and holds or spends what is not recorded",
              sum(used(proxy)) >= Decimal(bill(sim)["billed_usd"]), (used(proxy), bill(sim)))
        check("full: no refused request reached the provider",
              sent == 70, sent)
        os.remove(os.path.join(small, "ballast"))
        goes_on(world, sim, proxy, "full", serve)
    finally:
        for program in world.programs:
            program.stop(5)
        subprocess.run(["umount", small], capture_output=True)


def locked_file(world):
    sim = world.simulated_provider()
    serve = lambda: world.serve(sim, "--cap", "day=1000")
    proxy = serve()
    flying = InFlight(proxy, "flying", 10, 1500)
    time.sleep(0.5)
    other = sqlite3.connect(os.path.join(world.home, "ledger", "ledger.sqlite"), timeout=10,
                            isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    began = time.monotonic()
    refuses(proxy, "locked", ("lock", "busy", "another program"), 4)
    check("locked: what was in flight is finished", flying.end() == [200] * 10, flying.replies)
    refuses(proxy, "locked, still", ("lock", "busy", "another program"), 4)
    check("locked: no refused request reached the provider", len(bill(sim)["request_ids"]) == 10,
          bill(sim)["request_ids"])
    check("locked: the feed answers meanwhile", feed(proxy.url, "status")["today"], "")
    time.sleep(max(0, 10 - (time.monotonic() - began)))
    other.execute("ROLLBACK")
    other.close()
    goes_on(world, sim, proxy, "locked", serve)


def file_taken_away(world):
    """An open file can be written long after its name is gone; no start would ever find it."""
    sim = world.simulated_provider()
    serve = lambda: world.serve(sim, "--cap", "day=1000")
    proxy = serve()
    path = os.path.join(world.home, "ledger", "ledger.sqlite")
    flying = InFlight(proxy, "flying", 10, 1500)
    time.sleep(0.5)
    os.rename(path, path + ".away")
    refuses(proxy, "taken away", ("moved or deleted",), 3)
    check("taken away: what was in flight is finished", flying.end() == [200] * 10,
          flying.replies)
    check("taken away: no refused request reached the provider",
          len(bill(sim)["request_ids"]) == 10, bill(sim)["request_ids"])
    os.rename(path + ".away", path)
    goes_on(world, sim, proxy, "taken away and put back", serve)


def read_only_folder(world):
    folder = os.path.join(world.home, "ledger")
    sim = world.simulated_provider()
    proxy = world.serve(sim, "--cap", "day=1000")
    chat(proxy.url)
    proxy.stop()
    if os.geteuid() != 0 or subprocess.run(["mount", "--bind", folder, folder],
                                           capture_output=True).returncode != 0:
        print("SKIP a read-only folder: bind mounts need root")
        return
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)
        result = world.run("serve", "--data-dir", folder, "--listen", "127.0.0.1:0", seconds=20)
        check("read-only: the start fails in order, with a status of its own",
              result.returncode > 0, result.returncode)
        check("read-only: the message names the folder and what is wrong",
              folder in result.stderr and ("read-only" in result.stderr.lower()
                                           or "cannot be written" in result.stderr
                                           or "permission" in result.stderr.lower()), result.stderr)
    finally:
        subprocess.run(["umount", folder], capture_output=True)
    proxy = world.serve(sim, "--cap", "day=1000")
    check("read-only: with the folder writable again it starts, and knows what was spent",
          used(proxy)[0] == Decimal(bill(sim)["billed_usd"]), used(proxy))


def make_ledger(world, requests=120):
    """A ledger with rows in it, closed in order; its folder and what was spent."""
    sim = world.simulated_provider()
    proxy = world.serve(sim, "--cap", "day=1000", folder="healthy")
    threads = [threading.Thread(target=lambda: [chat(proxy.url) for _ in range(requests // 10)])
               for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = used(proxy)[0]
    proxy.stop()
    return sim, os.path.join(world.home, "healthy"), spent


def start_damaged(world, sim, name, seconds=25):
    """(the Program, "ended" or "serves"): a start on a folder that may be damaged."""
    origins = [f"--origin=openai={sim}/openai", "--fallback-price", "1.00/4.00"]
    program = world.start("serve", "--data-dir", os.path.join(world.home, name), "--listen",
                          "127.0.0.1:0", "--cap", "day=1000", *origins)
    match = None
    end = time.monotonic() + seconds
    while time.monotonic() < end and program.is_alive() and not match:
        match = program.wait_for(r"LLMCap is listening on (\S+)", 0.5)
    if match:
        program.url = match.group(1)
        return program, "serves"
    program.process.wait(10)
    program.reader.join(5)
    return program, "ended"


def files_of(folder):
    return {name: open(os.path.join(folder, name), "rb").read() for name in os.listdir(folder)}


def judge_served(program, spent):
    """What is wrong with a program that serves from a file that may be damaged."""
    problem = lambda: feed(program.url, "status").get("ledger_problem", "")
    until(problem, 3)   # the whole file is checked in the background
    if problem():
        reply = chat(program.url)
        if reply.status != 503 or "ledger.sqlite" not in reply.message():
            return [f"damage is known, and the answer is {reply}"]
        return []
    balance = used(program)[0]
    if balance != spent and "off by" not in program.text():
        return [f"it serves with {balance} spent of {spent}, and says nothing"]
    reply = chat(program.url)
    return [] if reply.status == 200 else [f"no damage is known, and the answer is {reply}"]


def judge_damage(world, sim, name, spent):
    """A damaged ledger may stop the program in order, or be refused, or go on where nothing that
    matters was hit; it is never taken for another one in silence, and never thrown away."""
    folder = os.path.join(world.home, name)
    damaged = open(os.path.join(folder, "ledger.sqlite"), "rb").read()
    program, state = start_damaged(world, sim, name)
    wrong = []
    if state == "ended":
        if program.process.returncode <= 0:
            wrong.append(f"it ended by {program.process.returncode}")
        if "ledger.sqlite" not in program.text() or "backup" not in program.text():
            wrong.append("the message does not say which file, and what to do")
        copies = [other for other in os.listdir(folder) if other.startswith("ledger-damaged-")]
        kept = [open(os.path.join(folder, other), "rb").read()
                for other in copies + ["ledger.sqlite"]]
        if damaged not in kept or not copies:
            wrong.append("no copy of the damaged file is kept")
    else:
        wrong += judge_served(program, spent)
        state = "refuses" if feed(program.url, "status").get("ledger_problem") else "serves"
        if not program.is_alive():
            wrong.append(f"it crashed: {program.process.returncode}")
        if program.stop() != 0:
            wrong.append(f"it ended by {program.process.returncode}")
    return state, wrong, program.text()


def truncated(world):
    sim, healthy, spent = make_ledger(world)
    for share in (0, 1, 30, 50, 90):
        name = f"cut-{share}"
        shutil.copytree(healthy, os.path.join(world.home, name))
        path = os.path.join(world.home, name, "ledger.sqlite")
        size = os.path.getsize(path)
        os.truncate(path, size * share // 100 if share != 1 else 40)
        state, wrong, said = judge_damage(world, sim, name, spent)
        check(f"truncated to {share} %: told, kept, no crash ({state})", not wrong, (wrong, said))
        if share == 50:
            shutil.copy(os.path.join(healthy, "ledger.sqlite"), path)
            for part in ("-wal", "-shm"):
                if os.path.exists(path + part):
                    os.remove(path + part)
            program, state = start_damaged(world, sim, name)
            check("truncated: with a backup in its place it starts, and knows what was spent",
                  state == "serves" and used(program)[0] == spent, program.text()[-300:])
            program.stop()


def fail_open(world):
    """ledger_failure=open: requests go unrecorded meanwhile, and are booked once it is possible."""
    config = os.path.join(world.home, "settings.json")
    with open(config, "w", encoding="utf-8") as file:
        json.dump({"ledger_failure": "open"}, file)
    sim = world.simulated_provider()
    serve = lambda: world.serve(sim, "--cap", "day=1000", "--config", config)
    proxy = serve()
    other = sqlite3.connect(os.path.join(world.home, "ledger", "ledger.sqlite"), timeout=10,
                            isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    statuses = [chat(proxy.url, {"x-sim-id": f"open-{number}"}, project=f"open-{number}").status
                for number in range(2)]
    check("fail open: by setting requests go although they cannot be recorded",
          statuses == [200, 200], statuses)
    status = feed(proxy.url, "status")
    check("fail open: the status says what is wrong", status.get("ledger_problem"), status)
    other.execute("ROLLBACK")
    other.close()
    goes_on(world, sim, proxy, "fail open", serve)


def bits_flipped(world):
    sim, healthy, spent = make_ledger(world)
    dice = random.Random(20261125)
    states, all_wrong = {}, []
    for number in range(FLIPS):
        name = f"flip-{number}"
        shutil.copytree(healthy, os.path.join(world.home, name))
        path = os.path.join(world.home, name, "ledger.sqlite")
        with open(path, "r+b") as file:
            for _ in range(dice.choice((1, 8, 64))):
                at = dice.randrange(os.path.getsize(path))
                file.seek(at)
                byte = file.read(1)[0]
                file.seek(at)
                file.write(bytes([byte ^ (1 << dice.randrange(8))]))
        state, wrong, said = judge_damage(world, sim, name, spent)
        states[state] = states.get(state, 0) + 1
        if wrong:
            all_wrong.append((number, wrong, said[-200:]))
        shutil.rmtree(os.path.join(world.home, name), ignore_errors=True)
    print(f"-- {FLIPS} files with flipped bits: {states}", flush=True)
    check(f"bits flipped in {FLIPS} files: told or not hit, no crash, nothing silently less",
          not all_wrong, all_wrong[:3])


if __name__ == "__main__":
    main(full_disk, locked_file, file_taken_away, read_only_folder, fail_open, truncated,
         bits_flipped)
