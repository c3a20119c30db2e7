"""`mam-desktop central serve`: the central record as a service of its own."""

import argparse
import os
import sys
from pathlib import Path

from mam_desktop.errors import BadInput
from mam_desktop.texts import _

TOKEN_VARIABLE = "MAM_CENTRAL_TOKEN"  # noqa: S105 - a name, not a secret


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `mam-desktop central`."""
    actions = parser.add_subparsers(dest="action", required=True, metavar=_("ACTION"))
    serve = actions.add_parser("serve", help=_("serve the central record"))
    serve.add_argument(
        "--database", default="central.db", help=_("a PostgreSQL URL, or an SQLite file")
    )
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8733)
    serve.add_argument("--token-file", type=Path, help=_("a file that holds the device token"))


def run(args: argparse.Namespace) -> int:
    """Serve until stopped."""
    from mam_desktop.central.engine import open_database
    from mam_desktop.central.serve import bound_socket, check_address, make_server
    from mam_desktop.central.store import CentralStore

    token = _token(args.token_file)
    check_address(args.host, token)
    store = CentralStore(open_database(args.database))
    listening = bound_socket(args.host, args.port)
    host, port = listening.getsockname()[:2]
    sys.stdout.write(_("serving on http://{host}:{port}").format(host=host, port=port) + "\n")
    sys.stdout.flush()
    try:
        make_server(store, token).run(sockets=[listening])
    finally:
        store.close()
    return 0


def _token(path: Path | None) -> str | None:
    if path is None:
        return os.environ.get(TOKEN_VARIABLE) or None
    try:
        token = path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise BadInput(
            _("{path} cannot be read: {why}").format(path=path, why=error.strerror or error)
        ) from error
    if len(token) < 16:
        raise BadInput(
            _("The token in {path} is too short: use 16 letters at least.").format(path=path)
        )
    return token
