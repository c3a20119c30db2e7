"""Writes finished papers into a folder, whole or not at all, and says in words why it cannot."""

import errno
from pathlib import Path
from typing import TYPE_CHECKING

from mam_desktop.errors import BadInput
from mam_desktop.profile import write_whole
from mam_desktop.texts import N_, _

if TYPE_CHECKING:
    from mam_desktop.paper_orders import MadePaper


def write_paper(folder: Path, paper: "MadePaper") -> Path:
    """Write a finished file into a folder.

    Raises:
        BadInput: the folder cannot be written to.

    """
    path = folder / paper.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(path, paper.data)
    except OSError as error:
        raise BadInput(not_written(path, error)) from error
    return path


def not_written(path: Path, error: OSError) -> str:
    """Say why a paper could not be written, and what helps; nothing half-written stays."""
    words = _NOT_WRITTEN.get(error.errno or 0)
    if words is None:
        return _("{path} cannot be written: {why}").format(path=path, why=error.strerror or error)
    return _(words).format(path=path)


_MAY_NOT = N_(
    "{path} cannot be written. Close it if it is open in another program, or ask who may write "
    "into that folder."
)
_GONE = N_("{path} cannot be written: the folder is not there any more.")
_NOT_WRITTEN = {
    errno.ENOSPC: N_("{path} cannot be written: there is no room left. Make room and try again."),
    errno.EACCES: _MAY_NOT,
    errno.EPERM: _MAY_NOT,
    errno.EBUSY: _MAY_NOT,
    errno.EROFS: N_("{path} cannot be written: it can only be read, nothing can be saved there."),
    errno.ENAMETOOLONG: N_("{path} cannot be written: the name or the folder’s path is too long."),
    errno.ENOENT: _GONE,
    errno.ENOTDIR: _GONE,
}
"""What the world answered -> a sentence."""
