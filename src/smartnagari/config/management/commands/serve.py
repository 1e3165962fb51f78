"""``smartnagari serve``: the server and its worker in one command."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from smartnagari.config import serving


class Command(BaseCommand):
    help = "Serve the platform: the web server and the worker, each started again when it dies."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--uds", default="", help="a socket file instead of a port")
        parser.add_argument("--processes", type=int, default=2, help="of the web server")
        parser.add_argument("--threads", type=int, default=4, help="of each process")
        parser.add_argument("--lease", type=float, default=60, help="seconds a silent worker keeps its work")
        parser.add_argument("--no-worker", action="store_true", help="the web server alone")

    def handle(self, *, host: str, port: int, uds: str, **options: Any) -> None:
        if not uds and not serving.port_is_free(host, port):
            raise CommandError(f"Port {port} of {host} is taken. Choose another, such as --port {port + 1}.")
        web = serving.web(
            host=host, port=port, processes=options["processes"], threads=options["threads"], uds=uds
        )
        programs = [web] if options["no_worker"] else [web, serving.worker(lease=options["lease"])]
        supervisor = serving.Supervisor(programs, tell=self.stderr.write)
        supervisor.listen()
        self.stdout.write(f"Serving on {uds or f'http://{host}:{port}'}; stop with Ctrl-C.")
        raise SystemExit(supervisor.run())
