# SPDX-License-Identifier: GPL-3.0-or-later
"""The systems that proxies.py compares: how each is started in front of a provider."""
import os
import resource
import shutil
import socket
import subprocess
import time
import urllib.request

NGINX = """worker_processes 1; daemon off; master_process off; pid {folder}/nginx.pid;
error_log {folder}/nginx.err error; worker_rlimit_nofile 40000;
events {{ worker_connections 30000; }}
http {{
 access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p;
 fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
 tcp_nodelay on; keepalive_timeout 75; keepalive_requests 100000000;
 client_max_body_size 64m; client_body_buffer_size 64k;
 upstream provider {{ server 127.0.0.1:{upstream}; keepalive 4096; keepalive_requests 100000000; }}
 server {{
  listen 127.0.0.1:{port} backlog=4096;
  location / {{
   proxy_pass {scheme}://provider; proxy_http_version 1.1; proxy_set_header Connection "";
   proxy_buffering off; proxy_request_buffering off; proxy_read_timeout 300;
   {tls}
  }}
 }}
}}
"""
NGINX_TLS = ("proxy_ssl_verify on; proxy_ssl_trusted_certificate {ca}; proxy_ssl_name localhost; "
             "proxy_ssl_server_name on; proxy_ssl_session_reuse on; "
             "proxy_ssl_protocols TLSv1.2 TLSv1.3;")
HAPROXY = """global
  nbthread 1
  maxconn 9000
defaults
  mode http
  timeout connect 5s
  timeout client 300s
  timeout server 300s
  option http-no-delay
  http-reuse always
frontend f
  bind 127.0.0.1:{port} backlog 4096
  default_backend b
backend b
  server s 127.0.0.1:{upstream} pool-max-conn 9000
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class System:
    """One server that is running; `path` and `headers` are what a request to it needs."""

    def __init__(self, name, command, port, path="/v1/chat/completions", headers=(), env=None,
                 log=None):
        self.name, self.port, self.path, self.headers = name, port, path, list(headers)
        with open(log or os.devnull, "wb") as out:
            self.process = subprocess.Popen(command, stdout=out, stderr=out,
                                            env={**os.environ, **(env or {})})

    @property
    def pid(self):
        return self.process.pid

    def wait_until_up(self):
        for _ in range(200):
            if self.process.poll() is not None:
                return False
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return True
            except OSError:
                time.sleep(0.05)
        return False

    def cpu_seconds(self):
        """Processor time of the process so far, user and system, by the scheduler's own clock:
        ticks of 10 ms would be too coarse."""
        total = 0
        for task in os.listdir(f"/proc/{self.pid}/task"):
            try:
                with open(f"/proc/{self.pid}/task/{task}/schedstat") as stat:
                    total += int(stat.read().split()[0])
            except OSError:
                pass   # a thread that has just ended
        return total / 1e9

    def memory_kb(self):
        """Proportional set size."""
        with open(f"/proc/{self.pid}/smaps_rollup") as rollup:
            for line in rollup:
                if line.startswith("Pss:"):
                    return int(line.split()[1])
        return 0

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Direct(System):
    """The provider itself."""

    def __init__(self, tools):
        self.process = subprocess.Popen([os.path.join(tools, "bench_mock")],
                                        stdout=subprocess.PIPE, text=True)
        self.name, self.path, self.headers = "direct", "/v1/chat/completions", []
        self.port = int(self.process.stdout.readline().split()[1])

    def counts(self):
        import json
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/count") as answer:
            return json.load(answer)


def start_nginx(folder, upstream, ca=None):
    port = free_port()
    file = os.path.join(folder, "nginx.conf")
    with open(file, "w") as out:
        out.write(NGINX.format(folder=folder, port=port, upstream=upstream,
                               scheme="https" if ca else "http",
                               tls=NGINX_TLS.format(ca=ca) if ca else ""))
    binary = shutil.which("nginx") or "/usr/sbin/nginx"
    return System("nginx", [binary, "-c", file], port, log=os.path.join(folder, "nginx.log"))


def start_haproxy(folder, upstream, ca=None):
    port = free_port()
    file = os.path.join(folder, "haproxy.cfg")
    with open(file, "w") as out:
        out.write(HAPROXY.format(port=port, upstream=upstream))
    binary = shutil.which("haproxy") or "/usr/sbin/haproxy"
    return System("haproxy", [binary, "-db", "-q", "-f", file], port,
                  log=os.path.join(folder, "haproxy.log"))


def start_llmcap(folder, upstream, ca=None, binary="llmcap", caps=("day=1000000", "month=9000000"),
                 name="llmcap", extra=()):
    port = free_port()
    data = os.path.join(folder, name)
    origin = f"https://localhost:{upstream}" if ca else f"http://127.0.0.1:{upstream}"
    program = binary if isinstance(binary, list) else [binary]
    command = [*program, "serve", "--data-dir", data, "--listen", f"127.0.0.1:{port}",
               "--origin", f"openai={origin}", "--fallback-price", "1.00/4.00", *extra]
    for cap in caps:
        command += ["--cap", cap]
    env = {"LLMCAP_TOKEN": "bench-token"}
    if ca:
        env["SSL_CERT_FILE"] = ca
    return System(name, command, port, path="/openai/v1/chat/completions", env=env,
                  log=os.path.join(folder, name + ".log"))


def start_portkey(folder, upstream, ca=None):
    """Portkey's gateway; `npm install` in `folder` the first time. The newest web adapter answers
    500 to every stream, so the one that works is pinned."""
    place = os.path.join(folder, "portkey")
    server = os.path.join(place, "node_modules/@portkey-ai/gateway/build/start-server.js")
    if not os.path.exists(server):
        os.makedirs(place, exist_ok=True)
        with open(os.path.join(place, "package.json"), "w") as out:
            out.write('{"private":true,"dependencies":{"@portkey-ai/gateway":"1.15.2"},'
                      '"overrides":{"@hono/node-server":"1.13.8"}}')
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund"], cwd=place,
                       check=True, timeout=300)
    port = free_port()
    return System("portkey", ["node", server, "--headless", f"--port={port}"], port,
                  headers=["x-portkey-provider: openai",
                           f"x-portkey-custom-host: http://127.0.0.1:{upstream}/v1"],
                  env={"NODE_ENV": "production"}, log=os.path.join(folder, "portkey.log"))


def raise_descriptor_limit():
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
