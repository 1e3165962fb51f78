"""The shipped configuration of nginx under a real nginx, with folders of the test in place of the host's."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.console import ROOT, Failure, apt_install, say

NGINX = ROOT / "deploy/nginx"
OURS = "padangpariaman.example.go.id"
MAIN = """
{user}
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
    uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; access_log off;
    types {{ text/html html; text/css css; }}
{shipped}
}}
"""


def _find() -> str | None:
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def binary() -> str:
    """The path of nginx, installed when we may; else the one line to type."""
    found = _find()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        say("Installing nginx to try its shipped configuration")
        apt_install("nginx-light")
        found = _find()
    if found is None:
        line = "apt-get update && apt-get install -y nginx-light"
        raise Failure(f"The shipped configuration of nginx is tried under nginx itself. Type: {line}")
    return found


def shipped(folder: Path, *, port: int, upstream: str) -> str:
    """Our configuration with this port and these folders; without TLS, which is not what is tested."""
    text = (NGINX / "smartnagari.conf").read_text().replace("ssl_reject_handshake on;", "return 444;")
    kept = [line for line in text.splitlines() if "ssl" not in line or "listen" in line]
    text = "\n".join(line for line in kept if "[::]" not in line)
    for word, replacement in {
        "listen 80 default_server;": f"listen 127.0.0.1:{port + 1} default_server;",
        "listen 443 ssl default_server;": f"listen 127.0.0.1:{port} default_server;",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{port};",
        "listen 80;": f"listen 127.0.0.1:{port + 1};",
        "/etc/nginx/snippets/": f"{folder}/snippets/",
        "/var/lib/smartnagari": str(folder / "data"),
        "/var/log/nginx/": f"{folder}/",
        "unix:/run/smartnagari/web.sock": upstream,
    }.items():
        text = text.replace(word, replacement)
    return text


def free_ports() -> int:
    """A port that is free together with the next."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = int(first.getsockname()[1])
            try:
                second.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port


@contextmanager
def running(folder: Path, *, upstream: str) -> Iterator[tuple[int, int]]:
    """nginx with our configuration before this application; its port and the number of its process."""
    (folder / "snippets").mkdir(parents=True)
    for snippet in NGINX.glob("smartnagari-*.conf"):
        shutil.copy(snippet, folder / "snippets")
    port = free_ports()
    user = "user root;" if Path("/proc/self").owner() == "root" else ""
    conf = MAIN.format(folder=folder, user=user, shipped=shipped(folder, port=port, upstream=upstream))
    (folder / "nginx.conf").write_text(conf)
    process = subprocess.Popen([binary(), "-p", str(folder), "-c", str(folder / "nginx.conf")])
    try:
        wait_for(process, port, folder / "error.log")
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(timeout=10)


def wait_for(process: subprocess.Popen[bytes], port: int, log: Path | None = None) -> None:
    """Until this process listens on the port; what its log says when it does not."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise Failure(f"the server did not start:\n{log.read_text() if log and log.exists() else ''}")
