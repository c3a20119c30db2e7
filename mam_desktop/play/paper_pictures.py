"""Takes the guide's pictures of papers: `python -m mam_desktop.play.paper_pictures FOLDER`."""

import secrets
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from mam_desktop.app import Central
from mam_desktop.documents.pages import page_pictures
from mam_desktop.meeting.audience import Copy
from mam_desktop.meeting.copies import Paper
from mam_desktop.meeting.council_papers import CouncilPapers
from mam_desktop.papers import PaperOrder
from mam_desktop.play.script import read_script
from mam_desktop.play.stage import Stage
from mam_desktop.profile import ProfileLock, open_profile
from mam_desktop.resources import resource_path

_PASSED_OVER = frozenset({"restart", "expect", "sync", "export", "export_many", "sent"})
SCRIPT = "examples/robin.jsonl"
DOTS_AN_INCH = 60
COUNCIL = CouncilPapers(
    council="Thornbury Council",
    marking="OFFICIAL-SENSITIVE",
    ring="Ring 0161 496 0100, 9 to 5",
    complain="Write to complaints@thornbury.example or ring 0161 496 0101.",
    advice="Thornbury SENDIASS: 0161 496 0102.",
    privacy="Our privacy notice is at thornbury.example/privacy.",
    kept_until="until your 25th birthday",
    data_protection="privacy@thornbury.example",
)
"""A council that is made up."""
FAMILY = Copy.FAMILY
ORDERS: Mapping[str, PaperOrder] = {
    "family-sheet": PaperOrder(copy=FAMILY, paper=Paper.FAMILY_SHEET),
    "minutes-for-the-family": PaperOrder(copy=FAMILY),
    "minutes-for-everyone": PaperOrder(),
    "action-plan": PaperOrder(paper=Paper.PLAN),
    "one-page-profile": PaperOrder(copy=FAMILY, paper=Paper.PROFILE),
    "agency-extract": PaperOrder(copy=Copy.AGENCY, for_whom="Example Surgery"),
    "case-file": PaperOrder(copy=Copy.CASE_FILE),
    "running-sheet": PaperOrder(copy=Copy.RUNNING_SHEET),
}
"""Picture -> the paper whose first page it shows."""


def take_paper_pictures(out: Path) -> Iterator[Path]:
    """Play the example meeting and take a picture of each kind of paper."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="mam-papers-") as folder:
        profile = open_profile(Path(folder))
        with ProfileLock(profile), Central(profile) as central:
            stage = Stage(
                read_script(resource_path(SCRIPT)),
                profile=profile.folder,
                out=profile.folder / "papers",
                central=central,
                passphrase=secrets.token_hex(32),
            )
            try:
                for line in stage.script.lines:
                    stage.begin(line)
                    if line.do not in _PASSED_OVER:
                        stage.perform(line)
                yield from _pictures(stage, out)
            finally:
                stage.close()


def _pictures(stage: Stage, out: Path) -> Iterator[Path]:
    stage.laptop.council = COUNCIL
    for name, order in ORDERS.items():
        pdf = stage.laptop.papers.preview_pdf(stage.session, order)
        path = out / f"{name}.png"
        path.write_bytes(next(page_pictures(pdf, dots_an_inch=DOTS_AN_INCH)))
        yield path


if __name__ == "__main__":
    for taken in take_paper_pictures(Path(sys.argv[1])):
        sys.stdout.write(f"{taken}\n")
