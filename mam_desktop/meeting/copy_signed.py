"""The last part of the minutes: who signed, which text, and how."""

from collections.abc import Iterator

from mam_desktop.meeting.content import (
    Block,
    Heading,
    SignatureMark,
    Signatures,
    Stroke,
)
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.labels import (
    ANSWERS,
    JOINS,
    METHODS,
    label,
)
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import name_of
from mam_desktop.meeting.signed import Seal, Signature
from mam_desktop.meeting.signing import signature_is_to, signed_the_plan
from mam_desktop.meeting.versions import PLAN
from mam_desktop.texts import _, day_month


def signed(seen: Entries, meeting: Meeting, seal: Seal | None) -> Iterator[Block]:
    """Who signed, and how."""
    found = seen.all(Signature, meeting.id)
    if found:
        yield Heading(_("Signed"))
        yield Signatures(tuple(_mark(seen, meeting, one, seal) for one in found))


def _mark(seen: Entries, meeting: Meeting, one: Signature, seal: Seal | None) -> SignatureMark:
    name = name_of(seen, one.who_id)
    on = one.signed_on
    when = one.signed_at
    if on is not None and on != meeting.on:
        when = _("{date}, {time}").format(date=day_month(on), time=one.signed_at)
    told = [label(METHODS, one.method) if one.method != "drawn" else ""]
    # Who does not sign has agreed to nothing.
    told.append("" if one.is_refusal else label(ANSWERS, one.answer))
    through, noted = name_of(seen, one.through_id), name_of(seen, one.noted_by)
    told.append(_("through {name}").format(name=through) if through else "")
    told.append(label(JOINS, one.joined) if one.joined in {"phone", "video"} else "")
    told.append(_("noted by {name}").format(name=noted) if noted else "")
    told.append(_of_what(seen, one, seal))
    return SignatureMark(
        name=name,
        line=_("{name}, {time}").format(name=name, time=when),
        method=", ".join(text for text in told if text),
        words=one.words or one.reason,
        at_text=one.signed_at,
        typed=(one.typed or name) if one.method == "typed" else "",
        strokes=strokes_of(one),
    )


def _of_what(seen: Entries, one: Signature, seal: Seal | None) -> str:
    """Say which text was signed, or refused, where it is not the one on this paper."""
    if seal is None or signature_is_to(seal, one):
        return ""
    if signed_the_plan(seen, seal, one):
        signed, asked = _("signed the action plan"), _("asked about the action plan")
    else:
        signed, asked = _another_version(seen, seal, one)
    return asked if one.is_refusal else signed


def _another_version(seen: Entries, seal: Seal, one: Signature) -> tuple[str, str]:
    """Return that somebody signed, and that they were asked about, a text that is not this one."""
    seals = seen.all(Seal, seal.meeting_id) if seal.meeting_id else ()
    held = [other for other in seals if signature_is_to(other, one)]
    last = max(held, key=lambda other: (other.part != PLAN, other.version or 0), default=None)
    if last is None:
        return (
            _("signed words that were changed before the seal"),
            _("asked about words that were changed before the seal"),
        )
    if last.version == seal.version:
        # Two laptops sealed unknown to each other.
        return _("signed another version"), _("asked about another version")
    patterns = _("signed version {version}"), _("asked about version {version}")
    if last.part == PLAN:
        patterns = (
            _("signed the action plan of version {version}"),
            _("asked about the action plan of version {version}"),
        )
    signed, asked = (words.format(version=last.version) for words in patterns)
    return signed, asked


def strokes_of(one: Signature) -> tuple[Stroke, ...] | None:
    """Return a drawn signature's strokes, or None."""
    if not isinstance(one.strokes, list | tuple):
        return None
    return tuple(
        tuple((float(x), float(y), float(ms)) for x, y, ms, *_hard in stroke)
        for stroke in one.strokes
        if stroke
    )
