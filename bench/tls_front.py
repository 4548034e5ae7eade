# SPDX-License-Identifier: GPL-3.0-or-later
"""A provider behind TLS: nginx with a certificate of its own in front of the mock. It counts
handshakes, and how many of them resumed a session."""
import os
import shutil
import signal
import subprocess
import time

import systems

CONF = """worker_processes 1; daemon off; master_process on; pid {folder}/front.pid;
error_log {folder}/front.err error; worker_rlimit_nofile 40000;
events {{ worker_connections 30000; }}
http {{
 log_format handshake '$connection_requests $ssl_session_reused';
 map $connection_requests $isFirst {{ 1 1; default 0; }}
 access_log {folder}/handshakes.log handshake if=$isFirst;
 client_body_temp_path {folder}/fb; proxy_temp_path {folder}/fp; fastcgi_temp_path {folder}/ff;
 uwsgi_temp_path {folder}/fu; scgi_temp_path {folder}/fs;
 tcp_nodelay on; keepalive_timeout 75; keepalive_requests 100000000; client_max_body_size 64m;
 client_body_buffer_size 64k;
 upstream mock {{ server 127.0.0.1:{upstream}; keepalive 4096; keepalive_requests 100000000; }}
 server {{
  listen 127.0.0.1:{port} ssl backlog=4096; listen [::1]:{port} ssl backlog=4096;
  ssl_certificate {folder}/front.crt; ssl_certificate_key {folder}/front.key;
  ssl_protocols TLSv1.2 TLSv1.3; ssl_session_tickets on; ssl_session_ticket_key {folder}/ticket.key;
  ssl_session_cache shared:s:4m;
  location / {{
   proxy_pass http://mock; proxy_http_version 1.1; proxy_set_header Connection "";
   proxy_buffering off; proxy_request_buffering off;
  }}
 }}
}}
"""


class TlsFront:
    def __init__(self, folder, upstream):
        self.folder, self.port = folder, systems.free_port()
        self.ca = os.path.join(folder, "front.crt")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                        "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
                        "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout",
                        os.path.join(folder, "front.key"), "-out", self.ca],
                       check=True, stderr=subprocess.DEVNULL)
        # Tickets must outlive the worker process that gave them, as they do at a provider.
        with open(os.path.join(folder, "ticket.key"), "wb") as out:
            out.write(os.urandom(80))
        self.config = os.path.join(folder, "front.conf")
        with open(self.config, "w") as out:
            out.write(CONF.format(folder=folder, port=self.port, upstream=upstream))
        binary = shutil.which("nginx") or "/usr/sbin/nginx"
        self.process = subprocess.Popen([binary, "-c", self.config], stderr=subprocess.DEVNULL)
        time.sleep(0.5)

    def handshakes(self):
        """All, and those that resumed."""
        time.sleep(0.2)
        with open(os.path.join(self.folder, "handshakes.log")) as log:
            lines = log.read().splitlines()
        return len(lines), sum(line.endswith(" r") for line in lines)

    def restart_connections(self):
        """Every connection ends, as at a provider's restart: a new worker process takes over."""
        self.process.send_signal(signal.SIGHUP)
        time.sleep(1)

    def stop(self):
        self.process.terminate()
        self.process.wait(10)
