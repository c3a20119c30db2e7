"""What somebody may do to a sealed file: each is found, and other readers agree where they can."""

import json
import random
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import asdict, replace
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import cms
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from mam_desktop.changes.change import JsonValue
from mam_desktop.documents.json_out import write_json, write_sealed_json
from mam_desktop.documents.pdf import write_pdf
from mam_desktop.documents.statement import signed_statement_from_json, swear
from mam_desktop.documents.verify import Verdict, VerdictKind
from mam_desktop.meeting.content import Heading, Paragraph, WhoSigned
from tests.documents.making import Laptop, a_statement, content, verdict_on

HERE, ELSEWHERE = Laptop(), Laptop(name="elsewhere")
PDF = write_pdf(content(Heading("What we agreed"), *[Paragraph("A carer will be there.")] * 90))
SEALED = HERE.seal(PDF)
START = SEALED.index(b"/Contents <", len(PDF)) + len(b"/Contents <")
END = SEALED.index(b">", START)
ROOM = (END - START) // 2
JSON: JsonValue = {"title": "Robin’s meeting", "actions": [{"what": "Book a carer"}]}
WHO = (
    WhoSigned(who="Mum", what="whole", how="drawn", answer="agree", on="2026-11-24", at="15:21"),
    WhoSigned(
        who="Jude", what="plan", how="spoken", answer="disagree", on="2026-11-24", at="15:22"
    ),
    WhoSigned(who="Dan", what="other", how="declined", answer="none", on="2026-11-30", at="09:00"),
)


def found(file: bytes) -> Verdict:
    return verdict_on(file, HERE, HERE)


def is_broken(file: bytes) -> bool:
    return found(file).kind is VerdictKind.BROKEN


def container() -> bytes:
    """Return the signature itself, in DER, without the zeros behind it."""
    return cms.ContentInfo.load(bytes.fromhex(SEALED[START:END].decode())).dump()


def with_container(der: bytes, padding: bytes = b"") -> bytes:
    """Return the sealed file with another signature in the place that no signature covers."""
    filled = der + padding + bytes(ROOM - len(der) - len(padding))
    return SEALED[:START] + filled.hex().upper().encode() + SEALED[END:]


def inside(der: bytes) -> bytes:
    """Return what is inside the outermost length of a DER value."""
    assert der[1] == 0x82
    return der[4:]


def test_the_signature_put_back_as_it_was_is_intact() -> None:
    assert with_container(container()) == SEALED
    assert found(SEALED).kind is VerdictKind.INTACT


@pytest.mark.parametrize(
    "ber",
    [
        pytest.param(lambda der: b"\x30\x80" + inside(der) + b"\0\0", id="without a length"),
        pytest.param(
            lambda der: b"\x30\x83\0" + der[2:4] + inside(der), id="a length longer than needed"
        ),
        pytest.param(
            lambda der: b"\x30\x84\0\0" + der[2:4] + inside(der), id="a length longer still"
        ),
    ],
)
def test_a_signature_that_says_the_same_in_another_way_is_broken(
    ber: Callable[[bytes], bytes],
) -> None:
    assert is_broken(with_container(ber(container())))


def test_anything_behind_the_signature_but_zeros_is_broken() -> None:
    for junk in (b"x", b"\0" * 50 + b"hidden words", bytes(ROOM - len(container()) - 1) + b"\1"):
        assert is_broken(with_container(container(), junk))


def test_the_signatures_digits_written_otherwise_are_broken() -> None:
    small = SEALED[:START] + SEALED[START:END].lower() + SEALED[END:]
    spaced = SEALED[:START] + SEALED[START : END - 2] + b"  " + SEALED[END:]
    assert is_broken(small)
    assert is_broken(spaced)


def test_a_second_certificate_put_into_the_signature_is_broken() -> None:
    info = cms.ContentInfo.load(container())
    certificates = info["content"]["certificates"]
    certificates.append(certificates[0])
    assert is_broken(with_container(info.dump(force=True)))


def test_pages_in_another_order_are_broken() -> None:
    at = SEALED.index(b"/Kids [ ") + len(b"/Kids [ ")
    pages = SEALED[at : SEALED.index(b" ]", at)]
    first, second, *rest = pages.split(b" R")
    swapped = b" R".join([second.strip(), b" " + first, *rest])
    assert len(swapped) == len(pages)
    assert is_broken(SEALED[:at] + swapped + SEALED[at + len(pages) :])


def test_a_page_exchanged_in_an_update_behind_is_broken() -> None:
    writer = IncrementalPdfFileWriter(BytesIO(SEALED))
    kids = writer.root["/Pages"]["/Kids"]
    pages: list[generic.PdfObject] = [kids.raw_get(1), kids.raw_get(0)]
    make: Callable[[list[generic.PdfObject]], generic.ArrayObject] = generic.ArrayObject
    writer.root["/Pages"][generic.pdf_name("/Kids")] = make(pages)
    update: Callable[[generic.PdfObject], None] = writer.update_container
    write: Callable[[BytesIO], None] = writer.write
    update(writer.root["/Pages"])
    changed = BytesIO()
    write(changed)
    assert changed.getvalue().startswith(SEALED)
    assert is_broken(changed.getvalue())


def test_the_whole_seal_of_somebody_else_is_theirs_and_never_ours() -> None:
    assert found(ELSEWHERE.seal(PDF)).kind is VerdictKind.UNKNOWN_LAPTOP
    # Our statement cut out of our file, their signature over it: the certificate is not the one.
    forged = bytearray(ELSEWHERE.seal(PDF))
    ours, theirs = HERE.public_key.encode(), ELSEWHERE.public_key.encode()
    at = forged.index(theirs)
    forged[at : at + len(ours)] = ours
    assert is_broken(bytes(forged))


