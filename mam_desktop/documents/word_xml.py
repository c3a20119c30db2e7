"""Word's own language: elements, and the zip file around them with nothing of this moment in it."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from types import MappingProxyType
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from mam_desktop.documents.wording import PROGRAM

_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
NOTHING: Mapping[str, bytes] = MappingProxyType({})
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Application>{PROGRAM}</Application></Properties>"
)


def element(
    tag: str, children: Iterable[BaseOxmlElement] = (), /, **attributes: object
) -> BaseOxmlElement:
    """Return an element such as `w:jc`; attributes are Word's own (`val="center"`)."""
    made = cast("BaseOxmlElement", OxmlElement(tag))
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def text(words: str) -> list[BaseOxmlElement]:
    """Return words as elements of a run, line ends as breaks."""
    made: list[BaseOxmlElement] = []
    for at, line in enumerate(words.split("\n")):
        if at:
            made.append(element("w:br"))
        if line:
            part = element("w:t")
            part.text = line
            part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            made.append(part)
    return made


def field(code: str, shown: str) -> list[BaseOxmlElement]:
    """Return runs with a field, such as `PAGE`, that shows `shown` until Word works it out."""
    instruction = element("w:instrText")
    instruction.text = f" {code} "
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    parts = [
        [element("w:fldChar", fldCharType="begin")],
        [instruction],
        [element("w:fldChar", fldCharType="separate")],
        text(shown),
        [element("w:fldChar", fldCharType="end")],
    ]
    return [element("w:r", part) for part in parts]


def app_properties() -> bytes:
    """Return the part of an Office file that says which program made it, and nothing else."""
    return _APP.encode()


def same_zip(data: bytes, instead: Mapping[str, bytes] = NOTHING) -> bytes:
    """Return a zip file's entries packed again in the same order, all with one fixed time.

    `instead` has what some of them hold from now on, by their names.
    """
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, _FIXED_TIME)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = 0o644 << 16
            new.writestr(entry, instead.get(name) or old.read(name))
    return buffer.getvalue()
