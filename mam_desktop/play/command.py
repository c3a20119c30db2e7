"""`mam-desktop play`: a small supervisor starts the player, and starts it again after a restart."""

import argparse
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mam_desktop.errors import BadInput
from mam_desktop.play.restarting import Restart, leave_for_restart, next_line_after_restart
from mam_desktop.play.script import Script, read_script
from mam_desktop.play.verbs import VERBS
from mam_desktop.profile import ProfileLock, open_profile
from mam_desktop.texts import _

if TYPE_CHECKING:
    from mam_desktop.app import Central
    from mam_desktop.play.stage import Stage

MOST_RESTARTS = 100


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `mam-desktop play`."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = verbs_help()
    parser.add_argument("script", type=Path, help=_("the script, JSON Lines"))
    parser.add_argument("--out", type=Path, required=True, help=_("where the files go"))
    parser.add_argument("--no-ui", action="store_true", help=_("without windows"))
    parser.add_argument("--pictures", action="store_true", help=_("keep pictures of the windows"))
    parser.add_argument("--profile", type=Path, help=_("a profile; a fresh one otherwise"))
    parser.add_argument("--central", metavar="URL", help=_("the central record"))
    parser.add_argument(
        "--passphrase-fd", type=int, metavar="N", help=_("read the passphrase here")
    )
    parser.add_argument("--size", default="1366x768", help=_("the lead’s window"))
    parser.add_argument("--family-size", default="1920x1080", help=_("the family screen"))
    parser.add_argument("--text-scale", type=int, default=100, help=_("per cent, 100 to 200"))
    parser.add_argument("--theme", choices=("light", "dark", "contrast"), default="light")
    parser.add_argument("--language", default="en", help=_("of the windows"))
    parser.add_argument("--from-line", type=int, help=argparse.SUPPRESS)


def verbs_help() -> str:
    """Return every verb with its keys, as `--help` lists them."""
    lines = [_("Verbs (optional keys in brackets):")]
    for verb in VERBS.values():
        lines.append(f"  {verb.name}: {_(verb.about)}")
        lines.append(f"      {verb.accepted()}")
    return "\n".join(lines)


def run(args: argparse.Namespace, tell: Callable[[str], None]) -> int:
    """Play a script; return the exit code."""
    script = read_script(args.script)
    _make_folder(args.out)
    if args.from_line is not None:
        return _play_here(args, script, tell)
    with ExitStack() as stack:
        if args.profile is None:
            args.profile = Path(tempfile.mkdtemp(prefix="mam-play-"))
            stack.callback(shutil.rmtree, args.profile, ignore_errors=True)
            passphrase: str | None = secrets.token_hex(32)
        else:
            passphrase = read_passphrase(args.passphrase_fd)
        if not any(line.do == "restart" for line in script.lines):
            return _play(args, script, passphrase, 1, tell)
        return _supervise(args, passphrase)


def read_passphrase(number: int | None) -> str | None:
    """Read a passphrase from a file descriptor: its first line."""
    if number is None:
        return None
    try:
        with os.fdopen(number, encoding="utf-8", closefd=number > 2) as file:
            return file.readline().rstrip("\r\n")
    except (OSError, ValueError, TypeError, OverflowError) as error:
        # Not open, negative, larger than a descriptor can be, or not text.
        raise BadInput(
            _("The passphrase cannot be read from {number}.").format(number=number)
        ) from error


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".mam-desktop-can-write"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise BadInput(
            _("The folder {folder} cannot be written to: {why}").format(
                folder=folder, why=error.strerror or error
            )
        ) from error


def _supervise(args: argparse.Namespace, passphrase: str | None) -> int:
    """Start the player in a process of its own, again and again after each restart."""
    from_line = 1
    for _time in range(MOST_RESTARTS):
        code = _run_child(_child_command(args, from_line), passphrase)
        next_line = next_line_after_restart(args.profile)
        if next_line is None:
            return code if code >= 0 else 128 - code
        from_line = next_line
    raise BadInput(_("The script restarts too often."))


def _child_command(args: argparse.Namespace, from_line: int) -> Sequence[str]:
    command = [
        *(sys.executable, "-m", "mam_desktop", "play", str(args.script)),
        *("--out", str(args.out), "--profile", str(args.profile)),
        *("--size", args.size, "--family-size", args.family_size, "--theme", args.theme),
        *("--text-scale", str(args.text_scale), "--language", args.language),
        *("--from-line", str(from_line), "--passphrase-fd", "0"),
    ]
    command += ["--no-ui"] if args.no_ui else []
    command += ["--pictures"] if args.pictures else []
    return [*command, "--central", args.central] if args.central else command


def _run_child(command: Sequence[str], passphrase: str | None) -> int:
    said = (passphrase or "").encode() + b"\n"
    with subprocess.Popen(command, stdin=subprocess.PIPE) as child:  # noqa: S603 - our own program
        _hand_in(child, said)
        try:
            return child.wait()
        except KeyboardInterrupt:
            # Ctrl+C reached the player as well: it closes its record, and says so.
            return child.wait()


def _hand_in(child: subprocess.Popen[bytes], said: bytes) -> None:
    """Write to a child's standard input; one that ended already says why by its exit code."""
    if child.stdin is not None:
        with suppress(BrokenPipeError), child.stdin:
            child.stdin.write(said)


def _play_here(args: argparse.Namespace, script: Script, tell: Callable[[str], None]) -> int:
    passphrase = read_passphrase(args.passphrase_fd) or None
    return _play(args, script, passphrase, args.from_line, tell)


def _play(
    args: argparse.Namespace,
    script: Script,
    passphrase: str | None,
    from_line: int,
    tell: Callable[[str], None],
) -> int:
    from mam_desktop.app import Central
    from mam_desktop.play.player import Player

    profile = open_profile(args.profile)
    with ProfileLock(profile), Central(profile, url=args.central) as central:
        stage = _stage(args, script, passphrase, central)
        player = Player(stage, pictures=args.pictures, tell=tell)
        try:
            player.play(from_line)
            player.write_record(args.out)
        except Restart as restart:
            return leave_for_restart(args.profile, restart, stage.close)
        finally:
            stage.close()
    tell(_("played to the end; the files are in {folder}").format(folder=args.out))
    return 0


def _stage(
    args: argparse.Namespace, script: Script, passphrase: str | None, central: "Central"
) -> "Stage":
    common = {"profile": args.profile, "out": args.out, "central": central}
    if args.no_ui:
        from mam_desktop.play.stage import Stage

        return Stage(script, passphrase=passphrase, **common)
    from mam_desktop.play.windows import WindowStage, look_of

    return WindowStage(script, passphrase=passphrase, look=look_of(args), **common)
