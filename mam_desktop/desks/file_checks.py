"""Checks files for Home, one after the other, beside everything else."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from mam_desktop.desks.office import Office
from mam_desktop.documents.checking import FileChecker
from mam_desktop.documents.visible import visible
from mam_desktop.errors import DocumentTrouble
from mam_desktop.ui.ports import CheckedFile, Failed


class FileChecks:
    """One run over some files and folders; a new run gets a new one."""

    def __init__(
        self,
        office: Office,
        told: Callable[[CheckedFile, int], bool],
        done: Callable[[], None],
        failed: Failed,
    ) -> None:
        from mam_desktop.verifying import checker

        self._office = office
        self._told, self._done, self._failed = told, done, failed
        self._checker: FileChecker = checker(office.laptop)
        self._left: list[Path] = []

    def run(self, paths: Sequence[Path]) -> None:
        """Find the files, then check one after the other."""
        self._office.beside(lambda: list(_found(paths)), self._on_found, self._on_failed)

    def _on_found(self, found: list[Path]) -> None:
        self._left = found
        self._next()

    def _next(self) -> None:
        if not self._left:
            self._end(self._done)
            return
        path = self._left.pop(0)
        self._office.beside(
            lambda: _checked(self._checker, path), self._on_checked, self._on_failed
        )

    def _on_checked(self, one: CheckedFile) -> None:
        if self._told(one, len(self._left)):
            self._next()
        else:
            self._end(lambda: None)

    def _on_failed(self, sentence: str) -> None:
        self._end(lambda: self._failed(sentence))

    def _end(self, then: Callable[[], None]) -> None:
        self._office.beside(self._checker.close, lambda _nothing: then(), self._failed)


def _found(paths: Sequence[Path]) -> Iterator[Path]:
    from mam_desktop.verifying import files_to_check

    return files_to_check(paths)


def _checked(checker: FileChecker, path: Path) -> CheckedFile:
    name = visible(path.name)
    try:
        verdict = checker.check(path)
    except DocumentTrouble as trouble:
        return CheckedFile(name=name, kind="unread", sentence=str(trouble))
    return CheckedFile(
        name=name, kind=verdict.kind.value, sentence=verdict.sentence, lines=verdict.lines
    )
