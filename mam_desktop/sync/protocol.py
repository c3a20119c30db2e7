"""The wire between a laptop and the central record: JSON up, NDJSON with a trailer down.

A page without its trailer is thrown away whole. What is pushed is signed over the last link of the
laptop's chain; what is pulled is dense from the cursor on and chained per family. Each side reads
as if the other were broken or hostile. Source: docs/architecture.md, "Sync".
"""

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn, cast

from mam_desktop.changes.chain import StampedChange, family_link, head_message, stamped_from_json
from mam_desktop.changes.change import FORMAT as CHANGE_FORMAT
from mam_desktop.changes.change import JsonValue
from mam_desktop.errors import BadInput

FORMAT = 1
"""Version of the wire."""

MIB = 1024 * 1024
MOST_CHANGES = 500
MOST_PUSH_BYTES = 1 * MIB
"""Of one push or page, unless a single gesture is longer: a gesture is never split."""

MOST_GESTURE_CHANGES = 5_000
MOST_GESTURE_BYTES = 8 * MIB
MOST_BYTES = MOST_PUSH_BYTES + MOST_GESTURE_BYTES + MIB // 4
"""Bytes of one body once unpacked; a file may have more."""

MOST_BLOB_BYTES = 50 * MIB
NO_FAMILY_HASH = "0" * 64
"""What the first change of a family holds on to at the central record."""

PAGE_TYPE = "application/x-ndjson"
JSON_TYPE = "application/json"


class Problem:
    """The central record's own words for why it says no: the `problem` of its answer."""

    TOKEN = "token"  # noqa: S105 - a name, not a secret
    CLONE = "clone"
    GAP = "gap"
    UNSIGNED = "unsigned"
    MALFORMED = "malformed"
    TOO_LARGE = "too_large"
    TOO_NEW = "too_new"
    MISSING = "missing"
    BUSY = "busy"


class Reason:
    """Why one gesture of a push was put aside while the others were taken."""

    OTHER_COUNCIL = "other_council"
    UNFIT_ID = "unfit_id"
    TAKEN = "taken"


class TooLarge(BadInput):
    """More came than is allowed; reading stopped there."""


class TooNew(BadInput):
    """A change has a form that only a newer version knows."""


@dataclass(frozen=True, slots=True)
class Push:
    """Whole gestures of one laptop, oldest first, signed over the last link of its chain.

    After the central record was restored, gestures of other laptops may be among them: whoever has
    them gives them back.
    """

    device_id: str
    public_key: str
    signature: str
    gestures: tuple[tuple[StampedChange, ...], ...]

    @property
    def changes(self) -> tuple[StampedChange, ...]:
        """Return every change, in order."""
        return tuple(change for gesture in self.gestures for change in gesture)

    @property
    def signed(self) -> bytes:
        """Return what the signature is for."""
        return message_to_sign(self.device_id, self.changes)


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


def message_to_sign(device_id: str, changes: Sequence[StampedChange]) -> bytes:
    """Return what a laptop signs at a push: its own last link, else the last one it hands on."""
    own = [one for one in changes if one.change.device_id == device_id]
    return head_message(device_id, (own or changes)[-1].head)


# --- a push ---------------------------------------------------------------------------------------


def gesture_to_json(gesture: Sequence[StampedChange]) -> str:
    """Return one gesture as it stands in a push."""
    return _written([one.to_json() for one in gesture])


def push_to_bytes(push: Push, gestures: Sequence[str] = ()) -> bytes:
    """Return a push as gzipped JSON; `gestures`: the same, where they were written before."""
    envelope = _written(
        {
            "format": FORMAT,
            "device_id": push.device_id,
            "public_key": push.public_key,
            "signature": push.signature,
        }
    )
    written = gestures or [gesture_to_json(one) for one in push.gestures]
    return packed(f'{envelope[:-1]},"gestures":[{",".join(written)}]}}'.encode())


def push_from_bytes(body: bytes) -> Push:
    """Read a push that was unpacked already.

    Raises:
        TooLarge: it is over the limits.
        TooNew: a change has a form that only a newer version knows.
        BadInput: it is not of this format, not whole gestures, or something was altered.

    """
    data = as_object(body)
    if data.get("format") != FORMAT:
        raise BadInput(f"this push has format {data.get('format')!r}; {FORMAT} is spoken here")
    gestures = data.get("gestures")
    if not isinstance(gestures, list) or not gestures:
        raise BadInput("a push has no gestures")
    _check_limits(gestures, len(body))
    push = Push(
        device_id=_text(data, "device_id"),
        public_key=_text(data, "public_key"),
        signature=_text(data, "signature"),
        gestures=tuple(tuple(_gesture(one)) for one in gestures),
    )
    for gesture in push.gestures:
        _check_whole(gesture)
    return push


def _check_limits(gestures: Sequence[JsonValue], size: int) -> None:
    count = sum(len(one) for one in gestures if isinstance(one, list))
    if len(gestures) == 1:
        fits = count <= MOST_GESTURE_CHANGES and size <= MOST_BYTES
    else:
        fits = count <= MOST_CHANGES and size <= MOST_PUSH_BYTES
    if not fits:
        raise TooLarge("a push is over the limits")


def _gesture(data: JsonValue) -> Iterator[StampedChange]:
    if not isinstance(data, list):
        raise BadInput("a gesture is not a list of changes")
    for one in data:
        if not isinstance(one, dict):
            raise BadInput("a change is not an object")
        yield stamped_checked(one)


