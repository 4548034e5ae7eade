# SPDX-License-Identifier: GPL-3.0-or-later
"""Prices from the table to the bill: own figures, signed updates, explain, reprice, reconcile."""
import json
import os
import subprocess
import threading
import time
from decimal import Decimal
from fractions import Fraction

from harness import MODEL, TOKEN, chat, check, feed, main, request

DAY = "day=50"


def own_table(version, inputs, outputs, model=MODEL):
    return json.dumps({"schema": 1, "version": version, "models": [
        {"provider": "openai", "model": model, "source": "the test", "context_window": 100000,
         "max_output": 1000, "prices": {"input": inputs, "output": outputs}}]})


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def tables(world):
    listed = world.run("prices", "list", "--provider", "anthropic", "--json")
    entries = lines(listed)
    check("prices list --json: one provider, prices exact, source named",
          listed.returncode == 0 and len(entries) > 15
          and all(entry["provider"] == "anthropic" and entry["source"] for entry in entries)
          and all(Decimal(price) >= 0 for entry in entries
                  for price in entry["unit_prices_usd"].values()), listed.stdout[:300])
    one = world.run("prices", "list", "--model", "gpt-4o*")
    check("prices list --model", "gpt-4o-mini" in one.stdout and "claude" not in one.stdout,
          one.stdout[:300])
    check("prices list of nothing says no", world.run("prices", "list", "--model", "x").returncode
          == 1)
    old = json.loads(world.run("prices", "explain", "claude-sonnet-5", "--at", "2026-08-31",
                               "--json").stdout)
    new = json.loads(world.run("prices", "explain", "claude-sonnet-5", "--at", "2026-09-01",
                               "--json").stdout)
    check("prices explain follows the day",
          Decimal(old["unit_prices_usd"]["input"]) == Decimal("0.000002")
          and Decimal(new["unit_prices_usd"]["input"]) == Decimal("0.000003"), (old, new))
    cloud = world.run("prices", "explain", "us.anthropic.claude-sonnet-4-5-20250929-v1:0")
    check("prices explain names pattern, table, source",
          all(word in cloud.stdout for word in ("claude-sonnet-4-5-20*", "(a pattern)", "source",
                                                "cache_write_1h", "batch")), cloud.stdout)
    none = world.run("prices", "explain", "gpt-99", "--provider", "openai")
    check("an unknown model: exit 1, and what to paste",
          none.returncode == 1 and '"model": "gpt-99"' in none.stderr, none.stderr)
    good = world.run("prices", "check")
    check("prices check of the built-in table finds no mistake", good.returncode == 0
          and "error:" not in good.stdout, good.stdout)
    check("and says how old it is", "days old" in good.stdout, good.stdout)
    bad = write(world.home + "/bad.json", own_table("bad", "2.00", "1.00"))
    wrong = world.run("prices", "check", bad, "--json")
    check("prices check FILE: exit 1 and why", wrong.returncode == 1
          and "dearer than output" in lines(wrong)[0]["text"], wrong.stdout)
    broken = write(world.home + "/broken.json", own_table("b", "2.00", "1.00").replace(
        '"prices"', '\n"price"'))
    unread = world.run("prices", "check", broken)
    check("a mistake names file and line", unread.returncode == 64
          and "broken.json:2: models[0].price: no such field" in unread.stderr, unread.stderr)


