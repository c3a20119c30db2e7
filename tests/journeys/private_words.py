"""A word that stands nowhere else in every private field there is a verb for; and who listens."""

import re

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from mam_desktop.changes.change import JsonValue
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.play.performing import PERFORM
from mam_desktop.play.script import check_line
from mam_desktop.ui.widgets.button import Button

P = "zqprivate"
OPEN = "zqopen words of Robin"
ROBIN: dict[str, JsonValue] = {"do": "voice", "who": "Robin", "heading": "hard", "how": "said"}
BELL: dict[str, JsonValue] = {"role": "Transport officer", "service": "School and college"}

LINES: tuple[dict[str, JsonValue], ...] = (
    {"do": "invite", "name": "Dr Vane", "role": "GP", "service": "Health", "how": f"{P}1"},
    {"do": "invite", "name": "Dr Vane", "note": f"{P}2", "full_name": f"{P}3"},
    {"do": "invite", "name": "Dr Vane", "organisation": f"{P}4", "contact": f"{P}5"},
    {"do": "arrange", "topic": "room", "words": f"{P}6", "arranged": True},
    {"do": "interpreter", "language": "Polish", "for": "Mum", "dialect": f"{P}7"},
    {"do": "interpreter", "language": "Polish", "for": "Mum", "agency": f"{P}8"},
    {"do": "before", "item": "safety", "done": True, "by": "Lee", "note": f"{P}9"},
    {"do": "attend", "name": "Mr Bell", "state": "present", **BELL, "full_name": f"{P}10"},
    {"do": "attend", "name": "Mr Bell", "state": "present", **BELL, "contact": f"{P}11"},
    {"do": "attend", "name": "Mr Bell", "state": "present", **BELL, "access_needs": [f"{P}12"]},
    {
        "do": "consent",
        "by": "Mum",
        "purpose": "share minutes",
        "recipient": f"{P}13",
        "answer": "no",
        "how": f"{P}14",
        "note": f"{P}15",
        "grounds": f"{P}16",
    },
    {**ROBIN, "words": OPEN, "where": f"{P}17", "captured_by": "Lee", "present": ["Mum"]},
    {**ROBIN, "words": f"{P}18", "share": "nobody"},
    {**ROBIN, "words": f"{P}19", "share": "some", "with": ["Mum"]},
    {**ROBIN, "words": f"{P}20", "not_for": ["Mr Bell"]},
    {**ROBIN, "words": f"{P}21", "waits": True, "on": "2026-11-20"},
    {
        "do": "observe",
        "by": "Mr Bell",
        "share": "nobody",
        "saw": f"{P}22",
        "might_mean": f"{P}23",
        "will_do": f"{P}24",
    },
    {"do": "scale", "who": "Robin", "score": 3, "reason": f"{P}25", "share": "nobody"},
    {"do": "note", "words": f"{P}26", "audience": "lead"},
    {"do": "note", "words": f"{P}27", "audience": "restricted"},
    {"do": "not_heard", "reason": f"{P}28"},
    {"do": "profile", "heading": "support", "words": f"{P}29", "by": "Mum", "share": "nobody"},
    {"do": "idea", "words": f"{P}30", "by": "Lee", "column": "new", "held_back": True},
    {"do": "concern", "words": f"{P}31", "by": "Lee", "at": "14:00", "place": f"{P}32"},
    {"do": "voice", "who": "Mum", "heading": "hard", "how": "said", "words": f"{P}33"},
    {
        "do": "consent",
        "by": "Mum",
        "purpose": "show on the screen",
        "answer": "no",
        "recipient": "this meeting",
        "how": "said",
    },
)


def heard(window: QWidget) -> str:
    """Return all that a window says to somebody, in sight or not."""
    told = [window.windowTitle()]
    for one in (window, *window.findChildren(QWidget)):
        told += [one.accessibleName(), one.accessibleDescription(), one.toolTip(), one.statusTip()]
        if isinstance(one, QLabel | QLineEdit | Button):
            told.append(one.text())
        if isinstance(one, QLineEdit):
            told.append(one.placeholderText())
    return "\n".join(told)


def private_words(text: str) -> list[str]:
    return sorted(set(re.findall(rf"{P}\d+", text)))


def say_privately(session: MeetingSession) -> None:
    """Put a word of its own into every private field."""
    for no, line in enumerate(LINES, start=1):
        PERFORM[str(line["do"])](session, check_line(no, line))
