"""Made-up contents and seals for the document tests."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mam_desktop.documents.identity import SigningIdentity, make_signing_identity
from mam_desktop.documents.seal import seal_pdf
from mam_desktop.documents.verify import Verdict, Versions, judged, look_into, read_bytes
from mam_desktop.meeting.content import (
    Block,
    Bullets,
    Column,
    Content,
    Heading,
    KeyValues,
    Meaning,
    Notice,
    Paragraph,
    Quote,
    SealStatement,
    SignatureMark,
    Signatures,
    Table,
    TextStyle,
    VoicePanel,
)

SEALED_AT = datetime(2026, 11, 24, 15, 26, tzinfo=UTC)
STROKES = (((10.0, 40.0, 0.0), (30.0, 10.0, 80.0), (48.0, 40.0, 160.0)), ((60.0, 12.0, 240.0),))
URDU = "ہم چاہتے ہیں کہ روبن پوری رات سوئے۔"
ARABIC = "أريد أن يذهب John Smith إلى المدرسة (Example) في 12:30، 24 نوفمبر."
POLISH = "Zażółć gęślą jaźń. Chcę chodzić na siłownię z Judem."
BENGALI = "আমরা চাই রবিন সারা রাত ঘুমাক। প্রতিদিন সকালে তাকে জিজ্ঞেস করুন।"


def content(*blocks: Block, **changed: object) -> Content:
    """Return a small sealed content with some blocks."""
    made = Content(
        title="Robin’s meeting",
        copy_name="Copy for everyone at the meeting",
        language="en",
        made_at=SEALED_AT,
        blocks=blocks,
        subtitle_lines=("Minutes and action plan",),
        sealed_line="sealed 24 Nov 2026 15:26",
        content_hash="7f3a91c2e04d" + "0" * 52,
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def everywhere(words: str) -> Content:
    """Return a content that has the same words in each place a person's words can stand."""
    line = Paragraph(words)
    meaning = Meaning(language="en", words=words, by=words)
    quote = Quote(words=words, who=words, how=words, meaning=meaning)
    drawn = SignatureMark(name=words, line=words, method=words, words=words, strokes=STROKES)
    typed = SignatureMark(name=words, line=words, method=words, typed=words)
    return content(
        VoicePanel(words, (quote,), (line,)),
        Heading(words),
        *(Paragraph(words, style) for style in TextStyle),
        quote,
        Table((Column(words), Column("Who")), (((line, line), (Paragraph("Dana"),)),)),
        Bullets((words,)),
        KeyValues(((words, words),)),
        Notice(words, words),
        Signatures((drawn, typed)),
        title=words,
        copy_name=words,
        subtitle_lines=(words,),
        subject=words,
    )


@dataclass
class Laptop:
    """A laptop with its keys, and what it knows of others."""

    name: str = "office"
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    identity: SigningIdentity = field(
        default_factory=lambda: make_signing_identity(made_at=datetime(2026, 1, 1, tzinfo=UTC))
    )
    newest: int | None = None

    @property
    def public_key(self) -> str:
        return self.key.public_key().public_bytes_raw().hex()

    def name_of(self, device_public_key: str) -> str | None:
        return self.name if device_public_key == self.public_key else None

    def newest_version(self, meeting_id: str, copy: str) -> int | None:
        return self.newest if (meeting_id, copy) == ("m1", "everyone") else None

    def sign(self, data: bytes) -> bytes:
        return self.key.sign(data)

    def seal(self, pdf: bytes, sign: Callable[[bytes], bytes] | None = None) -> bytes:
        return seal_pdf(
            pdf,
            a_statement(self),
            identity=self.identity,
            sign=sign or self.sign,
            reason="Sealed minutes",
            sealed_at=SEALED_AT,
        )


def a_statement(laptop: Laptop) -> SealStatement:
    """Return a statement without the facts about a file."""
    return SealStatement(
        meeting_id="m1",
        version=1,
        copy="everyone",
        content_hash="7f" * 32,
        file_sha256="",
        file_length=0,
        certificate_sha256="",
        sealed_at="2026-11-24T15:26:00Z",
        device_id="d1",
        device_public_key=laptop.public_key,
        title="Robin’s meeting",
        signed_by=("Robin", "Mum"),
    )


def verdict_on(file: Path | bytes, laptop: Laptop, versions: Versions | None = None) -> Verdict:
    """Return the verdict on a file, without the process of its own that a stranger's file gets."""
    found = look_into(file if isinstance(file, bytes) else read_bytes(file))
    return found if isinstance(found, Verdict) else judged(found.statement, laptop, versions)