def updates(world):
    folder = world.home + "/signed"
    key, public = world.home + "/sign.key", world.home + "/sign.pem"
    openssl = lambda *words: subprocess.run(["openssl", *words], check=True, capture_output=True)
    openssl("genpkey", "-algorithm", "ed25519", "-out", key)
    openssl("pkey", "-in", key, "-pubout", "-out", public)

    def sign(path):   # as resources/PRICES.md says
        openssl("pkeyutl", "-sign", "-inkey", key, "-rawin", "-in", path, "-out", path + ".raw")
        openssl("base64", "-in", path + ".raw", "-out", path + ".sig")
        return path

    def take(path, *words):
        return world.run("prices", "update", path, "--data-dir", folder, *words)

    newer = sign(write(world.home + "/newer.json", own_table("2099-01-01.1", "1.00", "2.00")))
    stranger = take(newer)
    check("a table of another key is refused", stranger.returncode == 64
          and "does not fit" in stranger.stderr, stranger.stderr)
    taken = take(newer, "--price-key", public)
    check("a newer signed table is taken", taken.returncode == 0 and "2099-01-01.1" in taken.stdout,
          taken.stdout + taken.stderr)
    older = take(sign(write(world.home + "/older.json", own_table("2020-01-01.1", "1.00", "2.00"))),
                 "--price-key", public)
    check("an older one is not: exit 1", older.returncode == 1 and "is in force" in older.stderr,
          older.stderr)
    write(newer, own_table("2099-01-02.1", "0.01", "2.00"))
    forged = take(newer, "--price-key", public)
    check("a changed file is refused", forged.returncode == 64 and "signature" in forged.stderr,
          forged.stderr)
    shown = world.run("prices", "explain", MODEL, "--provider", "openai", "--data-dir", folder,
                      "--price-key", public, "--json")
    check("the taken table is in force", json.loads(shown.stdout)["table"] == "2099-01-01.1",
          shown.stdout + shown.stderr)


def spent_everywhere(world, proxy):
    """What each surface says was spent today; they must agree."""
    status = feed(proxy.url, "status")
    caps = {cap["name"]: Decimal(cap["spent"]) for cap in status["caps"]}
    series = sum(Decimal(point["spent_usd"])
                 for point in feed(proxy.url, "series?bucket=minute")["points"])
    logs = sum(Decimal(row["cost_usd"]) for row in world.logs(proxy))
    return {"today": Decimal(status["today"]["spent_usd"]), "cap": caps["day"], "series": series,
            "logs": logs}


