"""`mam-desktop central`: the central record as a service of its own."""

import argparse
import os
import sys
from pathlib import Path

from mam_desktop.errors import BadInput
from mam_desktop.texts import _

TOKEN_VARIABLE = "MAM_CENTRAL_TOKEN"  # noqa: S105 - a name, not a secret
PORT = 8733


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `mam-desktop central`."""
    actions = parser.add_subparsers(dest="action", required=True, metavar=_("ACTION"))
    serve = actions.add_parser(
        "serve",
        help=_("serve the central record"),
        description=_(
            "Serves the central record over plain HTTP. Laptops elsewhere need https: put a server"
            " that speaks it in front."
        ),
    )
    _add_database(serve)
    serve.add_argument("--host", default="127.0.0.1", help=_("the address to serve on"))
    serve.add_argument("--port", type=int, default=PORT, help=_("the port; 0 is any free one"))
    serve.add_argument(
        "--token-file",
        type=Path,
        metavar=_("FILE"),
        help=_("a file that holds the device token; else {variable} is read").format(
            variable=TOKEN_VARIABLE
        ),
    )
    epoch = actions.add_parser(
        "new-epoch",
        help=_("say that the database was put back from a backup"),
        description=_(
            "To be run after the central record’s database was put back from a backup: every"
            " laptop then sends again what the backup does not have."
        ),
    )
    _add_database(epoch)


def run(args: argparse.Namespace) -> int:
    """Do what was asked for; `serve` goes on until it is stopped."""
    return {"serve": _serve, "new-epoch": _begin_epoch}[args.action](args)


def _add_database(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--database",
        default="central.db",
        metavar=_("DATABASE"),
        help=_("a PostgreSQL URL, or an SQLite file"),
    )


def _serve(args: argparse.Namespace) -> int:
    from mam_desktop.central.engine import open_database
    from mam_desktop.central.serve import bound_socket, check_address, make_server, system_time
    from mam_desktop.central.store import CentralStore

    token = _token(args.token_file)
    check_address(args.host, token)
    listening = bound_socket(args.host, args.port)
    try:
        store = CentralStore(open_database(args.database), system_time)
    except BaseException:
        listening.close()
        raise
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    _say(_("serving on http://{host}:{port}").format(host=shown, port=port))
    try:
        make_server(store, token).run(sockets=[listening])
    except KeyboardInterrupt:
        _say(_("stopped"))
    finally:
        store.close()
    return 0


def _begin_epoch(args: argparse.Namespace) -> int:
    from mam_desktop.central.engine import open_database
    from mam_desktop.central.serve import system_time
    from mam_desktop.central.store import CentralStore

    store = CentralStore(open_database(args.database, may_make=False), system_time)
    try:
        store.begin_epoch()
    finally:
        store.close()
    _say(_("Done. Laptops send and fetch everything again at their next sync."))
    return 0


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _token(path: Path | None) -> str | None:
    if path is None:
        return os.environ.get(TOKEN_VARIABLE, "").strip() or None
    try:
        token = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else None
        raise BadInput(
            _("{path} cannot be read: {why}").format(path=path, why=why or error)
        ) from error
    if not token:
        raise BadInput(_("{path} holds no token.").format(path=path))
    return token
