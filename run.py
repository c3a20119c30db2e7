"""Sets MAM Desktop up in this folder and starts it; needs Python 3.11 or newer and nothing else.

python3 run.py              sets up where needed, then opens the program with the example families
python3 run.py setup        only sets up
python3 run.py test [...]   sets up where needed, then runs the tests (arguments go to pytest)
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "set-up.txt"
LOG = VENV / "set-up.log"
LOCK = ROOT / "requirements.lock"
OUT = ROOT / "out"
UNFINISHED = "unfinished"
PIP_IS_AT = re.compile(
    r"(?:Collecting|Processing|Ignoring|Requirement already satisfied:)"
    r" (?:\S*/)?([\w.-]+?)(?:==|-\d|:|\s)"
)

# Library -> Debian's package. Found by trial on a system with nothing but Python.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# Wished for, not needed: without it the program says that this computer has no sound.
SOUND_LIBRARIES = {"libpulse.so.0": "libpulse0"}
# Wished for by the tests on a screen of their own and of finished papers: else those are skipped.
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xrandr": "x11-xserver-utils",
    "dbus-daemon": "dbus",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "tesseract": "tesseract-ocr",
    "soffice": "libreoffice-writer-nogui",
    "pdftotext": "poppler-utils",
}


class CannotGoOn(Exception):
    """Set-up cannot go on; the message says what to do, in plain words."""


def venv_program(name: str, folder: Path = VENV, platform: str = sys.platform) -> Path:
    """Return where a program of the environment lies on this kind of system."""
    return folder / "Scripts" / f"{name}.exe" if platform == "win32" else folder / "bin" / name


def has_display(platform: str, environment: dict[str, str]) -> bool:
    """Say whether windows can be shown."""
    if not platform.startswith("linux"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def stamp_now(root: Path = ROOT) -> str:
    """Return what a finished set-up of this very folder leaves behind: its place and its hash."""
    digest = hashlib.sha256()
    for name in ("pyproject.toml", "requirements.lock"):
        digest.update((root / name).read_bytes())
    return f"{root}\n{digest.hexdigest()}\n"


def environment_state(stamp: str | None, wanted: str, *, works: bool) -> str:
    """Return `ready`, `older` (install on top) or `anew` (make it from nothing)."""
    if not works or (stamp is not None and stamp.partition("\n")[0] != wanted.partition("\n")[0]):
        return "anew"
    return "ready" if stamp == wanted else "older"


def missing_packages(libraries: dict[str, str]) -> list[str]:
    """Return the Debian packages of the libraries that this system cannot load."""
    missing = []
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def install_line(packages: list[str]) -> str:
    """Return the one line a person can run to install Debian packages."""
    return "sudo apt-get install --no-install-recommends " + " ".join(packages)


def install_packages(packages: list[str]) -> None:
    """Install Debian packages where we may; else say which line does it.

    Raises: CannotGoOn where we may not, or where it fails.
    """
    say(f"      missing: {' '.join(packages)}")
    if shutil.which("apt-get") is None:
        raise CannotGoOn(f"Install what Debian calls {', '.join(packages)}, then run this again.")
    prefix = administrator_prefix()
    if prefix is None:
        raise CannotGoOn(f"Run this line, then this program again:\n\n    {install_line(packages)}")
    say("      installing them with apt-get ...")
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qy"]
    subprocess.run([*prefix, *quiet, "update"], capture_output=True, check=False)
    command = [*prefix, *quiet, "install", "--no-install-recommends", *packages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotGoOn(f"{done.stderr}\nThis failed: {install_line(packages)}")


def administrator_prefix() -> list[str] | None:
    """Return the words before a command that needs an administrator; None where we may not."""
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if runs(["sudo", "-n", "true"]) else None


def set_up() -> None:
    """Make the environment, install the locked versions and the program; quick when all is done."""
    wanted = stamp_now()
    state = environment_state(read_stamp(), wanted, works=environment_works())
    if state == "ready":
        check_system(anew=False)
        return
    say("Setting up MAM Desktop. The first time takes a few minutes.")
    say("1/4  What Python and Qt need from the system")
    check_system(anew=state == "anew")
    wish_for_sound()
    say(f"2/4  An environment of its own, in {VENV.name}")
    if state == "anew":
        make_environment()
    STAMP.write_text(f"{ROOT}\n{UNFINISHED}\n", encoding="utf-8")
    LOG.unlink(missing_ok=True)
    total = count_locked(LOCK.read_text(encoding="utf-8"))
    say(f"3/4  The {total} packages it is built from, in the exact versions of {LOCK.name}")
    pip(["--require-hashes", "--only-binary", ":all:", "--no-deps", "-r", str(LOCK)], total)
    say("4/4  The program itself")
    pip(["--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT)], 0)
    STAMP.write_text(wanted, encoding="utf-8")
    say("Set up.")


def read_stamp() -> str | None:
    """Return what the last set-up left behind."""
    return STAMP.read_text(encoding="utf-8") if STAMP.is_file() else None


def environment_works() -> bool:
    """Say whether the environment is whole enough to be used or installed into."""
    stamp = read_stamp()
    if stamp is None:
        return runs([str(venv_program("python")), "-m", "pip", "--version"])
    if stamp.endswith(f"\n{UNFINISHED}\n"):
        return False
    return venv_program("python").exists() and venv_program("mam-desktop").exists()


def runs(command: list[str]) -> bool:
    """Say whether a command can be started and ends well."""
    try:
        return not subprocess.run(command, capture_output=True, check=False).returncode
    except OSError:
        return False


def make_environment() -> None:
    """Make the environment from nothing, clearing what is left of a broken one."""
    made = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    done = subprocess.run(made, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotGoOn(f"{done.stdout}{done.stderr}\nPython could not make an environment.")


def count_locked(lock: str) -> int:
    """Return how many packages a lock names, those of other systems too."""
    return len(re.findall(r"^[a-z0-9]", lock, re.MULTILINE))


def pip(words: list[str], total: int) -> None:
    """Run pip install and show how far it is; its own words go to the log.

    Raises: CannotGoOn with the end of what pip said.
    """
    command = [str(venv_program("python")), "-m", "pip", "--disable-pip-version-check", "install"]
    lines: list[str] = []
    with subprocess.Popen(
        [*command, "--no-input", "--progress-bar", "off", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as running:
        for line in running.stdout or ():
            lines.append(line)
            show_progress(lines, total)
    with LOG.open("a", encoding="utf-8") as log:
        log.writelines(lines)
    if running.returncode:
        raise CannotGoOn("".join(lines[-12:]) + f"\nInstalling failed; all of it is in {LOG}.")


def show_progress(lines: list[str], total: int) -> None:
    """Say now and then which package pip is at."""
    at = PIP_IS_AT.match(lines[-1])
    if at:
        count = sum(PIP_IS_AT.match(line) is not None for line in lines)
        if total and (count % 20 == 0 or count == 1):
            say(f"      {count} of {total}: {at[1]}")
    elif lines[-1].startswith("Installing collected"):
        say("      unpacking")


def check_system(*, anew: bool) -> None:
    """Make sure that Qt, and Python where an environment is made anew, have what they need here."""
    if not sys.platform.startswith("linux"):
        return
    wanted = dict(QT_LIBRARIES)
    if has_display(sys.platform, dict(os.environ)):
        wanted.update(WINDOW_LIBRARIES)
    missing = missing_packages(wanted)
    if anew and importlib.util.find_spec("ensurepip") is None:
        missing.insert(0, "python3-venv")
    if missing:
        install_packages(missing)


def wish_for_sound() -> None:
    """Install what only sound needs; where that cannot be done, say so and go on without it."""
    if sys.platform.startswith("linux"):
        missing = missing_packages(SOUND_LIBRARIES)
        wish_for(missing, "Without it nothing can be recorded or played; all else works.")


def wish_for_test_programs() -> None:
    """Install what tests with a screen of their own need; else say that they are skipped."""
    if sys.platform.startswith("linux"):
        missing = missing_programs(TEST_PROGRAMS) + missing_packages(WINDOW_LIBRARIES)
        wish_for(missing, "Without them the tests on a screen of their own are skipped.")


def missing_programs(programs: dict[str, str]) -> list[str]:
    """Return the Debian packages of the programs that this system cannot start."""
    return [package for name, package in programs.items() if shutil.which(name) is None]


def wish_for(missing: list[str], without: str) -> None:
    """Install Debian packages; where that cannot be done, say what is lost without them."""
    if not missing:
        return
    try:
        install_packages(missing)
    except CannotGoOn as why:
        say(f"      {without}\n{why}")


def start() -> int:
    """Open the program; without a display play an example and leave what it makes in `out`."""
    program = str(venv_program("mam-desktop"))
    if has_display(sys.platform, dict(os.environ)):
        say("Opening MAM Desktop with the example families ...")
        return subprocess.call([program, "demo"], cwd=ROOT)
    say("There is no display here. Playing an example meeting through the windows, unseen ...")
    script = ROOT / "resources" / "examples" / "robin.jsonl"
    code = subprocess.call(
        [program, "play", str(script), "--out", str(OUT), "--pictures"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    if code == 0:
        say(where_things_are(OUT))
    return code


def where_things_are(out: Path) -> str:
    """Say in a few lines which documents and pictures a played meeting left."""
    documents = sorted(path.name for path in out.iterdir() if path.suffix in {".pdf", ".docx"})
    pictures = sorted(path.name for path in out.glob("*.png"))
    lines = [f"In {out}:", *(f"  {name}" for name in documents)]
    if pictures:
        lines.append(f"  {len(pictures)} pictures of the screens, {pictures[0]} to {pictures[-1]}")
    return "\n".join(lines)


def run_tests(arguments: list[str]) -> int:
    """Run the tests without opening a window, all of them with a process for each core."""
    wish_for_test_programs()
    # In their own order: sorted by how many tests they have, the long journeys would come last.
    by_file = ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
    spread = [] if arguments else by_file
    return subprocess.call(
        [str(venv_program("python")), "-m", "pytest", *spread, *arguments],
        cwd=ROOT,
        env={"QT_QPA_PLATFORM": "offscreen", **os.environ},
    )


def say(words: str) -> None:
    """Print at once, so that it stands in the right order with what other programs print."""
    print(words, flush=True)


def main(arguments: list[str]) -> int:
    """Set up, then do what was asked; return the exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - told plainly to whoever has an older one
        say(f"MAM Desktop needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 1
    task, rest = (arguments[0], arguments[1:]) if arguments else ("start", [])
    if task not in {"start", "setup", "test"} or (rest and task != "test"):
        say(__doc__ or "")
        return 0 if task in {"-h", "--help"} else 2
    try:
        set_up()
    except CannotGoOn as why:
        say(str(why))
        return 1
    except KeyboardInterrupt:
        say("Stopped. The next start goes on with the set-up.")
        return 130
    if task == "test":
        return run_tests(rest)
    return start() if task == "start" else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
