"""Papers: one of ten pages as PDF, and the sealing of one of twenty."""

import functools
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from xml.sax.saxutils import escape

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph as PlainParagraph
from reportlab.platypus import SimpleDocTemplate

from benchmarks.rows import Row, median, timed_ms
from mam_desktop.documents.identity import make_signing_identity
from mam_desktop.documents.pdf import write_pdf
from mam_desktop.documents.pdf_reading import pdf_pages
from mam_desktop.documents.seal import seal_pdf
from mam_desktop.meeting.content import (
    Block,
    Column,
    Content,
    Heading,
    Paragraph,
    Quote,
    SealStatement,
    SignatureMark,
    Signatures,
    Table,
    TextStyle,
    VoicePanel,
    every_text,
)
from mam_desktop.resources import resource_path

RUNS = 7
AT = datetime(2026, 11, 24, 15, 26, tzinfo=UTC)
STROKES = (tuple((float(x), float(20 + x % 17), 8.0 * x) for x in range(0, 120, 4)),)
_PLAIN_FONT = "Plain"


def minutes_pdf() -> Row:
    """Measure the minutes of ten pages as a tagged PDF, in seconds."""
    made = minutes(10)
    write_pdf(made)
    _write_plain(made)
    ours = [timed_ms(lambda: write_pdf(made)) for _run in range(RUNS)]
    plain = [timed_ms(lambda: _write_plain(made)) for _run in range(RUNS)]
    return Row(
        name="minutes_pdf",
        ours=median(ours) / 1000,
        baseline=median(plain) / 1000,
        unit="s",
        statistic="median",
        runs=RUNS,
        against="reportlab alone writing the same paragraphs, without tags and tables",
    )


def minutes_pdf_size() -> Row:
    """Measure how large that file is."""
    made = minutes(10)
    return Row(
        name="minutes_pdf_size",
        ours=len(write_pdf(made)) / 1e6,
        baseline=len(_write_plain(made)) / 1e6,
        unit="MB",
        statistic="once",
        runs=1,
        against="the same file by reportlab alone",
    )


def seal() -> Row:
    """Measure writing and sealing minutes of twenty pages."""
    made = minutes(20)
    key = Ed25519PrivateKey.generate()
    identity = make_signing_identity(made_at=AT)
    statement = SealStatement(
        meeting_id="m1",
        version=1,
        copy="everyone",
        content_hash="7f" * 32,
        file_sha256="",
        file_length=0,
        certificate_sha256="",
        sealed_at=AT.isoformat(),
        device_id="d1",
        device_public_key=key.public_key().public_bytes_raw().hex(),
    )

    def sealed() -> bytes:
        pdf = write_pdf(made)
        return seal_pdf(
            pdf, statement, identity=identity, sign=key.sign, reason="Sealed", sealed_at=AT
        )

    sealed()
    return Row(
        name="seal",
        ours=median([timed_ms(sealed) for _run in range(RUNS)]) / 1000,
        baseline=None,
        unit="s",
        statistic="median",
        runs=RUNS,
        against="nothing; the aim is under 3 s for 20 pages",
    )


@functools.cache
def minutes(pages: int) -> Content:
    """Return made-up minutes that fill some pages."""
    for size in range(pages, 40 * pages):
        made = _content(size)
        if len(pdf_pages(write_pdf(made))) >= pages:
            return made
    raise AssertionError(pages)


def _content(size: int) -> Content:
    return Content(
        title="Robin’s meeting",
        copy_name="Copy for everyone at the meeting",
        language="en",
        made_at=AT,
        blocks=tuple(_blocks(size)),
        subtitle_lines=("Minutes and action plan", "Tuesday 24 November 2026, at home"),
        sealed_line="sealed 24 Nov 2026 15:26",
        content_hash="7f" * 32,
    )


def _blocks(size: int) -> Iterator[Block]:
    said = Quote(words="I like it when people ask me first.", who="Robin", how="said")
    yield VoicePanel("What Robin said", (said,))
    yield Heading("What we agreed")
    what = Paragraph("Book 2 nights of short breaks a month, same carer", TextStyle.STRONG)
    why = Paragraph("so that the whole family gets some rest", TextStyle.MUTED)
    row = ((what, why), (Paragraph("Dana, social worker"),), (Paragraph("4 December"),))
    yield Table((Column("What", 3), Column("Who"), Column("By when")), (row,) * size)
    yield Heading("What was said")
    for no in range(size):
        yield Quote(words=f"Robin slept {no} hours, and Mum rang the clinic twice.", who="Mum")
        yield Paragraph(
            "Ms Ode told how the quiet room is used, and what still gets in the way. " * 2
        )
    yield Heading("Signed")
    mark = SignatureMark(name="Robin", line="Robin, 15:21", strokes=STROKES)
    yield Signatures((mark,) * 6)


def _write_plain(made: Content) -> bytes:
    if _PLAIN_FONT not in pdfmetrics.getRegisteredFontNames():
        path = resource_path("fonts/AtkinsonHyperlegibleNext-Regular.ttf")
        pdfmetrics.registerFont(TTFont(_PLAIN_FONT, str(path)))
    style = ParagraphStyle("plain", fontName=_PLAIN_FONT, fontSize=12, leading=17)
    buffer = BytesIO()
    texts = [text for text in every_text(made.blocks) if text]
    SimpleDocTemplate(buffer).build([PlainParagraph(escape(text), style) for text in texts])
    return buffer.getvalue()
