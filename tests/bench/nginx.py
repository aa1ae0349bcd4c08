"""nginx with TLS in front of a server: Debian's package, with a configuration of our own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import trustme

START_SECONDS = 10.0
STOP_SECONDS = 10.0
_HOST = "127.0.0.1"
_VARIABLES = ("SSL_CERT_FILE", "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE")
"""Where clients look for the certificates that they trust, each in another order."""

# One process, which ends when it is told to; nothing is written outside of the folder, and files
# that pass through are not written at all.
_CONFIGURATION = """\
daemon off;
master_process off;
pid "{folder}/pid";
error_log stderr error;
events {{ worker_connections 128; }}
http {{
    access_log off;
    client_body_temp_path "{folder}/bodies";
    proxy_temp_path "{folder}/proxied";
    fastcgi_temp_path "{folder}/fastcgi";
    uwsgi_temp_path "{folder}/uwsgi";
    scgi_temp_path "{folder}/scgi";
    client_max_body_size 0;
    upstream behind {{ server {upstream}; keepalive 16; }}
    server {{
        listen {host}:{port} ssl;
        ssl_certificate "{folder}/certificate.pem";
        ssl_certificate_key "{folder}/key.pem";
        location / {{
            proxy_pass http://behind;
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header Connection "";
            proxy_request_buffering off;
            proxy_buffers 16 64k;
            proxy_max_temp_file_size 0;
        }}
    }}
}}
"""


def program() -> str | None:
    """The path of nginx; None where it is not installed. Users often have no /usr/sbin in PATH."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


@contextmanager
def in_front_of(upstream: str, folder: Path) -> Generator[str]:
    """Run nginx, on this machine only; within, the environment has clients trust it.

    Args:
        upstream: The address of the server behind it.
        folder: A folder for its files.

    Returns:
        Its address.
    """
    authority = trustme.CA()
    certificate = authority.issue_cert(_HOST)
    trusted = folder / "authority.pem"
    authority.cert_pem.write_to_path(trusted)
    certificate.private_key_pem.write_to_path(folder / "key.pem")
    chain = b"".join(blob.bytes() for blob in certificate.cert_chain_pems)
    (folder / "certificate.pem").write_bytes(chain)
    port = _free_port()
    configuration = folder / "nginx.conf"
    configuration.write_text(
        _CONFIGURATION.format(
            folder=folder, host=_HOST, port=port, upstream=upstream.removeprefix("http://")
        ),
        "utf-8",
    )
    command = [str(program()), "-p", str(folder), "-c", str(configuration), "-e", "stderr"]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    try:
        _wait_for(process, port)
        with patch.dict(os.environ, dict.fromkeys(_VARIABLES, str(trusted))):
            yield f"https://{_HOST}:{port}"
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.create_server((_HOST, 0)) as listener:
        return int(listener.getsockname()[1])


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            socket.create_connection((_HOST, port), 1.0).close()
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("nginx did not start") from None
            time.sleep(0.01)
        else:
            return