def _check_whole(gesture: Sequence[StampedChange]) -> None:
    changes = [one.change for one in gesture]
    whole = (
        bool(changes)
        and [one.gesture_no for one in changes] == list(range(len(changes)))
        and {one.gesture_of for one in changes} == {len(changes)}
        and len({(one.gesture_id, one.family_id, one.authority_id) for one in changes}) == 1
    )
    if not whole:
        raise BadInput("a gesture is not whole, or not of one family")


# --- a page ---------------------------------------------------------------------------------------


def page_to_lines(rows: Iterable[tuple[int, str]], last_seq: int, last_hash: str) -> Iterator[str]:
    """Yield a page as lines: each change with its number, then the trailer."""
    count = 0
    for seq, stamped in rows:
        count += 1
        yield f'{{"seq":{seq},"stamped":{stamped}}}\n'
    trailer = {"end": True, "count": count, "last_seq": last_seq, "last_hash": last_hash}
    yield json.dumps(trailer) + "\n"


def page_from_bytes(body: bytes) -> Page:
    """Read a page that was unpacked already.

    Raises:
        TooNew: a change has a form that only a newer version knows.
        BadInput: the trailer is missing or does not fit, or a change was altered.

    """
    if not body.endswith(b"\n"):
        raise BadInput("a page without its end")
    parsed = [as_object(line) for line in body[:-1].split(b"\n")]
    trailer = parsed.pop()
    if trailer.get("end") is not True or trailer.get("count") != len(parsed):
        raise BadInput("a page without its end")
    changes = tuple(_pulled(one) for one in parsed)
    return Page(changes, _number(trailer, "last_seq"), _text(trailer, "last_hash"))


def check_page(page: Page, *, family_id: str, after: int, before_hash: str) -> None:
    """Check that a page is this family's, dense from the cursor on, and that its chain holds.

    Raises:
        BadInput: a change is missing, came twice, or is another family's.

    """
    seq, link = after, before_hash
    for one in page.changes:
        seq += 1
        if one.seq != seq or one.stamped.change.family_id != family_id:
            raise BadInput("a page has a gap, or a change of another family")
        link = family_link(link, one.stamped.hash)
    if page.last_seq != seq or page.last_hash != link:
        raise BadInput("a page does not fit onto what is here")


def _pulled(data: Mapping[str, JsonValue]) -> Pulled:
    stamped = data.get("stamped")
    if not isinstance(stamped, dict):
        raise BadInput("a line of a page has no change")
    return Pulled(_number(data, "seq"), stamped_checked(stamped))


def stamped_checked(data: Mapping[str, JsonValue]) -> StampedChange:
    """Read a stamped change and check it against its own hash.

    Raises:
        TooNew: it has a form that only a newer version knows.
        BadInput: it is not one, or it was altered.

    """
    inner = data.get("change")
    form = inner.get("format") if isinstance(inner, dict) else None
    if type(form) is int and form > CHANGE_FORMAT:
        raise TooNew("a change comes from a newer version")
    one = stamped_from_json(data)
    try:
        is_true = one.is_true
    except RecursionError as error:
        raise BadInput("a value is nested beyond reason") from error
    if not is_true:
        raise BadInput("a change was altered")
    return one


# --- bodies ---------------------------------------------------------------------------------------


def packed(body: bytes) -> bytes:
    """Pack a body with gzip."""
    return gzip.compress(body, compresslevel=6, mtime=0)


class CappedBody:
    """Takes in a body piece by piece and unpacks it, never holding more than `most` bytes."""

    def __init__(self, *, is_gzip: bool, most: int = MOST_BYTES) -> None:
        self._stream = zlib.decompressobj(wbits=31) if is_gzip else None
        self._most = most
        self._taken = self._size = 0
        self._parts: list[bytes] = []

    def feed(self, piece: bytes) -> None:
        """Take in the next piece.

        Raises:
            TooLarge: the body is larger than allowed, packed or unpacked.
            BadInput: it is not gzip.

        """
        self._taken += len(piece)
        if self._taken > self._most:
            raise TooLarge("the body is too large")
        if self._stream is None:
            self._keep(piece)
            return
        while piece and not self._stream.eof:
            try:
                self._keep(self._stream.decompress(piece, self._most - self._size + 1))
            except zlib.error as error:
                raise BadInput("the body is damaged") from error
            piece = self._stream.unconsumed_tail

    def finish(self) -> bytes:
        """Return the whole body.

        Raises:
            BadInput: it was cut off, or something follows its end.

        """
        stream = self._stream
        if stream is not None and (not stream.eof or stream.unused_data):
            raise BadInput("the body is cut off")
        return b"".join(self._parts)

    def _keep(self, part: bytes) -> None:
        self._size += len(part)
        if self._size > self._most:
            raise TooLarge("the body is too large")
        self._parts.append(part)


def as_object(body: bytes) -> Mapping[str, JsonValue]:
    """Read a JSON object.

    Raises:
        BadInput: it is not one.

    """
    try:
        data = json.loads(body, parse_constant=_no_such_number)
    except (ValueError, RecursionError) as error:
        raise BadInput("not JSON") from error
    if not isinstance(data, dict):
        raise BadInput("not a JSON object")
    return cast("Mapping[str, JsonValue]", data)


def _written(value: JsonValue) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _no_such_number(name: str) -> NoReturn:
    raise ValueError(name)


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
