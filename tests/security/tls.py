# SPDX-License-Identifier: GPL-3.0-or-later
"""A6: a key goes to nobody whose certificate is not in order, and the error says what is wrong."""
import json
import os
import re
import ssl
import subprocess
import warnings

from peers import Provider, check, exchange, feed, main, raw_chat, settings, status_of

CANARY = "sk-canary-tls-5d1f0a77c3e94b1aa4"
SOURCES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
warnings.simplefilter("ignore", DeprecationWarning)


class Authority:
    """Certificates made for this run."""

    def __init__(self, folder, name):
        self.folder, self.name = folder, name
        self.key, self.pem = self.path(name + ".key"), self.path(name + ".pem")
        self.openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                     "-nodes", "-keyout", self.key, "-out", self.pem, "-days", "30",
                     "-subj", f"/CN={name}")

    def path(self, name):
        return os.path.join(self.folder, name)

    def openssl(self, *arguments):
        done = subprocess.run(["openssl", *arguments], capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(done.stderr)

    def certificate(self, name, alt, days=30):
        key, request, pem, more = (self.path(name + end) for end in (".key", ".csr", ".pem", ".ext"))
        with open(more, "w", encoding="utf-8") as file:
            file.write(f"subjectAltName={alt}\nbasicConstraints=CA:FALSE\n")
        self.openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                     "-keyout", key, "-out", request, "-subj", f"/CN={name}")
        self.openssl("x509", "-req", "-in", request, "-CA", self.pem, "-CAkey", self.key,
                     "-CAcreateserial", "-out", pem, "-days", str(days), "-extfile", more)
        return pem, key


def server(pair, oldest=ssl.TLSVersion.TLSv1_2, newest=ssl.TLSVersion.TLSv1_3):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if newest < ssl.TLSVersion.TLSv1_2:
        context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version, context.maximum_version = oldest, newest
    context.load_cert_chain(*pair)
    return Provider(tls=context)


def ask(proxy):
    return exchange(proxy.url, raw_chat(proxy.url, key=f"authorization: Bearer {CANARY}"))


def got_key(provider):
    return any(CANARY.encode() in message.head for message in provider.messages)


def certificates(world):
    ours, other = Authority(world.home, "ours"), Authority(world.home, "other")
    here = "IP:127.0.0.1"
    good = ours.certificate("good", here)
    self_signed = (other.pem, other.key)
    old = (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1)
    cases = {
        "an expired certificate": (server(ours.certificate("expired", here, days=-1)), "expired"),
        "a certificate for another host": (server(ours.certificate("host", "DNS:api.openai.com")),
                                           "mismatch"),
        "a certificate for another address": (server(ours.certificate("ip", "IP:127.0.0.2")),
                                              "mismatch"),
        "a partial wildcard": (server(ours.certificate("wild", "DNS:127.0.0.*")), "mismatch"),
        "a self-signed certificate": (server(self_signed), "self.signed"),
        "an authority that nobody trusts": (server(other.certificate("untrusted", here)),
                                            "issuer|self.signed"),
        "TLS 1.0": (server(good, old[0], old[0]), r"TLS 1\.2|protocol"),
        "TLS 1.1": (server(good, old[1], old[1]), r"TLS 1\.2|protocol"),
    }
    config = settings(world, extra_ca_file=ours.pem)
    for name, (provider, words) in cases.items():
        proxy = world.serve(provider.url, "--cap", "day=100", "--config", config,
                            folder=re.sub(r"\W", "", name))
        answer = ask(proxy)
        text = answer.decode("latin1")
        check(f"A6 {name}: no byte of the key is sent", not got_key(provider)
              and not provider.messages, provider.messages)
        check(f"A6 {name}: the error says which", status_of(answer) == 502
              and re.search(words, text, re.I) and "Nothing was sent" in text, text[-400:])
        today = feed(proxy.url, "status")["today"]
        check(f"A6 {name}: nothing is charged or held", today["spent_usd"] == "0"
              and today["held_usd"] == "0", today)
        proxy.stop()

    for name, version in (("TLS 1.2", ssl.TLSVersion.TLSv1_2), ("TLS 1.3", ssl.TLSVersion.TLSv1_3)):
        provider = server(good, version, version)
        proxy = world.serve(provider.url, "--cap", "day=100", "--config", config,
                            folder="good" + name[-1])
        answers = [ask(proxy) for _ in range(3)]
        check(f"A6 {name} with the authority of the setting works (the control)",
              all(status_of(answer) == 200 for answer in answers) and got_key(provider),
              answers[0][-300:])
        check(f"A6 {name}: the connection is kept for the next request", provider.connections == 1,
              provider.connections)
        status = feed(proxy.url, "status")
        check("A6 the custom authority is shown in the status",
              status.get("extra_ca_file") == ours.pem, list(status))
        proxy.stop()

    provider = server(good)
    proxy = world.serve(provider.url, "--cap", "day=100", folder="without")
    answer = ask(proxy)
    check("A6 without the setting the same authority is not trusted", status_of(answer) == 502
          and not provider.messages, answer[-300:])
    check("A6 the status names no custom authority then",
          feed(proxy.url, "status").get("extra_ca_file") == "")
    proxy.stop()
    bad = settings(world, "bad.json", extra_ca_file=os.path.join(world.home, "no-such.pem"))
    done = world.run("serve", "--listen", "127.0.0.1:0", "--data-dir", world.home + "/bad",
                     "--config", bad)
    check("A6 an authority that cannot be read stops the start", done.returncode != 0
          and "no-such.pem" in done.stdout + done.stderr, done.stdout + done.stderr)


def switches(world):
    off = re.compile(r"ignoreSslErrors|VerifyNone|QueryPeer|verify_none|VERIFY_NONE|"
                     r"AutoVerifyPeer|X509_V_FLAG_PARTIAL|CURLOPT_SSL_VERIFY")
    found = []
    for folder in ("app", "proxy", "ui"):
        for path, _, files in os.walk(os.path.join(SOURCES, folder)):
            for name in files:
                if name.endswith((".cpp", ".h", ".txt")):
                    with open(os.path.join(path, name), encoding="utf-8") as file:
                        if off.search(file.read()):
                            found.append(os.path.join(path, name))
    check("A6 no source turns verification off", not found, found)
    done = world.run("serve", "--help")
    check("A6 no option turns it off", not re.search(r"insecure|no-verify|skip-verify|ignore-cert",
                                                     done.stdout), done.stdout)
    for url in ("http://api.openai.com", "http://10.0.0.1:8080", "http://127.0.0.1.evil.example"):
        done = world.run("serve", "--listen", "127.0.0.1:0", "--data-dir", world.home + "/plain",
                         "--origin", f"openai={url}")
        check(f"A6 plain {url} is no origin", done.returncode != 0, done.stdout + done.stderr)
    names = json.dumps(sorted(os.listdir(world.home)))
    check("A6 nothing was started for it", "llmcap.log" not in names, names)


main(certificates, switches)
