"""``onrecord serve``: the record as a site in the browser."""

from __future__ import annotations

import errno
import os
import socket
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from onrecord.errors import RecordError
from onrecord.serve.cli.options import examples, record_argument

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi import FastAPI

__all__ = ["serve"]

_NEEDED = ("fastapi", "jinja2", "uvicorn", "multipart", "argon2")


@click.command(
    short_help="Open the record as a site in the browser.",
    epilog=examples(
        "onrecord serve news.db --open",
        "onrecord serve news.db --host 0.0.0.0 --name record.example --processes 4",
    ),
)
@record_argument
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen."
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8080,
    show_default=True,
    help="0 for any that is free.",
)
@click.option(
    "--name", "names", multiple=True, metavar="HOST", help="A name by which others ask for it."
)
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="How many answer; for many people, as many as there are cores.",
)
@click.option("--open", "open_", is_flag=True, help="Open the browser too.")
def serve(
    *, record: str, host: str, port: int, names: tuple[str, ...], processes: int, open_: bool
) -> None:
    """Serve the record as a site, until Ctrl-C.

    On 127.0.0.1 nobody has to log in, and nobody else can see it. Any other address, or a
    --name, needs users: onrecord users add NAME. Needs: pip install "onrecord[web]".
    """
    _require_packages()
    from onrecord.serve.accounts.access import access_to
    from onrecord.serve.web.app import make_app

    access = access_to(record, host=host, names=names)
    app = make_app(record, access=access)
    with _listening(host, port) as listener:
        address = _address(host, listener.getsockname()[1])
        click.echo(f"onrecord: {record} at {address} (Ctrl-C to stop)", err=True)
        if open_:
            import webbrowser

            webbrowser.open(address)
        if processes == 1:
            _run(app, listener)
        else:
            _run_several(partial(_site, record, host, names, access.key), listener, processes)


def _site(record: str, host: str, names: tuple[str, ...], key: bytes) -> FastAPI:
    """The site in a process of its own, which signs as the others do."""
    from dataclasses import replace

    from onrecord.serve.accounts.access import access_to
    from onrecord.serve.web.app import make_app

    return make_app(record, access=replace(access_to(record, host=host, names=names), key=key))


def _require_packages() -> None:
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise click.UsageError(
            f'the site needs more packages: pip install "onrecord[web]" (missing: '
            f"{', '.join(missing)})"
        )


def _listening(host: str, port: int) -> socket.socket:
    """A socket at that address. Raises RecordError when it cannot be had.

    Answers are sent at once: with Nagle's algorithm, which is on for a socket that was
    handed to the server, the end of each would wait 40 ms for a browser's acknowledgement.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.create_server((host, port), family=family)
    except OSError as error:
        raise RecordError(f"cannot listen on {host}, port {port}: {_reason(error)}") from error
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # those it accepts inherit it
    return listener


def _reason(error: OSError) -> str:
    """The system's own words; what is taken by another program can be got round."""
    if error.errno == errno.EADDRINUSE:
        return "another program listens there; name another --port, or 0 for any that is free"
    number = error.errno or 0
    return os.strerror(number) if number in errno.errorcode else error.strerror or str(error)


def _address(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)  # noqa: S104
    shown = f"[{shown}]" if ":" in shown and not shown.startswith("[") else shown
    return f"http://{shown}:{port}/"


def _run(app: FastAPI, listener: socket.socket) -> None:
    import uvicorn

    config = uvicorn.Config(app, log_level="warning", server_header=False)
    uvicorn.Server(config).run(sockets=[listener])


def _run_several(make: Callable[[], FastAPI], listener: socket.socket, processes: int) -> None:
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    config = uvicorn.Config(
        make,
        factory=True,
        workers=processes,
        log_level="warning",
        server_header=False,
        timeout_worker_healthcheck=60,  # a busy machine is not a process that hangs
    )
    Multiprocess(config, sockets=[listener]).run()
