"""Says of files whether they are as they were sealed, with what this laptop knows."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from mam_desktop.documents.checking import FileChecker
from mam_desktop.documents.verify import Verdict, VerdictKind
from mam_desktop.documents.visible import visible
from mam_desktop.errors import DocumentTrouble
from mam_desktop.laptop import Laptop
from mam_desktop.texts import N_, _, ngettext

CHECKED_IN_FOLDERS = frozenset({".pdf", ".json"})
"""What is looked for in a folder: the files that can carry a seal."""


class NobodyKnown:
    """No record at hand: no laptop is known."""

    def name_of(self, device_public_key: str) -> str | None:  # noqa: ARG002 - the port's form
        """Return None: no laptop is known."""
        return None


class RecordKnows:
    """What a record knows of laptops and sealed versions."""

    def __init__(self, laptop: Laptop) -> None:
        self._record = laptop.record
        self._known = {key.hex() for key in laptop.record.known_device_keys()}
        self._own = laptop.record.device_public_key().hex()

    def name_of(self, device_public_key: str) -> str | None:
        """Return what a laptop is called here, or None."""
        if device_public_key == self._own:
            return _("this one")
        if device_public_key in self._known:
            return _("laptop {key}").format(key=device_public_key[:8])
        return None

    def newest_version(self, meeting_id: str, copy: str) -> int | None:  # noqa: ARG002 - the port's
        """Return the newest sealed version of a meeting, or None; copies share their versions."""
        versions = [row.version for row in self._record.minutes() if row.meeting_id == meeting_id]
        return max(versions, default=0) or None


def checker(laptop: Laptop | None) -> FileChecker:
    """Return what checks files, with what a laptop knows; whoever takes it closes it."""
    if laptop is None:
        return FileChecker(NobodyKnown())
    known = RecordKnows(laptop)
    return FileChecker(known, known)


def verdict_on(path: Path, laptop: Laptop | None) -> Verdict:
    """Return the verdict on one file.

    Raises:
        DocumentTrouble: it cannot be read.

    """
    with checker(laptop) as one:
        return one.check(path)


def files_to_check(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield each file, and of a folder what can carry a seal, however deep, by name.

    Raises:
        DocumentTrouble: a folder cannot be read, or there is nothing in it to check.

    """
    for path in paths:
        if path.is_dir():
            yield from _in_folder(path)
        else:
            yield path


def _in_folder(folder: Path) -> list[Path]:
    try:
        found = sorted(
            one
            for one in folder.rglob("*")
            if one.suffix.lower() in CHECKED_IN_FOLDERS and one.is_file()
        )
    except OSError as error:
        raise DocumentTrouble(
            _("The folder {name} cannot be read: {why}.").format(
                name=visible(folder.name), why=error.strerror or error
            )
        ) from error
    if not found:
        raise DocumentTrouble(
            _("There is no PDF and no JSON in the folder {name}.").format(name=visible(folder.name))
        )
    return found


def verify_files(paths: Sequence[Path], laptop: Laptop | None, say: Callable[[str], None]) -> int:
    """Say the verdict on each file and on what is in each folder; 0 when all are as sealed.

    A file that cannot be read or checked is said as well, and is the exit code; else it is 1.
    """
    codes, kinds = {0}, Counter[VerdictKind]()
    with checker(laptop) as one:
        for path in paths:
            try:
                for file in files_to_check([path]):
                    codes.add(_verify(one, file, kinds, say))
            except DocumentTrouble as trouble:
                say(_("{file}: {verdict}").format(file=visible(str(path)), verdict=trouble))
                codes.add(trouble.exit_code)
    if kinds.total() > 1:
        say(summary(kinds))
    return max(codes)


def _verify(
    one: FileChecker, file: Path, kinds: Counter[VerdictKind], say: Callable[[str], None]
) -> int:
    name = visible(str(file))
    try:
        verdict = one.check(file)
    except DocumentTrouble as trouble:
        say(_("{file}: {verdict}").format(file=name, verdict=trouble))
        return trouble.exit_code
    kinds[verdict.kind] += 1
    say(_("{file}: {verdict}").format(file=name, verdict=verdict.sentence))
    for line in verdict.lines:
        say(f"    {line}")
    return exit_code_of(verdict)


def exit_code_of(verdict: Verdict) -> int:
    """Return what a verdict is as an exit code: one that is none says nothing good or bad."""
    if verdict.kind is VerdictKind.UNCHECKED:
        return DocumentTrouble.exit_code
    return 0 if verdict.is_unchanged else 1


_COUNTED = {
    VerdictKind.INTACT: N_("intact: {count}"),
    VerdictKind.UNKNOWN_LAPTOP: N_("unchanged, laptop not known here: {count}"),
    VerdictKind.CORRECTED_LATER: N_("corrected later: {count}"),
    VerdictKind.BROKEN: N_("broken: {count}"),
    VerdictKind.NOT_OURS: N_("not one of ours: {count}"),
    VerdictKind.UNCHECKED: N_("could not be checked here: {count}"),
}


def summary(kinds: Counter[VerdictKind]) -> str:
    """Return in a line how many files were checked, and how many are what."""
    count = kinds.total()
    files = ngettext("{count} file checked", "{count} files checked", count).format(count=count)
    counted = (_(_COUNTED[one]).format(count=kinds[one]) for one in VerdictKind if kinds[one])
    return _("{files}. {counted}.").format(files=files, counted="; ".join(counted))
