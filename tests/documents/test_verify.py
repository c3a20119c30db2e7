import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from cryptography import x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from mam_desktop.changes.change import JsonValue
from mam_desktop.documents.json_out import write_json, write_sealed_json
from mam_desktop.documents.pdf import write_pdf
from mam_desktop.documents.seal import sign_pdf
from mam_desktop.documents.statement import swear
from mam_desktop.documents.verify import Verdict, VerdictKind
from mam_desktop.documents.word import write_word
from mam_desktop.errors import DocumentTrouble, Refused
from mam_desktop.meeting.content import Heading, Paragraph, SignatureMark, Signatures
from tests.documents.making import (
    SEALED_AT,
    STROKES,
    URDU,
    Laptop,
    a_statement,
    content,
    verdict_on,
)

HERE = Laptop()
ELSEWHERE = Laptop(name="elsewhere")
MINUTES = content(
    Heading("What we agreed"),
    Paragraph(URDU),
    Signatures((SignatureMark(name="Robin", line="Robin, 15:21", strokes=STROKES),)),
)
PDF = write_pdf(MINUTES)
SEALED = HERE.seal(PDF)


def verdict(file: Path | bytes, laptop: Laptop = HERE) -> Verdict:
    return verdict_on(file, laptop, laptop)


def kind(file: bytes, laptop: Laptop = HERE) -> VerdictKind:
    return verdict(file, laptop).kind


def container() -> tuple[int, int]:
    """Return where the signature's own digits start and end."""
    start = SEALED.index(b"/Contents <", len(PDF)) + len(b"/Contents <")
    return start, SEALED.index(b">", start)


def flipped(at: int, bit: int = 0) -> bytes:
    changed = bytearray(SEALED)
    changed[at] ^= 1 << bit
    return bytes(changed)


def test_what_was_sealed_here_is_intact_and_says_who_signed_and_when() -> None:
    found = verdict(SEALED)
    assert found.kind is VerdictKind.INTACT
    assert found.sentence == "Intact, made on a laptop known here (office)."
    assert "version 1, sealed Tuesday 24 November 2026, 15:26 UTC" in found.detail
    assert "Signed by Robin, Mum." in found.detail
    assert found.is_unchanged


def test_what_a_strange_laptop_sealed_is_unchanged_but_unknown() -> None:
    found = verdict(SEALED, ELSEWHERE)
    assert found.kind is VerdictKind.UNKNOWN_LAPTOP
    assert found.is_unchanged


def test_what_was_corrected_later_says_which_version_to_see() -> None:
    found = verdict(SEALED, replace(HERE, newest=3))
    assert found.kind is VerdictKind.CORRECTED_LATER
    assert found.sentence == "Corrected later: see version 3."


def test_the_newest_version_itself_is_intact() -> None:
    assert kind(SEALED, replace(HERE, newest=1)) is VerdictKind.INTACT


def test_without_the_record_nothing_is_said_of_later_versions() -> None:
    assert verdict_on(SEALED, HERE).kind is VerdictKind.INTACT


def test_sealing_leaves_the_bytes_of_the_paper_as_they_were() -> None:
    assert SEALED.startswith(PDF)


def test_any_byte_flipped_in_the_signed_ranges_is_broken() -> None:
    start, end = container()
    places = [at for at in range(len(SEALED)) if not start <= at < end]
    chosen = random.Random(7).sample(places, 24)  # noqa: S311 - not for keys
    assert {kind(flipped(at, at % 8)) for at in chosen} == {VerdictKind.BROKEN}


def test_any_byte_of_the_part_that_sealing_added_can_be_flipped_without_a_crash() -> None:
    start, end = container()
    places = [*range(len(PDF), start), *range(end, len(SEALED))]
    chosen = random.Random(8).sample(places, 24)  # noqa: S311 - not for keys
    assert {kind(flipped(at)) for at in chosen} == {VerdictKind.BROKEN}


def test_any_byte_flipped_in_the_signature_or_its_padding_is_broken() -> None:
    start, end = container()
    chosen = [*random.Random(9).sample(range(start, end), 20), start, end - 1]  # noqa: S311
    assert {kind(flipped(at, bit)) for at in chosen for bit in (0, 5)} == {VerdictKind.BROKEN}


