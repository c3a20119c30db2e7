"""A line that breaks anywhere, or an end that lies: nothing is lost, doubled, or believed."""

import gzip
import json
import random
from collections.abc import Callable

import httpx
import pytest

from mam_desktop.errors import SyncTrouble
from mam_desktop.sync.troubles import NotCentral, Unreachable
from tests.sync.fakes import BadLine, MemoryStore, Served, lost, streamed

AT = ("/v1/hello", "/v1/sync/push", "/v1/sync/heads", "/changes", "/v1/blobs/")


def is_page(request: httpx.Request) -> bool:
    return request.url.path.endswith("/changes")


def answer_with(body: bytes, headers: httpx.Headers) -> httpx.Response:
    return streamed(200, body, content_type=headers["content-type"])


@pytest.mark.parametrize("where", AT)
def test_an_answer_lost_after_the_central_record_acted_changes_nothing_in_the_end(
    central: Served, where: str
) -> None:
    lee, sam = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    sam.write(sam.keep_file(b"of sam"), field="sha256")
    central.sync(sam)
    lee.write("one", "two")
    lee.write(lee.keep_file(b"of lee"), field="sha256")

    with pytest.raises(Unreachable):
        central.sync(lee, BadLine(lost, lambda request: where in request.url.path))
    assert len(lee.log) >= 3

    central.sync(lee)
    central.sync(sam)
    assert lee.ids == sam.ids == set(central.ids())
    assert len(central.ids()) == 4
    assert lee.blobs == sam.blobs


def test_half_of_all_answers_lost_still_comes_to_exactly_once(central: Served) -> None:
    luck = random.Random(7)  # noqa: S311 - it only has to repeat
    lee = MemoryStore("laptop-lee")
    line = BadLine(lost, lambda _request: luck.random() < 0.5)
    for number in range(60):
        lee.write(f"words {number}")
        try:
            central.sync(lee, line)
        except Unreachable:
            continue
    central.sync(lee)
    found = central.ids()
    assert found == [one.change.id for one in lee.log]
    assert not lee.pending_count()


CUTS: dict[str, Callable[[bytes], bytes]] = {
    "everything": lambda _body: b"",
    "in the first line": lambda body: body[:40],
    "after a line": lambda body: body[: body.index(b"\n") + 1],
    "before the trailer": lambda body: body[: body.rindex(b"\n", 0, -1) + 1],
    "in the trailer": lambda body: body[:-20],
    "the last newline": lambda body: body[:-1],
}


@pytest.mark.parametrize("cut", CUTS)
def test_a_page_cut_short_is_thrown_away_and_the_cursor_stays(central: Served, cut: str) -> None:
    lee, sam = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    lee.write("one")
    lee.write("two")
    central.sync(lee)

    def spoil(_request: httpx.Request, body: bytes, headers: httpx.Headers) -> httpx.Response:
        return answer_with(CUTS[cut](gzip.decompress(body)), headers)

    with pytest.raises(NotCentral):
        central.sync(sam, BadLine(spoil, is_page))
    assert sam.log == []
    assert sam.places == {}

    assert central.sync(sam).received == 2


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_packed_page_cut_on_the_wire_is_thrown_away(central: Served, share: float) -> None:
    lee, sam = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    lee.write("one")
    central.sync(lee)

    def spoil(_request: httpx.Request, body: bytes, headers: httpx.Headers) -> httpx.Response:
        some = body[: int(len(body) * share)]
        return streamed(200, some, content_type=headers["content-type"], content_encoding="gzip")

    with pytest.raises(NotCentral):
        central.sync(sam, BadLine(spoil, is_page))
    assert not sam.log


def lines_of(body: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in gzip.decompress(body).splitlines()]


def page_of(lines: list[dict[str, object]]) -> bytes:
    return b"".join(json.dumps(line).encode() + b"\n" for line in lines)


def leave_out_one(lines: list[dict[str, object]]) -> None:
    del lines[0]
    lines[-1]["count"] = len(lines) - 1


def swap_two(lines: list[dict[str, object]]) -> None:
    lines[0], lines[1] = lines[1], lines[0]


def repeat_one(lines: list[dict[str, object]]) -> None:
    lines.insert(1, lines[0])
    lines[-1]["count"] = len(lines) - 1


