"""Says in plain words what the disk and the database say in theirs."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2

from mam_desktop.errors import MamError, OurError, RecordTrouble
from mam_desktop.texts import N_, _

_RETRYABLE = {
    "SQLITE_FULL": N_(
        "The disk of this laptop is full. Make some room: what you wrote waits and is saved then."
    ),
    "SQLITE_READONLY": N_(
        "The folder of the record cannot be written just now. What you wrote waits."
    ),
    "SQLITE_IOERR": N_(
        "The disk of this laptop did not do what it was asked. What you wrote waits."
    ),
    "SQLITE_BUSY": N_("Something else holds the record. What you wrote waits."),
    "SQLITE_LOCKED": N_("Something else holds the record. What you wrote waits."),
}
_FINAL = {
    "SQLITE_NOTADB": N_(
        "The record’s file is damaged, or it is not the one that this key belongs to. Nothing was"
        " changed: keep the file, and put one back from a backup or from the central record."
    ),
    "SQLITE_CORRUPT": N_(
        "The record’s file is damaged. Keep it, and put one back from a backup or from the central"
        " record."
    ),
    "SQLITE_CANTOPEN": N_("The record’s file cannot be opened in this folder."),
    "SQLITE_PERM": N_("This person may not open the record’s file."),
}


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Turn what the driver raises into a sentence, or into a bug of ours where it is one."""
    try:
        yield
    except dbapi2.Error as error:
        raise trouble_of(error) from error


def trouble_of(error: BaseException) -> MamError:
    """Return the sentence for an error of the driver."""
    name = getattr(error, "sqlite_errorname", "")
    for known, words in (_RETRYABLE | _FINAL).items():
        if name == known or name.startswith(f"{known}_"):
            trouble = RecordTrouble(_(words))
            trouble.retryable = known in _RETRYABLE
            return trouble
    return OurError(f"the record refused a statement: {name or type(error).__name__}: {error}")