# --- JSON -----------------------------------------------------------------------------------------


def sealed_json() -> bytes:
    """Return sealed JSON that tells who signed what."""
    statement = replace(a_statement(HERE), signatures=WHO)
    return write_sealed_json(JSON, swear(statement, write_json(JSON).rstrip(b"\n"), HERE.sign))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"carer", b"nurse"),
        (b'"who":"Mum"', b'"who":"Dan"'),
        (b'"what":"plan"', b'"what":"whole"'),
        (b'"answer":"disagree"', b'"answer":"agree"'),
        (b'"at":"15:21"', b'"at":"12:00"'),
        (b'"signatures":[', b'"signatures":[],"x":['),
        (b'"on":"2026-11-30"', b'"on":20261130'),
    ],
)
def test_edited_json_is_broken_whatever_was_edited(before: bytes, after: bytes) -> None:
    data = sealed_json()
    assert found(data).kind is VerdictKind.INTACT
    assert before in data
    assert is_broken(data.replace(before, after, 1))


def test_sealed_json_written_in_another_way_is_broken() -> None:
    data = sealed_json()
    twice = data.replace(b'{"content":', b'{"content":[],"content":', 1)
    pretty = json.dumps(json.loads(data), ensure_ascii=False, indent=1).encode()
    for changed in (twice, pretty, data.rstrip(b"\n"), data + b" ", b"\xef\xbb\xbf" + data):
        assert found(changed).kind in (VerdictKind.BROKEN, VerdictKind.NOT_OURS)


def test_a_signature_taken_out_of_sealed_json_is_found() -> None:
    told = json.loads(sealed_json())
    told["seal"]["statement"]["signatures"].pop()
    assert is_broken(json.dumps(told).encode())
    told["seal"]["statement"]["signatures"] = []
    assert is_broken(json.dumps(told).encode())
    told["seal"]["statement"]["signatures"] = [{**asdict(WHO[0]), "more": ""}]
    assert is_broken(json.dumps(told).encode())


def test_any_byte_of_sealed_json_flipped_never_says_intact_or_raises() -> None:
    data = sealed_json()
    for at in random.Random(5).sample(range(len(data)), 200):  # noqa: S311 - not for keys
        changed = bytearray(data)
        changed[at] ^= 1 << (at % 7)
        assert found(bytes(changed)).kind in (VerdictKind.BROKEN, VerdictKind.NOT_OURS), at


# --- who signed what, and when --------------------------------------------------------------------


def test_a_verdict_says_who_signed_what_and_when() -> None:
    assert found(sealed_json()).signed == (
        "Mum, Tuesday 24 November 2026, 15:21: signed, agrees, the whole text",
        "Jude, Tuesday 24 November 2026, 15:22: said so, does not agree, the action plan",
        "Dan, Monday 30 November 2026, 09:00: did not want to sign",
    )


def test_a_version_that_nobody_signed_says_so() -> None:
    statement = replace(a_statement(HERE), version=2, signed_by=(), signatures=WHO[2:])
    sworn = swear(statement, write_json(JSON).rstrip(b"\n"), HERE.sign)
    seen = found(write_sealed_json(JSON, sworn))
    assert seen.detail.endswith("UTC. Nobody has signed this version yet.")


def test_a_seal_made_before_signatures_were_told_still_holds() -> None:
    sworn = swear(a_statement(HERE), write_json(JSON).rstrip(b"\n"), HERE.sign)
    written = sworn.to_json()
    assert b"signatures" not in write_json(written)
    assert signed_statement_from_json(written) == sworn
    seen = found(write_sealed_json(JSON, sworn))
    assert (seen.kind, seen.signed) == (VerdictKind.INTACT, ())


def test_what_a_stranger_wrote_into_a_seal_cannot_act_where_it_is_read() -> None:
    bad = "\x1b[2J\u202eIntact\nIntact" + "x" * 5000
    who = replace(WHO[0], who=bad, how=bad, answer=bad, what=bad, on=bad, at=bad)
    statement = replace(a_statement(ELSEWHERE), title=bad, sealed_at=bad, signed_by=(bad,))
    statement = replace(statement, signatures=(who,) * 500)
    sworn = swear(statement, write_json(JSON).rstrip(b"\n"), ELSEWHERE.sign)
    seen = found(write_sealed_json(JSON, sworn))
    assert seen.kind is VerdictKind.UNKNOWN_LAPTOP
    assert len(seen.lines) < 110
    for line in seen.lines:
        assert line.isprintable()
        assert len(line) < 1200


# --- other readers --------------------------------------------------------------------------------


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="pdfsig is not here: poppler-utils")
@pytest.mark.parametrize(
    ("made", "kind", "told"),
    [
        (lambda: SEALED, VerdictKind.INTACT, ("Signature is Valid", "Total document signed")),
        (
            lambda: SEALED.replace(b"/Kids [ ", b"/Kids [\t", 1),
            VerdictKind.BROKEN,
            ("Digest Mismatch",),
        ),
        (lambda: SEALED + b"\n%%EOF\n", VerdictKind.BROKEN, ("Not total document signed",)),
        (lambda: PDF, VerdictKind.BROKEN, ("is not signed",)),
    ],
    ids=["sealed", "one byte", "added behind", "seal taken away"],
)
def test_pdfsig_sees_the_same(
    made: Callable[[], bytes], kind: VerdictKind, told: tuple[str, ...], tmp_path: Path
) -> None:
    file = tmp_path / "minutes.pdf"
    file.write_bytes(made())
    command = ["pdfsig", "-nocert", str(file)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    assert all(one in said for one in told), said
    assert found(file.read_bytes()).kind is kind
