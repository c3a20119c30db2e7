"""Each rule of `verify` by itself: files whose seal would hold, were it not for that one rule."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Protocol, cast

import pytest
from asn1crypto import algos, cms
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner

from mam_desktop.changes.canonical import canonical_json, sha256_hex
from mam_desktop.changes.change import JsonValue
from mam_desktop.documents import pades
from mam_desktop.documents.json_out import write_json, write_sealed_json
from mam_desktop.documents.statement import SignedStatement, statement_bytes, swear
from mam_desktop.documents.verify import VerdictKind
from mam_desktop.documents.wording import SEAL_FIELD
from tests.documents.making import SEALED_AT, a_statement
from tests.documents.test_verify_attacks import (
    HERE,
    JSON,
    PDF,
    container,
    found,
    is_broken,
    with_container,
)


class Fields(Protocol):
    """Something with fields that can be written over."""

    def __setitem__(self, key: str, value: object) -> None: ...


def sworn(**facts: object) -> SignedStatement:
    """Return what this laptop swears to about the paper, with some of its facts made others."""
    one = swear(
        a_statement(HERE), PDF, HERE.sign, certificate_sha256=HERE.identity.certificate_sha256
    )
    change: Callable[..., object] = replace
    told = change(one.statement, **facts)
    assert isinstance(told, type(one.statement))
    return SignedStatement(told, HERE.sign(statement_bytes(told)).hex())


def signed(
    statement: SignedStatement,
    *,
    allows: MDPPerm | None = MDPPerm.NO_CHANGES,
    is_packed: bool = False,
) -> bytes:
    """Return the paper signed with this laptop's own key, in a way in which it never signs."""
    writer = IncrementalPdfFileWriter(BytesIO(PDF))
    make: Callable[..., generic.StreamObject] = generic.StreamObject
    stream = make(stream_data=canonical_json(statement.to_json()))
    if is_packed:
        compress: Callable[[], None] = stream.compress
        compress()
    entry = pades._dictionary({"/Private": writer.add_object(stream)})
    writer.root[generic.pdf_name("/PieceInfo")] = pades._dictionary({pades.PIECE: entry})
    update: Callable[[], None] = writer.update_root
    update()
    metadata = PdfSignatureMetadata(
        field_name=SEAL_FIELD,
        md_algorithm="sha256",
        certify=allows is not None,
        docmdp_permissions=allows or MDPPerm.FILL_FORMS,
        subfilter=SigSeedSubFilter.PADES,
    )
    signer = PdfSigner(metadata, pades._signer(HERE.identity, "x").signer)
    return asyncio.run(pades._signed(signer, writer, SEALED_AT))


def test_signed_in_the_same_way_as_ever_it_is_intact() -> None:
    assert found(signed(sworn())).kind is VerdictKind.INTACT


@pytest.mark.parametrize("allows", [None, MDPPerm.FILL_FORMS, MDPPerm.ANNOTATE])
def test_a_signature_that_lets_anything_be_changed_later_is_no_seal(allows: MDPPerm | None) -> None:
    assert is_broken(signed(sworn(), allows=allows))


def test_a_statement_that_is_packed_is_not_unpacked() -> None:
    assert is_broken(signed(sworn(), is_packed=True))


@pytest.mark.parametrize("length", [0, -len(PDF)])
def test_a_statement_about_no_byte_at_all_is_broken(length: int) -> None:
    assert is_broken(signed(sworn(file_length=length, file_sha256=sha256_hex(b""))))


def test_a_statement_for_a_pdf_put_beside_data_is_broken() -> None:
    content: JsonValue = JSON
    data = write_json(content).rstrip(b"\n")
    right = swear(a_statement(HERE), data, HERE.sign)
    wrong = swear(a_statement(HERE), data, HERE.sign, certificate_sha256="ab" * 32)
    assert found(write_sealed_json(content, right)).kind is VerdictKind.INTACT
    assert is_broken(write_sealed_json(content, wrong))


def info() -> cms.ContentInfo:
    return cms.ContentInfo.load(container())


def versioned(one: cms.ContentInfo) -> None:
    cast("Fields", one["content"])["version"] = "v3"


def signer_versioned(one: cms.ContentInfo) -> None:
    cast("Fields", one["content"]["signer_infos"][0])["version"] = "v3"


def more_digests(one: cms.ContentInfo) -> None:
    one["content"]["digest_algorithms"].append(algos.DigestAlgorithm({"algorithm": "sha512"}))


@pytest.mark.parametrize("edit", [versioned, signer_versioned, more_digests])
def test_what_no_signature_covers_inside_the_signature_is_as_we_write_it(
    edit: Callable[[cms.ContentInfo], None],
) -> None:
    one = info()
    edit(one)
    changed = one.dump(force=True)
    assert changed != container()
    assert is_broken(with_container(changed))
