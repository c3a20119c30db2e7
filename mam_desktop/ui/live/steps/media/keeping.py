"""Puts a finished file into the record and writes it down; what fails is said and not lost."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from shiboken6 import isValid

from mam_desktop.meeting.voicing import attach_file
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.media.keep_card import KeepOrder


def keep_data(
    controller: LiveController,
    owner: QObject,
    data: bytes,
    *,
    kind: str,
    file_name: str,
    order: KeepOrder,
    length_s: int | None = None,
    agreed_how: str = "",
    kept: Callable[[], None],
    failed: Callable[[], None],
) -> None:
    """Keep a file's bytes, then write it down; `failed` is called once the trouble was told.

    What answers after `owner` has gone writes it down all the same: a page that was left must
    not lose a drawing that somebody chose to keep.
    """

    def on_in_record(sha256: str) -> None:
        written = controller.do(
            lambda: attach_file(
                controller.session,
                sha256=sha256,
                file_name=file_name,
                type=kind,
                who=order.who,
                words=order.words,
                agreed_by=order.agreed_by,
                agreed_how=agreed_how,
                length_s=length_s,
                sharing=order.sharing,
            )
        )
        _tell(kept if written is not None else failed)

    def on_failed(words: str) -> None:
        if isValid(controller):
            controller.trouble.emit(words)
        _tell(failed)

    def _tell(what: Callable[[], None]) -> None:
        if isValid(owner):
            what()

    controller.desk.keep_file(data, on_in_record, on_failed)
