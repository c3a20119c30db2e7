"""`mam-desktop`: opens the windows, plays a script, exports, verifies, syncs, serves the centre."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mam_desktop import __version__
from mam_desktop.errors import BadInput, WorldError
from mam_desktop.texts import _, ngettext

if TYPE_CHECKING:
    from mam_desktop.exporting import ExportWish, OpenedLaptop


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code. What is the world's fault is one clear sentence."""
    if getattr(sys, "frozen", False):
        # A packed program starts its own file again for the process that fills templates.
        from multiprocessing import freeze_support

        freeze_support()
    parser = _parser()
    args = parser.parse_args(arguments)
    try:
        return _COMMANDS[args.command](args)
    except WorldError as error:
        sys.stderr.write(f"mam-desktop: {error}\n")
        return error.exit_code
    except KeyboardInterrupt:
        sys.stderr.write("\nmam-desktop: {words}\n".format(words=_("stopped; nothing is lost")))
        return 130


def _say(words: str) -> None:
    """Say a line; where nobody reads any more the work goes on all the same.

    Raises:
        BadInput: what is said is written to a place that takes no more.

    """
    try:
        sys.stdout.write(f"{words}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        _say_nothing_more()
    except OSError as error:
        _say_nothing_more()
        raise BadInput(
            _("What there is to say cannot be written: {why}").format(why=error.strerror or error)
        ) from error


def _say_nothing_more() -> None:
    """Let what is still to be said go nowhere, and quietly."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _parser() -> argparse.ArgumentParser:
    from mam_desktop.play.command import add_arguments as add_play

    parser = argparse.ArgumentParser(
        prog="mam-desktop", description=_("Runs a multi-agency meeting, with the family watching.")
    )
    parser.add_argument("--version", action="version", version=f"mam-desktop {__version__}")
    parser.set_defaults(command="open", profile=None, passphrase_fd=None, central=None)
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"))
    _with_profile(commands.add_parser("open", help=_("open the windows (the default)")))
    _with_profile(commands.add_parser("demo", help=_("open the windows with example families")))
    add_play(commands.add_parser("play", help=_("play a meeting script")))
    _add_screenshots(
        commands.add_parser("screenshots", help=_("take the pictures of the user guide"))
    )
    _add_export(commands.add_parser("export", help=_("write copies of sealed minutes")))
    _add_template(commands.add_parser("template", help=_("look at a council’s own Word template")))
    _add_verify(commands.add_parser("verify", help=_("say whether a file is as it was sealed")))
    _with_profile(commands.add_parser("sync", help=_("send and fetch changes once")))
    _add_central(commands.add_parser("central", help=_("the central record")))
    parser.set_defaults(command="open")
    return parser


def _with_profile(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--profile", type=Path, help=_("the profile folder"))
    parser.add_argument(
        "--passphrase-fd", type=int, metavar="N", help=_("read the passphrase here")
    )
    parser.add_argument("--central", metavar="URL", help=_("the central record"))


def _add_screenshots(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help=_("where the pictures go"))
    parser.add_argument("--only", action="append", metavar="NAME", help=_("only this picture"))


def _add_export(parser: argparse.ArgumentParser) -> None:
    _with_profile(parser)
    which = parser.add_argument_group(_("which meetings"))
    which.add_argument(
        "--from", dest="since", type=_day, metavar="DAY", help=_("from this day, as 2026-11-01")
    )
    which.add_argument("--to", dest="until", type=_day, metavar="DAY", help=_("up to this day"))
    which.add_argument(
        "--drafts", action="store_true", help=_("also minutes that nobody has signed yet")
    )
    which.add_argument(
        "--version",
        type=int,
        default=0,
        metavar="N",
        help=_("an earlier sealed version; without it the one that stands"),
    )
    _add_copy(parser.add_argument_group(_("which copy, and for whom")))
    _add_look(parser.add_argument_group(_("what it looks like")))
    way = parser.add_argument_group(_("where to"))
    way.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help=_("the folder for the files")
    )
    way.add_argument(
        "--resume", action="store_true", help=_("go on where an earlier export stopped")
    )
    way.add_argument(
        "--password-fd",
        type=int,
        metavar="N",
        help=_("everything for one family in one PDF; its password is read here"),
    )
    way.add_argument(
        "--looked-by",
        default="",
        metavar="NAME",
        help=_("who looked at the copies, where somebody has to look first"),
    )
    parser.epilog = _(
        "It ends with 0 when all is written, 2 when it cannot be asked for so, 3 when a copy was "
        "not written, 8 when the folder takes no more, and 130 when you stopped it."
    )


def _add_copy(group: "argparse._ArgumentGroup") -> None:
    group.add_argument(
        "--copy",
        default="everyone",
        metavar="COPY",
        help=_("family, everyone (without it), agency, case_file, running_sheet"),
    )
    group.add_argument(
        "--for",
        dest="for_whom",
        default="",
        metavar="NAME",
        help=_("the person of a family copy, or the agency"),
    )
    group.add_argument(
        "--household",
        action="store_true",
        help=_("a family copy for the whole home of that person; without “--for” one a home"),
    )
    group.add_argument(
        "--distribution",
        action="store_true",
        help=_("to everybody on each meeting’s list the copy and format they are due"),
    )


def _add_look(group: "argparse._ArgumentGroup") -> None:
    group.add_argument(
        "--paper",
        default="minutes",
        metavar="PAPER",
        help=_("minutes (without it), plan, family_sheet, profile"),
    )
    group.add_argument(
        "--as",
        dest="as_format",
        default="pdf",
        metavar="FORMAT",
        help=_("pdf (without it), docx, csv, xlsx, ics, json"),
    )
    group.add_argument("--large-print", action="store_true", help=_("in large letters"))
    group.add_argument(
        "--language",
        default="",
        metavar="CODE",
        help=_("a code such as “en”; without it the meeting’s own language"),
    )
    group.add_argument(
        "--template",
        default="",
        metavar="FILE",
        help=_("the council’s own Word template: a file, or its name"),
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("a date looks like 2026-11-24")) from error


def _add_verify(parser: argparse.ArgumentParser) -> None:
    _with_profile(parser)
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help=_("files, and folders of them; none with --profile: what is sealed in the record"),
    )


def _add_template(parser: argparse.ArgumentParser) -> None:
    from mam_desktop.documents.template_command import add_arguments

    add_arguments(parser)


def _add_central(parser: argparse.ArgumentParser) -> None:
    from mam_desktop.central.command import add_arguments

    add_arguments(parser)


# --- the commands ---------------------------------------------------------------------------------


def _run_open(args: argparse.Namespace) -> int:
    from mam_desktop.running import run_windows

    return run_windows(args.profile, passphrase=_passphrase(args), central_url=args.central)


def _run_demo(args: argparse.Namespace) -> int:
    from mam_desktop.running import run_demo

    return run_demo(args.profile, passphrase=_passphrase(args), central_url=args.central)


def _run_play(args: argparse.Namespace) -> int:
    from mam_desktop.play.command import run

    return run(args, _say)


def _run_screenshots(args: argparse.Namespace) -> int:
    from mam_desktop.play.screenshots import take_pictures

    return take_pictures(args.folder, args.only or (), _say)


def _run_export(args: argparse.Namespace) -> int:
    from mam_desktop.exporting import (
        ExportWish,
        chosen_meetings,
        export_everything,
        export_minutes,
        nothing_to_write,
    )
    from mam_desktop.play.command import read_passphrase

    wish = ExportWish(
        copy=args.copy,
        as_format=args.as_format,
        for_whom=args.for_whom,
        language=args.language,
        since=args.since,
        until=args.until,
        looked_by=args.looked_by,
        template=args.template,
        with_drafts=args.drafts,
        resumes=args.resume,
        to_each=args.distribution,
        paper=args.paper,
        large_print=args.large_print,
        household=args.household,
        version=args.version,
    )
    wish.check()
    password = read_passphrase(args.password_fd)
    with _opened(args) as laptop:
        if password is not None:
            _say(str(export_everything(laptop, wish, args.out, password)))
            return 0
        if wish.is_for_many or len(chosen_meetings(laptop, wish)) > 1:
            return _export_many(laptop, wish, args.out)
        paths = export_minutes(laptop, wish, args.out)
        if not paths:
            raise nothing_to_write(laptop, wish)
    for path in paths:
        _say(str(path))
    return 0


def _export_many(laptop: "OpenedLaptop", wish: "ExportWish", out: Path) -> int:
    """Write many and say what came of it: 3 where a copy is missing, 130 where it stopped."""
    from mam_desktop.batch.manifest import TABLE
    from mam_desktop.batch.told_progress import ToldProgress
    from mam_desktop.exporting import export_many

    told = ToldProgress(sys.stderr)
    progress = export_many(laptop, wish, out, told)
    told.end()
    if not progress.is_whole:
        raise KeyboardInterrupt
    wrote = ngettext("{count} file is in {folder}", "{count} files are in {folder}", progress.files)
    _say(wrote.format(count=progress.files, folder=out))
    _say(str(out / TABLE))
    for why, count in told.reasons(progress).items():
        words = ngettext(
            "{count} copy was not written: {why}",
            "{count} copies were not written: {why}",
            count,
        )
        _complain(words.format(count=count, why=why))
    return 3 if progress.skipped else 0


def _complain(words: str) -> None:
    sys.stderr.write(f"{words}\n")


def _run_verify(args: argparse.Namespace) -> int:
    from mam_desktop.sealed_check import verify_record
    from mam_desktop.verifying import verify_files

    if args.profile is None:
        if not args.files:
            raise BadInput(_("Say which files to check, or with --profile whose record."))
        return verify_files(args.files, None, _say)
    with _opened(args) as opened:
        if args.files:
            return verify_files(args.files, opened.laptop, _say)
        return verify_record(opened.laptop, _say)


def _run_template(args: argparse.Namespace) -> int:
    from mam_desktop.documents.template_command import run

    return run(args, _say)


def _run_sync(args: argparse.Namespace) -> int:
    from mam_desktop.app import Central

    with (
        _opened(args, may_be_new=True) as opened,
        Central(opened.profile, url=args.central, settings=opened.settings) as central,
    ):
        _stamp_papers(opened)
        outcome = central.client(opened.laptop).sync_once()
    _say(
        _("sent {sent}, received {received}, still to send {pending}").format(
            sent=outcome.sent, received=outcome.received, pending=outcome.pending
        )
    )
    return 0


def _stamp_papers(opened: "OpenedLaptop") -> None:
    """Have sealed copies time-stamped before they go out; without it they go out all the same."""
    from mam_desktop.stamping import asks, stamp_papers

    ask = asks(opened.settings)
    if ask is None:
        return
    try:
        count = stamp_papers(opened.laptop, ask)
    except WorldError as trouble:
        _say(str(trouble))
        return
    _say(
        ngettext(
            "{count} sealed copy time-stamped", "{count} sealed copies time-stamped", count
        ).format(count=count)
    )


def _run_central(args: argparse.Namespace) -> int:
    from mam_desktop.central.command import run

    return run(args)


def _opened(args: argparse.Namespace, *, may_be_new: bool = False) -> "OpenedLaptop":
    from mam_desktop.exporting import OpenedLaptop

    return OpenedLaptop(args.profile, _asked_passphrase(args), may_be_new=may_be_new)


def _passphrase(args: argparse.Namespace) -> str | None:
    from mam_desktop.play.command import read_passphrase

    return read_passphrase(args.passphrase_fd)


def _asked_passphrase(args: argparse.Namespace) -> str | None:
    """Return the passphrase that was handed in, or ask a person at a terminal for it."""
    given = _passphrase(args)
    if given is not None or not sys.stdin.isatty():
        return given
    from getpass import getpass

    from mam_desktop.profile import default_profile_folder
    from mam_desktop.record.keys import key_mode

    if key_mode(args.profile or default_profile_folder()) != "passphrase":
        return None
    return getpass(_("Passphrase: "))


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "open": _run_open,
    "demo": _run_demo,
    "play": _run_play,
    "screenshots": _run_screenshots,
    "export": _run_export,
    "verify": _run_verify,
    "template": _run_template,
    "sync": _run_sync,
    "central": _run_central,
}
