"""What a council tells its leads to do when somebody may be hurt: its numbers and its steps."""

from dataclasses import dataclass

from mam_desktop.settings import Settings
from mam_desktop.texts import N_, _

NUMBERS_MISSING = N_(
    "Your council’s own numbers cannot be read on this laptop. Ring the ones you have on paper; in "
    "danger ring 999."
)
STEPS_MISSING = N_("Your council’s own steps cannot be read on this laptop. These are ours.")
DANGER = N_("Is anyone in danger now? Ring 999 first.")
STEPS = (
    N_("Stay calm and listen. Promise no secrecy. Do not put words into their mouth."),
    N_("Write the exact words, the time, the place and who was there."),
    N_(
        "Do not talk it through in front of the person it is about: take a break, or see people "
        "apart."
    ),
    N_(
        "Speak to your designated lead and to the front door (MASH) today. If it is about somebody "
        "who works with children: to the LADO. Then write to them."
    ),
    N_(
        "Tell the family what you do, unless that puts somebody at risk, warns somebody or takes "
        "too long. Write down why, either way."
    ),
    N_("Where it is safe, go on with practical help. Where it is not, end with a calm sentence."),
)
"""Ours, for a council that has written none; put together from domain sources, part 8."""
USUAL = (
    ("999", "999", "999"),
    ("lead", N_("Designated lead"), ""),
    ("mash", N_("MASH (front door)"), ""),
    ("lado", N_("LADO"), ""),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to ring: in which role, by which name, at which number, and when."""

    role: str
    """One of `concerns.TOLD_ROLES`."""
    name: str
    number: str = ""
    """Empty while the council has not set it."""
    when: str = ""


@dataclass(frozen=True, slots=True)
class CouncilHelp:
    """Whom to ring and what to do, in order."""

    contacts: tuple[Contact, ...]
    steps: tuple[str, ...]
    numbers_missing: bool = False
    """Whether the council has numbers, or may have, that cannot be read here."""
    steps_missing: bool = False


def council_help(settings: Settings) -> CouncilHelp:
    """Return the council's contacts and steps; ours where it has none, and 999 always first."""
    told = [Contact(**one) for one in settings.private_note_contacts]
    have = {one.role for one in told}
    ours = [
        Contact(role=role, name=_(name), number=number)
        for role, name, number in USUAL
        if role not in have
    ]
    every = sorted((*told, *ours), key=lambda one: (one.role != "999", one in ours))
    own = settings.private_note_steps
    return CouncilHelp(
        tuple(every),
        own or tuple(_(one) for one in STEPS),
        numbers_missing="private_note_contacts" in settings.unreadable,
        steps_missing="private_note_steps" in settings.unreadable,
    )