def test_cut_off_anywhere_it_is_broken() -> None:
    places = (len(SEALED) - 2, len(SEALED) - 700, len(PDF) + 10, len(PDF), len(PDF) // 2)
    assert {kind(SEALED[:at]) for at in places} == {VerdictKind.BROKEN}


def test_anything_added_behind_is_broken() -> None:
    assert kind(SEALED + b"\n") is VerdictKind.BROKEN
    writer = IncrementalPdfFileWriter(BytesIO(SEALED))
    writer.root[generic.pdf_name("/Lang")] = generic.pdf_string("pl")
    update: Callable[[], None] = writer.update_root
    write: Callable[[BytesIO], None] = writer.write
    update()
    changed = BytesIO()
    write(changed)
    assert kind(changed.getvalue()) is VerdictKind.BROKEN


def test_the_words_taken_and_sealed_by_somebody_else_are_not_ours() -> None:
    statement = swear(
        a_statement(HERE), PDF, HERE.sign, certificate_sha256=HERE.identity.certificate_sha256
    )
    stolen = sign_pdf(PDF, ELSEWHERE.identity, reason="x", signed_at=SEALED_AT, statement=statement)
    assert kind(stolen) is VerdictKind.BROKEN
    assert kind(ELSEWHERE.seal(PDF)) is VerdictKind.UNKNOWN_LAPTOP


def test_a_true_statement_put_on_other_words_is_broken() -> None:
    other = write_pdf(content(Paragraph("We agreed to nothing.")))
    sworn = swear(
        a_statement(HERE), PDF, HERE.sign, certificate_sha256=HERE.identity.certificate_sha256
    )
    forged = sign_pdf(other, HERE.identity, reason="x", signed_at=SEALED_AT, statement=sworn)
    assert kind(forged) is VerdictKind.BROKEN


def test_a_statement_signed_by_another_key_than_it_names_is_broken() -> None:
    assert kind(HERE.seal(PDF, sign=ELSEWHERE.sign)) is VerdictKind.BROKEN


def test_a_paper_that_says_it_is_sealed_but_carries_no_seal_is_broken() -> None:
    found = verdict(PDF)
    assert found.kind is VerdictKind.BROKEN
    assert "the seal is gone" in found.detail


def test_a_second_seal_on_top_is_refused_when_it_is_made() -> None:
    with pytest.raises(Refused, match="sealed already"):
        HERE.seal(SEALED)


def test_other_files_are_not_ours() -> None:
    draft = write_pdf(content(sealed_line="", content_hash=""))
    signed_draft = sign_pdf(draft, HERE.identity, reason="x", signed_at=SEALED_AT)
    others = (b"", b"hello", b"{}", b"[1]", b'{"content": 1}', write_json([1]), draft, signed_draft)
    assert {kind(data) for data in others} == {VerdictKind.NOT_OURS}


def test_a_word_copy_is_sent_to_its_pdf() -> None:
    found = verdict(write_word(content()))
    assert found.kind is VerdictKind.NOT_OURS
    assert "Check the PDF" in found.detail


def test_nonsense_that_calls_itself_a_pdf_is_broken() -> None:
    noise = random.Random(3).randbytes(3000)  # noqa: S311 - not for keys
    assert kind(b"%PDF-1.7\n" + noise) is VerdictKind.BROKEN


def test_a_file_that_cannot_be_read_is_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(DocumentTrouble, match=r"minutes\.pdf cannot be read"):
        verdict(tmp_path / "minutes.pdf")
    with pytest.raises(DocumentTrouble):
        verdict(tmp_path)


def test_sealed_json_is_intact_and_any_change_in_it_is_broken() -> None:
    value: JsonValue = {"title": "Robin’s meeting", "actions": [{"what": "Book a carer"}]}
    sworn = swear(a_statement(HERE), write_json(value).rstrip(b"\n"), HERE.sign)
    data = write_sealed_json(value, sworn)
    assert kind(data) is VerdictKind.INTACT
    assert kind(data.replace(b"carer", b"nurse")) is VerdictKind.BROKEN
    assert kind(data.replace(b'"version":1', b'"version":2')) is VerdictKind.BROKEN
    assert kind(data.replace(b'"version":1', b'"version":"1"')) is VerdictKind.BROKEN


def test_the_certificate_names_the_laptop_and_no_person_and_only_signs() -> None:
    certificate = x509.load_pem_x509_certificate(HERE.identity.certificate_pem)
    assert certificate.subject == certificate.issuer
    assert certificate.subject.rfc4514_string().startswith("CN=MAM Desktop laptop ")
    assert certificate.not_valid_after_utc.year == 9999
    assert certificate.not_valid_before_utc == datetime(2025, 12, 31, tzinfo=UTC)
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.content_commitment
    assert not usage.key_cert_sign
