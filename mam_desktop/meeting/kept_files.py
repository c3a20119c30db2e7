"""Drawings and photos as the papers show them, and recordings by their name, where consent allows.

What somebody said no to is not among what a reader may see, so it never comes here.
"""

from collections.abc import Callable, Iterator

from mam_desktop.meeting.content import Block, Heading, Paragraph, Picture, TextStyle
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import name_of
from mam_desktop.meeting.said import Attachment
from mam_desktop.texts import N_, _, ngettext

FileBytes = Callable[[str], bytes | None]
"""SHA-256 -> the bytes of a kept file, or None where it is not on this laptop."""
_KEPT = {
    "drawing": N_("{name}’s drawing"),
    "photo": N_("{name}’s photo"),
    "audio": N_("{name}’s recording"),
}


def no_files(_sha256: str) -> bytes | None:
    """Return nothing: no files are at hand."""
    return None


def kept_files(seen: Entries, meeting: Meeting, file_bytes: FileBytes) -> Iterator[Block]:
    """Yield what was drawn, photographed and recorded in a meeting."""
    found = seen.all(Attachment, meeting.id)
    if found:
        yield Heading(_("Drawings, photos and recordings"))
    for one in found:
        yield from _kept(seen, one, file_bytes)


def _kept(seen: Entries, one: Attachment, file_bytes: FileBytes) -> Iterator[Block]:
    title = _(_KEPT.get(one.type, _KEPT["drawing"])).format(name=name_of(seen, one.who_id))
    yield Paragraph(title, TextStyle.STRONG)
    if one.words:
        yield Paragraph(one.words)
    if one.type == "audio":
        yield Paragraph(_length(one), TextStyle.MUTED)
        return
    data = file_bytes(one.sha256) if one.sha256 else None
    if data is None:
        yield Paragraph(_("The picture is not on this laptop yet."), TextStyle.MUTED)
    else:
        said = _("{title}: {words}").format(title=title, words=one.words) if one.words else title
        yield Picture(data=data, alternative=said)


def _length(one: Attachment) -> str:
    if one.length_s is None:
        return _("A recording; it cannot be heard on paper.")
    words = ngettext(
        "A recording of {count} second; it cannot be heard on paper.",
        "A recording of {count} seconds; it cannot be heard on paper.",
        one.length_s,
    )
    return words.format(count=one.length_s)