def exact_bill(account):
    """The cost by exact rational arithmetic, from the lines of the bill alone."""
    total = Fraction(0)
    for part in account["parts"]:
        scaled = fees = Fraction(0)
        for line in part["lines"]:
            amount = Fraction(line["unit_price_usd"]) * line["count"]
            if line["is_tool_fee"]:
                fees += amount
            else:
                scaled += amount
        total += scaled * Fraction(part["ratio"]) + fees
    nano = total * 10**9
    return Decimal(-(-nano.numerator // nano.denominator)) / 10**9


def wait_for_rows(world, proxy, count):
    end = time.monotonic() + 20
    while time.monotonic() < end and len(world.logs(proxy)) < count:
        time.sleep(0.1)
    return world.logs(proxy)


def bills(world):
    sim = world.simulated_provider()
    own = world.home + "/ledger/prices-own.json"

    proxy = world.serve(sim, "--cap", DAY, fallback=None)
    refused = chat(proxy.url)
    check("an unknown model is refused under a cap, with what to paste",
          refused.status == 403 and '"model": "' + MODEL in refused.message(), refused)
    proxy.stop()

    write(own, own_table("own-1", "3.00", "15.00"))
    proxy = world.serve(sim, "--cap", DAY, fallback=None)
    answers = [chat(proxy.url, stream=index % 2 == 1) for index in range(6)]
    check("with a price of one's own it passes", [a.status for a in answers] == [200] * 6,
          answers[0])
    ids = [answer.headers["x-llmcap-request-id"] for answer in answers]
    rows = {row["id"]: row for row in wait_for_rows(world, proxy, 7)}

    exact = True
    for name in ids:
        bill = feed(proxy.url, f"requests/{name}/bill")
        exact = exact and exact_bill(bill["accounts"][0]) == Decimal(rows[name]["cost_usd"])
    check("every bill adds up to its cost, to the nano-dollar", exact)
    text = world.client(proxy, "explain", ids[0])
    check("explain prints units, unit price, product and where they came from",
          text.returncode == 0 and all(word in text.stdout for word in (
              "input", "output", "$0.000003", "as the provider reported", "rounded up once",
              "own-1", "the test", "cost: $" + rows[ids[0]]["cost_usd"])), text.stdout)
    check("explain of no request: exit 1",
          world.client(proxy, "explain", "r_none").returncode == 1)
    before = spent_everywhere(world, proxy)
    check("surfaces agree before", len(set(before.values())) == 1, before)
    nothing = world.client_json(proxy, "reprice", "--since", "1h")
    check("repricing by the same table changes nothing",
          nothing["changed"] == 0 and nothing["unchanged"] == 6, nothing)
    proxy.stop()

    write(own, own_table("own-2", "1.00", "5.00"))   # it was three times too dear
    proxy = world.serve(sim, "--cap", DAY, fallback=None)
    check("an edited table changes no past by itself", spent_everywhere(world, proxy) == before)
    dry = world.client_json(proxy, "reprice", "--since", "1h", "--dry-run")
    check("a dry run says what would change", dry["changed"] == 6
          and Decimal(dry["difference_usd"]) < 0, dry)
    check("and books nothing", spent_everywhere(world, proxy) == before)
    done = world.client_json(proxy, "reprice", "--since", "1h")
    after = spent_everywhere(world, proxy)
    expected = before["today"] + Decimal(done["difference_usd"])
    check("reprice: status, cap, series and logs take the difference",
          done["changed"] == 6 and set(after.values()) == {expected}, (done, before, after))
    again = world.client_json(proxy, "reprice", "--since", "1h")
    check("a second time there is nothing left", again["changed"] == 0, again)
    bill = feed(proxy.url, f"requests/{ids[0]}/bill")
    check("the bill keeps both accounts, each with its own table",
          [account["price_version"].split("+")[-1] for account in bill["accounts"]]
          == ["own-1", "own-2"] and exact_bill(bill["accounts"][1]) == Decimal(bill["cost_usd"]),
          bill)
    proxy.stop()
    proxy = world.serve(sim, "--cap", DAY, fallback=None)
    check("after a restart the balances are the same", spent_everywhere(world, proxy) == after,
          (spent_everywhere(world, proxy), after))
    reconciled(world, proxy)


def reconciled(world, proxy):
    rows = [row for row in world.logs(proxy) if row["outcome"] == "completed"]
    total = sum(Decimal(row["cost_usd"]) for row in rows)
    day = rows[0]["time"][:10]
    same = write(world.home + "/same.csv", f"date,model,cost_usd\n{day},{MODEL},{total}\n")
    result = world.client(proxy, "reconcile", same, "--provider", "openai")
    check("reconcile: equal books, exit 0", result.returncode == 0 and "beyond" not in
          result.stdout, result.stdout + result.stderr)
    half = write(world.home + "/half.json", json.dumps({"data": [{
        "start_time": int(time.time()) // 86400 * 86400, "results": [{
            "amount": {"value": float(total / 2), "currency": "usd"},
            "line_item": MODEL + ", input"}]}], "has_more": False}))
    drift = world.client(proxy, "reconcile", half, "--provider", "openai", "--json")
    shown = json.loads(drift.stdout)
    check("reconcile: drift by day and model, exit 1", drift.returncode == 1
          and shown["lines"][0]["model"] == MODEL and shown["lines"][0]["is_beyond"]
          and Decimal(shown["total"]["ours_usd"]) == total, drift.stdout)
    wide = world.client(proxy, "reconcile", half, "--tolerance", "60%")
    check("within a wider tolerance: exit 0", wide.returncode == 0, wide.stdout)
    wrong = world.client(proxy, "reconcile",
                         write(world.home + "/wrong.csv", f"date,cost\n{day},dear\n"))
    check("reconcile: bad input names line and column", wrong.returncode == 64
          and "wrong.csv:2: column 2 (cost)" in wrong.stderr, wrong.stderr)


