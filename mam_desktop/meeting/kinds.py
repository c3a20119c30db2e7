"""Every kind of entry there is, by name; a kind not listed here is kept but never shown."""

from collections.abc import Mapping

from mam_desktop.meeting.before import Arrangement, BeforeTick, Interpreting, Invitation
from mam_desktop.meeting.board_round import BoardRound
from mam_desktop.meeting.copy_sent import CopySent
from mam_desktop.meeting.copy_to import CopyTo
from mam_desktop.meeting.fields import Entry
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.people import (
    Attendance,
    AttendanceTime,
    Child,
    Consent,
    Household,
    Person,
    StatementRead,
)
from mam_desktop.meeting.plan import (
    Action,
    ActionReview,
    Decision,
    Disagreement,
    Feedback,
    Idea,
    NextMeeting,
    Outcome,
    Referral,
    Vote,
)
from mam_desktop.meeting.prompted import PromptAnswer
from mam_desktop.meeting.said import (
    Attachment,
    Concern,
    ConcernAnswer,
    ConcernTold,
    Discussion,
    Note,
    NotesPause,
    Observation,
    ProfileEntry,
    Scale,
    ServiceUpdate,
    Voice,
    VoiceAbsence,
)
from mam_desktop.meeting.screen_hold import ScreenHold
from mam_desktop.meeting.signals import QuietSignal
from mam_desktop.meeting.signed import (
    Amendment,
    PassedGap,
    ReadBack,
    Seal,
    SealedCopy,
    Signature,
    TimeStamp,
)

SCHEMA = 1
"""Version of this list of kinds and fields, written into each change."""

KINDS: Mapping[str, type[Entry]] = {
    cls.KIND: cls
    for cls in (
        Action,
        ActionReview,
        Amendment,
        Arrangement,
        Attachment,
        Attendance,
        AttendanceTime,
        BeforeTick,
        BoardRound,
        Child,
        Concern,
        ConcernAnswer,
        ConcernTold,
        Consent,
        CopySent,
        CopyTo,
        Decision,
        Disagreement,
        Discussion,
        Feedback,
        Household,
        Idea,
        Interpreting,
        Invitation,
        Meeting,
        NextMeeting,
        Note,
        NotesPause,
        Observation,
        Outcome,
        PassedGap,
        Person,
        ProfileEntry,
        PromptAnswer,
        QuietSignal,
        ReadBack,
        Referral,
        Scale,
        ScreenHold,
        Seal,
        SealedCopy,
        TimeStamp,
        ServiceUpdate,
        Signature,
        StatementRead,
        Voice,
        VoiceAbsence,
        Vote,
    )
}

RANDOM_FIELDS: frozenset[tuple[str, str]] = frozenset(
    (kind, name)
    for kind, cls in KINDS.items()
    for name, spec in cls.specs().items()
    if not spec.in_state_hash
)
"""(kind, field) pairs that are truly random and stay out of the state hash."""

APART: frozenset[str] = frozenset({Concern.KIND, ConcernAnswer.KIND, ConcernTold.KIND})
"""Kinds that stand on their own sheet alone, and in no list of anything else."""
