"""The wire between a laptop and the central record: JSON up, NDJSON with a trailer down.

A page without its trailer is thrown away whole. What is pushed is signed over the last link of the
laptop's chain; what is pulled is dense from the cursor on and chained per family.
Source: docs/architecture.md, "Sync".
"""

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from mam_desktop.changes.chain import StampedChange, family_link, stamped_from_json
from mam_desktop.changes.change import JsonValue
from mam_desktop.errors import BadInput

FORMAT = 1
"""Version of the wire."""

MOST_CHANGES = 500
"""Changes in one push or page, unless a single gesture is longer."""

MOST_BYTES = 16 * 1024 * 1024
"""Bytes of one body once unpacked."""

MOST_BLOB_BYTES = 50 * 1024 * 1024
NO_FAMILY_HASH = "0" * 64
"""What the first change of a family holds on to at the central record."""

PAGE_TYPE = "application/x-ndjson"


@dataclass(frozen=True, slots=True)
class Push:
    """Whole gestures of one laptop, oldest first, signed over the last link of its chain."""

    device_id: str
    public_key: str
    signature: str
    gestures: tuple[tuple[StampedChange, ...], ...]

    @property
    def changes(self) -> tuple[StampedChange, ...]:
        """Return every change, in order."""
        return tuple(change for gesture in self.gestures for change in gesture)


@dataclass(frozen=True, slots=True)
class Pulled:
    """A change as the central record hands it out: its number in the family."""

    seq: int
    stamped: StampedChange


@dataclass(frozen=True, slots=True)
class Page:
    """Some changes of one family, in order; `last_hash` is the family's chain at the last one."""

    changes: tuple[Pulled, ...]
    last_seq: int
    last_hash: str


def push_to_bytes(push: Push) -> bytes:
    """Return a push as gzipped JSON."""
    body: JsonValue = {
        "format": FORMAT,
        "device_id": push.device_id,
        "public_key": push.public_key,
        "signature": push.signature,
        "gestures": [[one.to_json() for one in gesture] for gesture in push.gestures],
    }
    return gzip.compress(json.dumps(body, ensure_ascii=False).encode(), compresslevel=1, mtime=0)


def push_from_bytes(body: bytes) -> Push:
    """Read a push.

    Raises:
        BadInput: it is too large, not of this format, or not whole gestures.

    """
    data = as_object(unpacked(body))
    if data.get("format") != FORMAT:
        raise BadInput(f"this push has format {data.get('format')!r}; {FORMAT} is spoken here")
    gestures = data.get("gestures")
    if not isinstance(gestures, list):
        raise BadInput("a push has no gestures")
    push = Push(
        device_id=_text(data, "device_id"),
        public_key=_text(data, "public_key"),
        signature=_text(data, "signature"),
        gestures=tuple(tuple(_gesture(one)) for one in gestures),
    )
    for gesture in push.gestures:
        _check_whole(gesture)
    return push


def _gesture(data: JsonValue) -> Iterator[StampedChange]:
    if not isinstance(data, list):
        raise BadInput("a gesture is not a list of changes")
    for one in data:
        if not isinstance(one, dict):
            raise BadInput("a change is not an object")
        yield stamped_from_json(one)


def _check_whole(gesture: Sequence[StampedChange]) -> None:
    changes = [one.change for one in gesture]
    whole = (
        bool(changes)
        and [one.gesture_no for one in changes] == list(range(len(changes)))
        and {one.gesture_of for one in changes} == {len(changes)}
        and len({(one.gesture_id, one.family_id) for one in changes}) == 1
    )
    if not whole:
        raise BadInput("a gesture is not whole, or not of one family")


def page_to_lines(rows: Iterable[tuple[int, str]], last_seq: int, last_hash: str) -> Iterator[str]:
    """Yield a page as lines: each change with its number, then the trailer."""
    count = 0
    for seq, stamped in rows:
        count += 1
        yield f'{{"seq":{seq},"stamped":{stamped}}}\n'
    trailer = {"end": True, "count": count, "last_seq": last_seq, "last_hash": last_hash}
    yield json.dumps(trailer) + "\n"


def page_from_bytes(body: bytes) -> Page:
    """Read a page.

    Raises:
        BadInput: the trailer is missing or does not fit, or a change is not one.

    """
    lines = [line for line in body.split(b"\n") if line.strip()]
    if not lines:
        raise BadInput("an empty page")
    parsed = [as_object(line) for line in lines]
    trailer = parsed.pop()
    if trailer.get("end") is not True or trailer.get("count") != len(parsed):
        raise BadInput("a page without its end")
    changes = tuple(_pulled(one) for one in parsed)
    return Page(changes, _number(trailer, "last_seq"), _text(trailer, "last_hash"))


def _pulled(data: Mapping[str, JsonValue]) -> Pulled:
    stamped = data.get("stamped")
    if not isinstance(stamped, dict):
        raise BadInput("a line of a page has no change")
    return Pulled(_number(data, "seq"), stamped_from_json(stamped))


def check_page(page: Page, *, after: int, before_hash: str) -> None:
    """Check that a page is dense from the cursor on and that both chains hold.

    Raises:
        BadInput: a change is missing, came twice, or was altered.

    """
    seq, link = after, before_hash
    for one in page.changes:
        seq += 1
        if one.seq != seq or not one.stamped.is_true:
            raise BadInput("a page has a gap, or a change that was altered")
        link = family_link(link, one.stamped.hash)
    if page.last_seq != seq or page.last_hash != link:
        raise BadInput("a page does not fit onto what is here")


def unpacked(body: bytes, most: int = MOST_BYTES) -> bytes:
    """Unpack gzip, never more than `most` bytes; a body that is not packed comes back as it is.

    Raises:
        BadInput: it is too large, or damaged.

    """
    if not body.startswith(b"\x1f\x8b"):
        if len(body) > most:
            raise BadInput("the body is too large")
        return body
    try:
        stream = zlib.decompressobj(wbits=31)
        data = stream.decompress(body, most + 1)
    except zlib.error as error:
        raise BadInput("the body is damaged") from error
    if len(data) > most or not stream.eof:
        raise BadInput("the body is too large, or cut off")
    return data


def as_object(body: bytes) -> Mapping[str, JsonValue]:
    """Read a JSON object.

    Raises:
        BadInput: it is not one.

    """
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadInput("not JSON") from error
    if not isinstance(data, dict):
        raise BadInput("not a JSON object")
    return cast("Mapping[str, JsonValue]", data)


def _text(data: Mapping[str, JsonValue], key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str):
        raise BadInput(f"{key} is missing")
    return value


def _number(data: Mapping[str, JsonValue], key: str) -> int:
    value = data.get(key)
    if type(value) is not int:
        raise BadInput(f"{key} is missing")
    return value
