"""What the family is told about their information: who, why, how long, their rights.

The council's own words where it has set them; what it has not set is said plainly.
Source: domain.md 7.3 (what a privacy notice must say).
"""

from collections.abc import Iterator

from mam_desktop.meeting.content import Block, Bullets, Heading
from mam_desktop.meeting.council_papers import CouncilPapers
from mam_desktop.texts import _


def your_information(council: CouncilPapers) -> Iterator[Block]:
    """Yield the part of the family's copy about their information."""
    yield Heading(_("Your information"))
    yield Bullets(tuple(_lines(council)))


def _lines(council: CouncilPapers) -> Iterator[str]:
    yield council.privacy or _("{council} has not written down its privacy notice yet.").format(
        council=council.name
    )
    yield council.basis
    if council.kept_until:
        yield _("These papers are kept {until}.").format(until=council.kept_until)
    else:
        yield _("{council} has not written down how long these papers are kept.").format(
            council=council.name
        )
    yield _("You may see what is kept about you, and ask for it to be put right.")
    if council.data_protection:
        yield _("Questions about your information: {whom}").format(whom=council.data_protection)
    yield _("You may complain to the Information Commissioner’s Office (ico.org.uk).")
