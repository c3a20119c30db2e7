"""Says how this laptop stands with others, for the chips in both top bars."""

from mam_desktop.texts import _, clock_time, ngettext
from mam_desktop.ui.ports import ChipWords, SyncState


def sync_words(state: SyncState) -> ChipWords:
    """Return the chip: sending, not sent, offline, waiting or up to date."""
    waiting = ngettext("{count} change to send", "{count} changes to send", state.pending)
    waiting = waiting.format(count=state.pending)
    if state.is_running:
        return ChipWords(_("Sending…"), "could_if", "refresh")
    if state.trouble:
        words = _("Not sent · {waiting}").format(waiting=waiting)
        return ChipWords(words, "attention", "alert-circle")
    if not state.is_online:
        if not state.pending:
            waiting = _("everything was sent")
        return ChipWords(_("Offline · {waiting}").format(waiting=waiting), "could_if", "wifi-off")
    if state.pending:
        return ChipWords(waiting, "could_if", "cloud-upload")
    return ChipWords(_up_to_date(state), "can", "cloud-check")


def conflict_words(count: int) -> str:
    """Return how many things two people changed."""
    return ngettext(
        "{count} thing was changed by two people",
        "{count} things were changed by two people",
        count,
    ).format(count=count)


def _up_to_date(state: SyncState) -> str:
    if state.last_at is None:
        return _("Up to date with the central record")
    return _("Up to date with the central record · {time}").format(time=clock_time(state.last_at))
