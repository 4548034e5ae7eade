# SPDX-License-Identifier: GPL-3.0-or-later
"""An upgrade of the ledger's schema that is killed half-way, again and again, from every earlier
version. The law: the file is whole after each kill, and in the end nothing that was spent or held
has changed by a nano-USD."""
import os
import random
import re
import sqlite3
import time
from decimal import Decimal

from harness import chat, check, feed, main

HERE = os.path.dirname(os.path.abspath(__file__))
MIGRATIONS = os.path.join(HERE, "..", "..", "proxy", "ledger", "migrations.cpp")
ROWS = 15_000
OPEN = 3
KILLS = 5


def scripts():
    """The schema's scripts in their order, as the product has them."""
    with open(MIGRATIONS, encoding="utf-8") as file:
        text = file.read()
    bodies = dict(re.findall(r'constexpr const char \*(\w+) = R"sql\((.*?)\)sql"', text, re.S))
    order = re.search(r"std::array scripts\{(.*?)\}", text, re.S).group(1)
    return [bodies[name.strip()] for name in order.split(",") if name.strip()]


def old_ledger(folder, version):
    """A ledger as an earlier version left it; (spent, held) in nano-USD."""
    os.makedirs(folder, mode=0o700)
    database = sqlite3.connect(os.path.join(folder, "ledger.sqlite"))
    database.execute("PRAGMA journal_mode=WAL")
    for script in scripts()[:version]:
        database.executescript(script)
    database.execute(f"PRAGMA user_version={version}")
    dice, now = random.Random(version), int(time.time() * 1_000_000)
    costs = [dice.randrange(1, 10**6) for _ in range(ROWS + OPEN)]
    labels = ("openai", "chat", "e2e-model", "", "", "test")
    with database:
        database.executemany(
            "INSERT INTO hold(id,request_id,time,provider,endpoint,model,project,key,client,"
            "streaming,usd,tokens,requests) VALUES(?,?,?,?,?,?,?,?,?,0,?,10,1)",
            ((i + 1, f"old-{i}", now, *labels, cost * 2) for i, cost in enumerate(costs)))
        database.executemany(
            "INSERT INTO settlement(hold_id,time,usd,tokens,requests,basis) VALUES(?,?,?,10,1,1)",
            ((i + 1, now, cost) for i, cost in enumerate(costs[:ROWS])))
        database.executemany(
            "INSERT INTO exchange(id,time,provider,endpoint,model,project,key,client,outcome,"
            "status,streaming,input,cache_read,cache_write_5m,cache_write_1h,output,reasoning,"
            "other_units,cost,basis,cap,price_version,provider_request_id,note,total_us,"
            "first_byte_us,added_us) VALUES(?,?,?,?,?,?,?,?,1,200,0,5,0,0,0,5,0,'',?,1,'','','','',"
            "9,9,9)", ((f"old-{i}", now, *labels, cost) for i, cost in enumerate(costs[:ROWS])))
    database.close()
    return sum(costs[:ROWS]), sum(cost * 2 for cost in costs[ROWS:])


def look(path):
    """(schema version, integrity) of the file, after SQLite's own recovery."""
    database = sqlite3.connect(path, timeout=10)
    try:
        return (database.execute("PRAGMA user_version").fetchone()[0],
                database.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        database.close()


def killed_half_way(world, version):
    name = f"version-{version}"
    folder = os.path.join(world.home, name)
    path = os.path.join(folder, "ledger.sqlite")
    spent, held = old_ledger(folder, version)
    sim = world.simulated_provider()
    dice, seen, broken = random.Random(version * 7), [], []
    for number in range(KILLS):
        program = world.start("serve", "--data-dir", folder, "--listen", "127.0.0.1:0",
                              f"--origin=openai={sim}/openai", "--fallback-price", "1.00/4.00")
        program.wait_for("LLMCap is listening", dice.choice((0.01, 0.05, 0.1, 0.3)) * dice.random()
                         + 0.01 * number)
        program.kill()
        found = look(path)
        seen.append(found[0])
        if found[1] != "ok":
            broken.append((number, found))
    newest = len(scripts())
    check(f"{name}: the file is whole after each of {KILLS} kills (schemas {seen})",
          not broken and all(version <= one <= newest for one in seen), broken)
    proxy = world.serve(sim, "--cap", "total=1000", folder=name)
    cap = feed(proxy.url, "caps")["caps"][0]
    expected = (Decimal(spent) / 10**9, Decimal(held) / 10**9)
    check(f"{name}: to the last nano-USD what was spent and held is still there",
          (Decimal(cap["spent"]), Decimal(cap["held"])) == expected, (cap, expected))
    check(f"{name}: the schema is the newest one, and the program serves",
          look(path)[0] == newest and chat(proxy.url).status == 200, look(path))
    today = feed(proxy.url, "status")["today"]
    series = feed(proxy.url, "series?bucket=day&by=none")["points"]
    check(f"{name}: the sums of the dashboard are those of the rows",
          sum(point["requests"] for point in series) >= ROWS + 1
          and sum(Decimal(point["spent_usd"]) for point in series) >= expected[0],
          (today, series))
    proxy.stop()


def every_version(world):
    for version in range(1, len(scripts())):
        killed_half_way(world, version)


def a_newer_ledger(world):
    folder = os.path.join(world.home, "newer")
    old_ledger(folder, len(scripts()))
    path = os.path.join(folder, "ledger.sqlite")
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA user_version={len(scripts()) + 1}")
    database.close()
    before = look(path)
    result = world.run("serve", "--data-dir", folder, "--listen", "127.0.0.1:0", seconds=20)
    check("a ledger of a newer version is left alone, and the message says what to do",
          result.returncode > 0 and "newer" in result.stderr and look(path) == before,
          (result.returncode, result.stderr))


if __name__ == "__main__":
    main(every_version, a_newer_ledger)