def deployments(world):
    sim = world.simulated_provider()
    write(world.home + "/ledger/settings.json",
          json.dumps({"model_aliases": {"openai/prod-chat": "openai/gpt-4o-mini"}}))
    proxy = world.serve(sim, "--cap", DAY, fallback=None)
    answer = chat(proxy.url, model="prod-chat")
    name = answer.headers["x-llmcap-request-id"]
    wait_for_rows(world, proxy, 1)
    bill = feed(proxy.url, f"requests/{name}/bill")
    check("a deployment is priced as the model that the settings name",
          answer.status == 200 and bill["accounts"][0]["parts"][0]["model"] == "gpt-4o-mini", bill)
    check("another deployment stays unknown", chat(proxy.url, model="other").status == 403)


def until(condition, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False


def version_of(proxy, answer):
    """Of the last table that priced this request; the books are a moment behind the reply."""
    def bill():
        reply = request(proxy.url, "GET",
                        f"/llmcap/v1/requests/{answer.headers['x-llmcap-request-id']}/bill",
                        headers={"authorization": "Bearer " + TOKEN})
        return reply.json().get("accounts") if reply.status == 200 else None
    until(bill)
    return bill()[0]["price_version"].split("+")[-1]


def reloads(world):
    """Price files that change while the program runs, and requests that run meanwhile."""
    sim = world.simulated_provider()
    own = world.home + "/ledger/prices-own.json"
    public = world.home + "/sign.pem"
    openssl = lambda *words: subprocess.run(["openssl", *words], check=True, capture_output=True)
    openssl("genpkey", "-algorithm", "ed25519", "-out", world.home + "/sign.key")
    openssl("pkey", "-in", world.home + "/sign.key", "-pubout", "-out", public)
    write(world.home + "/ledger/settings.json", json.dumps({"price_key": public}))
    proxy = world.serve(sim, "--cap", DAY, fallback=None)
    log = lambda: open(world.home + "/ledger/llmcap.log", encoding="utf-8").read()
    check("without a price it is refused", chat(proxy.url).status == 403)

    write(own, own_table("own-1", "3.00", "15.00"))
    check("a price file that appears is in force without a restart",
          until(lambda: chat(proxy.url).status == 200), log())
    first = chat(proxy.url)
    slow = []
    thread = threading.Thread(target=lambda: slow.append(
        chat(proxy.url, {"x-sim-delay-ms": "4000"}, stream=True)))
    thread.start()
    time.sleep(1)
    write(own + ".new", own_table("own-2", "1.00", "5.00"))
    os.replace(own + ".new", own)   # as editors save
    check("one that is replaced too",
          until(lambda: version_of(proxy, chat(proxy.url)) == "own-2"), log())
    check("what was settled before keeps its price", version_of(proxy, first) == "own-1")
    thread.join()
    check("and so does a request that was on its way", version_of(proxy, slow[0]) == "own-1",
          slow[0])

    write(own, own_table("own-3", "2.00", "5.00").replace('"prices"', '\n"price"'))
    check("a broken file is not taken; the log says why and where",
          until(lambda: "prices-own.json:2: models[0].price" in log()), log())
    check("and the prices before stay", version_of(proxy, chat(proxy.url)) == "own-2")
    os.remove(own)
    check("a file that goes takes its prices with it",
          until(lambda: chat(proxy.url).status == 403), log())

    table = write(world.home + "/newer.json", own_table("2099-01-01.1", "1.00", "2.00"))
    openssl("pkeyutl", "-sign", "-inkey", world.home + "/sign.key", "-rawin", "-in", table, "-out",
            table + ".raw")
    openssl("base64", "-in", table + ".raw", "-out", table + ".sig")
    taken = world.run("prices", "update", table, "--data-dir", world.home + "/ledger",
                      "--price-key", public)
    check("an update is taken while the program runs", taken.returncode == 0, taken.stderr)
    check("and is in force without a restart",
          until(lambda: chat(proxy.url).status == 200)
          and version_of(proxy, chat(proxy.url)) == "2099-01-01.1", log())


main(tables, updates, bills, deployments, reloads)
