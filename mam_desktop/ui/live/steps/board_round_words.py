"""What the lead reads in a round on the board: the stage's rule in one sentence, and the time."""

from mam_desktop.meeting.board_round import BoardRound
from mam_desktop.meeting.rounds import FirstSteps, StageTime
from mam_desktop.texts import N_, _, ngettext

RULES = {
    "present": N_("{name} tells what it is about. Nobody interrupts; being silent is fine."),
    "ask": N_("Short questions, to understand. No advice yet."),
    "ideas": N_("Everybody gives ideas. {name} only listens for now."),
    "choose": N_("Which ideas might help? The family picks first and has the last word."),
    "first_steps": N_("What begins within 24 hours? What within 3 days?"),
}
QUIET_RULE = N_("Everybody writes for themselves. Nothing shows until all of it shows.")
SOMEBODY = N_("Who brought it")


def rule_words(running: BoardRound, presenter: str) -> str:
    """Return what holds in this stage, to be said aloud."""
    if running.writes_quietly:
        return _(QUIET_RULE)
    # A newer version on another laptop may know stages that this one does not.
    rule = RULES.get(running.stage, "")
    return _(rule).format(name=presenter or _(SOMEBODY)) if rule else ""


def waiting_words(count: int) -> str:
    """Return how many ideas nobody sees yet."""
    if not count:
        return _("No idea is written yet.")
    return ngettext(
        "{count} idea is written and kept. It does not show yet.",
        "{count} ideas are written and kept. They do not show yet.",
        count,
    ).format(count=count)


def show_words(count: int) -> str:
    """Return what showing does."""
    return ngettext("Show {count} idea", "Show {count} ideas together", count).format(count=count)


def time_words(time: StageTime) -> str:
    """Return how much of the stage is left, in whole minutes."""
    if not time.is_over:
        left = time.minutes_left
        return ngettext("{count} min left", "{count} min left", left).format(count=left)
    if time.minutes_left == 0:
        return _("time is up")
    return _("{count} min over").format(count=-time.minutes_left)


def steps_words(steps: FirstSteps) -> str:
    """Return what begins at once, so far; gently, where nothing does."""
    day = len(steps.in_24_hours)
    soon = len(steps.in_3_days)
    if not day and not soon:
        return _("No first step yet. One small thing within 24 hours helps most.")
    if not day:
        return _("Within 3 days: {soon}. Nothing begins within 24 hours yet.").format(soon=soon)
    return _("Within 24 hours: {day} · within 3 days: {soon}").format(day=day, soon=soon)
