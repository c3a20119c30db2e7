"""How long ten pages of minutes take as Word, beside the ways one would take without our layers."""

import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
from docxtpl import DocxTemplate

from benchmarks.robin import robin
from benchmarks.rows import Row, median, timed_ms
from mam_desktop.documents.pdf import write_pdf
from mam_desktop.documents.template import TemplateWorker
from mam_desktop.documents.template_example import example_template
from mam_desktop.documents.word import write_word
from mam_desktop.meeting.audience import Copy, Recipient
from mam_desktop.meeting.content import Content, Heading, Table, every_text, plain
from mam_desktop.meeting.copies import CopyOrder, copy_content_for
from mam_desktop.meeting.merge_fields import example_values

RUNS = 9
_COPIES = 2
"""Robin's minutes so often in one paper are about ten pages."""


def ten_pages() -> Content:
    """Return Robin's minutes, so often that they fill ten pages."""
    with robin() as ground:
        order = CopyOrder(
            recipient=Recipient(Copy.EVERYONE), made_at=datetime(2026, 11, 24, 16, tzinfo=UTC)
        )
        made = copy_content_for(ground.session.entries, ground.session.meeting, order)
    return Content(
        title=made.title,
        copy_name=made.copy_name,
        language="en",
        made_at=made.made_at,
        blocks=made.blocks * _COPIES,
    )


def minutes_docx() -> Row:
    """Measure ours beside python-docx writing the same paragraphs and nothing else."""
    content = ten_pages()
    ours = _seconds(lambda: write_word(content))
    plainly = _seconds(lambda: write_plainly(content))
    against = "python-docx writing the same paragraphs, no look, no languages"
    return _row("minutes_docx", ours, plainly, against)


def minutes_docx_memory() -> Row:
    """Measure what a process needs at its peak beyond what it needs to start."""
    with TemporaryDirectory() as name:
        kept = Path(name) / "content"
        kept.write_bytes(pickle.dumps(ten_pages()))
        peaks = {way: [_peak(way, kept) for _run in range(3)] for way in ("ours", "plain")}
    return Row(
        name="minutes_docx_memory",
        ours=median(peaks["ours"]),
        baseline=median(peaks["plain"]),
        unit="MB",
        statistic="median of the peak",
        runs=3,
        against="python-docx writing the same paragraphs, no look, no languages",
    )


def minutes_docx_pdf() -> Row:
    """Measure Word and PDF beside a docxtpl template that LibreOffice turns into a PDF."""
    content = ten_pages()
    ours = _seconds(lambda: (write_word(content), write_pdf(content)), runs=5)
    with TemporaryDirectory() as name:
        way = Path(name)
        there = shutil.which("soffice") is not None
        theirs = _seconds(lambda: _by_libreoffice(content, way), runs=5) if there else []
    return _row("minutes_docx_pdf", ours, theirs, "docxtpl for Word, LibreOffice for its PDF")


def minutes_template() -> Row:
    """Measure a council's template in its own process beside docxtpl in ours, unguarded."""
    content = ten_pages()
    values = {**example_values(), "minutes": content.blocks, "parts": ()}
    template = _with_everything()
    with TemplateWorker() as worker:
        worker.fill(content, values, template)
        ours = _seconds(lambda: worker.fill(content, values, template))
    theirs = _seconds(lambda: _by_docxtpl(content))
    return _row("minutes_template", ours, theirs, "docxtpl, no sandbox, one look for everything")


def write_plainly(content: Content) -> bytes:
    """Write the same words with python-docx alone."""
    document = docx.Document()
    document.add_heading(content.title, 0)
    for block in content.blocks:
        if isinstance(block, Heading):
            document.add_heading(plain(block.text), block.level)
        elif isinstance(block, Table):
            table = document.add_table(len(block.rows) + 1, len(block.columns))
            cells = [[plain(column.heading) for column in block.columns]]
            cells += [
                ["\n".join(plain(line.text) for line in cell) for cell in row] for row in block.rows
            ]
            for row, texts in zip(table.rows, cells, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
        else:
            for text in every_text([block]):
                document.add_paragraph(text)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _with_everything() -> bytes:
    """Return the example template with the whole minutes instead of its parts."""
    document = docx.Document(BytesIO(example_template()))
    document.add_paragraph("{{ minutes }}")
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _by_docxtpl(content: Content) -> bytes:
    document = docx.Document()
    for line in ("{{ title }}", "{%p for one in lines %}", "{{ one }}", "{%p endfor %}"):
        document.add_paragraph(line)
    source = BytesIO()
    document.save(source)
    template = DocxTemplate(BytesIO(source.getvalue()))
    lines = list(every_text(content.blocks))
    template.render({"title": content.title, "lines": lines}, autoescape=True)
    buffer = BytesIO()
    if template.docx is not None:
        template.docx.save(buffer)
    return buffer.getvalue()


def _by_libreoffice(content: Content, folder: Path) -> None:
    (folder / "minutes.docx").write_bytes(_by_docxtpl(content))
    command = [
        *("soffice", "--headless", f"-env:UserInstallation={(folder / 'own').as_uri()}"),
        *("--convert-to", "pdf", "--outdir", str(folder), str(folder / "minutes.docx")),
    ]
    subprocess.run(command, check=True, capture_output=True)


def _seconds(work: Callable[[], object], runs: int = RUNS) -> list[float]:
    work()
    return [timed_ms(work) / 1000 for _run in range(runs)]


def _row(name: str, ours: list[float], theirs: list[float], against: str) -> Row:
    return Row(
        name=name,
        ours=median(ours),
        baseline=median(theirs) if theirs else None,
        unit="s",
        statistic="median",
        runs=len(ours),
        against=against,
    )


def _peak(way: str, kept: Path) -> float:
    """Return the MB at the peak beyond the start, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.word_side", way, str(kept)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)


def _measured_peak(way: str, kept: Path) -> float:
    content: Content = pickle.loads(kept.read_bytes())  # noqa: S301 - written by this program
    write = {"ours": write_word, "plain": write_plainly}[way]
    before = _peak_so_far()
    write(content)
    return _peak_so_far() - before


def _peak_so_far() -> float:
    """Return the MB this process has held at most; a parent's peak does not count."""
    told = Path("/proc/self/status").read_text(encoding="utf-8")
    line = next(one for one in told.splitlines() if one.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    sys.stdout.write(f"{_measured_peak(sys.argv[1], Path(sys.argv[2])):.2f}")