def alter_a_value(lines: list[dict[str, object]]) -> None:
    stamped = lines[0]["stamped"]
    assert isinstance(stamped, dict)
    stamped["change"]["value"] = "something else"


def alter_the_end(lines: list[dict[str, object]]) -> None:
    lines[-1]["last_hash"] = "f" * 64


def claim_more(lines: list[dict[str, object]]) -> None:
    lines[-1]["last_seq"] = 99


@pytest.mark.parametrize(
    "spoil_lines",
    [leave_out_one, swap_two, repeat_one, alter_a_value, alter_the_end, claim_more],
)
def test_a_page_that_was_tampered_with_is_not_believed(
    central: Served, spoil_lines: Callable[[list[dict[str, object]]], None]
) -> None:
    lee, sam = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    lee.write("one")
    lee.write("two")
    central.sync(lee)

    def spoil(_request: httpx.Request, body: bytes, headers: httpx.Headers) -> httpx.Response:
        lines = lines_of(body)
        spoil_lines(lines)
        return answer_with(page_of(lines), headers)

    with pytest.raises(NotCentral):
        central.sync(sam, BadLine(spoil, is_page))
    assert not sam.log


def test_an_old_page_given_again_is_not_taken(central: Served) -> None:
    lee, sam = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    kept: list[bytes] = []

    def keep(_request: httpx.Request, body: bytes, headers: httpx.Headers) -> httpx.Response:
        kept.append(gzip.decompress(body))
        return answer_with(kept[0], headers)

    lee.write("one")
    central.sync(lee)
    line = BadLine(keep, is_page)
    central.sync(sam, line)
    lee.write("two")
    central.sync(lee)
    with pytest.raises(NotCentral):
        central.sync(sam, BadLine(keep, is_page))
    assert len(sam.log) == 1
    assert sam.cursor("family-a", sam.met)[0] == 1


def test_a_page_of_another_family_is_not_taken(central: Served) -> None:
    lee, sam = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    lee.write("one", family_id="family-a")
    lee.write("two", family_id="family-b")
    central.sync(lee)
    kept: list[bytes] = []

    def mix_up(_request: httpx.Request, body: bytes, headers: httpx.Headers) -> httpx.Response:
        kept.append(gzip.decompress(body))
        return answer_with(kept[0], headers)

    with pytest.raises(NotCentral):
        central.sync(sam, BadLine(mix_up, is_page))
    assert {one.change.family_id for one in sam.log} == {"family-a"}


def test_receipts_that_leave_one_out_or_speak_of_others_are_not_stored(central: Served) -> None:
    lee = MemoryStore("laptop-lee")
    lee.write("one")
    lee.write("two")

    def spoil(_request: httpx.Request, body: bytes, headers: httpx.Headers) -> httpx.Response:
        told = json.loads(body)
        told["receipts"] = [told["receipts"][0], ["somebody else's", 2]]
        return answer_with(json.dumps(told).encode(), headers)

    with pytest.raises(NotCentral):
        central.sync(lee, BadLine(spoil, lambda request: request.url.path.endswith("/push")))
    assert not lee.receipts
    assert central.sync(lee).pending == 0


def test_a_file_that_does_not_fit_its_hash_is_not_kept(central: Served) -> None:
    lee, sam = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    lee.write(lee.keep_file(b"a drawing"), field="sha256")
    central.sync(lee)

    def spoil(_request: httpx.Request, _body: bytes, headers: httpx.Headers) -> httpx.Response:
        return answer_with(b"another drawing", headers)

    with pytest.raises(NotCentral):
        central.sync(sam, BadLine(spoil, lambda request: "/blobs/" in request.url.path))
    assert not sam.blobs


def test_a_packed_answer_that_grows_beyond_reason_is_stopped(central: Served) -> None:
    lee, sam = MemoryStore("laptop-lee"), MemoryStore("laptop-sam")
    lee.write("one")
    central.sync(lee)
    bomb = gzip.compress(bytes(64 * 1024 * 1024), 9)

    def spoil(_request: httpx.Request, _body: bytes, headers: httpx.Headers) -> httpx.Response:
        return streamed(200, bomb, content_type=headers["content-type"], content_encoding="gzip")

    with pytest.raises(SyncTrouble):
        central.sync(sam, BadLine(spoil, is_page))
    assert not sam.log
