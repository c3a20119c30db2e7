"""Locks a PDF with a password, other files inside it: AES-256, as Windows and phones open it.

See docs/adr for why a PDF and not a ZIP. The lock is put on last: whoever checks what is inside
checks before.
"""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import embed
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from mam_desktop.errors import BadInput, DocumentTrouble
from mam_desktop.texts import _

SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 120
"""In bytes; the format's own limit is 127."""


def check_password(password: str) -> None:
    """Look whether a password can lock a file.

    Raises:
        BadInput: it is too short or too long.

    """
    if len(password) < SHORTEST_PASSWORD:
        raise BadInput(
            _("The password needs {count} letters or more.").format(count=SHORTEST_PASSWORD)
        )
    if len(password.encode()) > LONGEST_PASSWORD:
        raise BadInput(_("That password is too long."))


def with_files(pdf: bytes, files: Mapping[str, bytes]) -> bytes:
    """Return a PDF that has other files inside, by their names."""

    def put_in(writer: Any) -> None:  # noqa: ANN401 - half of pyHanko has no types
        for name, data in files.items():
            stream = embed.EmbeddedFileObject.from_file_data(writer, data)
            spec = embed.FileSpec(file_spec_string=name, file_name=name, embedded_data=stream)
            embed.embed_file(writer, spec)

    return _changed(pdf, put_in)


def locked(pdf: bytes, password: str) -> bytes:
    """Return a PDF that only opens with a password.

    Raises:
        BadInput: the password is too short or too long.

    """
    check_password(password)

    def lock(writer: Any) -> None:  # noqa: ANN401 - half of pyHanko has no types
        writer.encrypt(owner_pass=password, user_pass=password)

    return _changed(pdf, lock)


def _changed(pdf: bytes, change: Callable[[Any], None]) -> bytes:
    try:
        read: Callable[..., Any] = copy_into_new_writer
        writer = read(PdfFileReader(BytesIO(pdf)))
        change(writer)
        out = BytesIO()
        writer.write(out)
    except PdfError as error:
        raise DocumentTrouble(_("The file is damaged: it cannot be read as a PDF.")) from error
    return out.getvalue()
