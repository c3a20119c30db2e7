"""What the council's own words are on papers: its marking, whom to ring, how to complain."""

from dataclasses import dataclass

from mam_desktop.meeting.statements import LAWFUL_BASIS
from mam_desktop.settings import Settings
from mam_desktop.texts import _


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilPapers:
    """Facts that only the council knows; an empty one is said to be missing, never made up."""

    council: str = ""
    marking: str = ""
    """The protective marking that stands on every page, such as `OFFICIAL-SENSITIVE`."""
    logo_file: str = ""
    """Where the council's logo lies."""
    logo: bytes = b""
    """The logo, once somebody has read it."""
    ring: str = ""
    complain: str = ""
    advice: str = ""
    privacy: str = ""
    data_protection: str = ""
    kept_until: str = ""
    lawful_basis: str = ""

    @property
    def basis(self) -> str:
        """Return which lawful basis the council relies on, in its words or else in ours."""
        return self.lawful_basis or _(LAWFUL_BASIS)

    @property
    def name(self) -> str:
        """Return what the papers call the council."""
        return self.council or _("The council")

    @property
    def texts(self) -> tuple[str, ...]:
        """Return every word that a paper may have from the council."""
        told = (self.ring, self.complain, self.advice, self.privacy, self.data_protection)
        return (self.council, self.marking, self.kept_until, self.lawful_basis, *told)


NOTHING_SET = CouncilPapers()
"""For a council that has set nothing."""


def council_papers(settings: Settings) -> CouncilPapers:
    """Return what a council has set for its papers."""
    return CouncilPapers(
        council=settings.council_name,
        marking=settings.protective_marking,
        logo_file=settings.logo_file,
        ring=settings.family_contact,
        complain=settings.complaints_contact,
        advice=settings.advice_contact,
        privacy=settings.privacy_notice,
        data_protection=settings.data_protection_contact,
        kept_until=settings.kept_until,
        lawful_basis=settings.lawful_basis,
    )
