"""Every verb of the meeting script, by name."""

from collections.abc import Mapping

from mam_desktop.play.verb import Verb
from mam_desktop.play.verbs_agreed import AGREED_VERBS
from mam_desktop.play.verbs_before import BEFORE_VERBS
from mam_desktop.play.verbs_beginning import BEGINNING_VERBS
from mam_desktop.play.verbs_pictures import PICTURE_VERBS
from mam_desktop.play.verbs_planned import PLANNED_VERBS
from mam_desktop.play.verbs_running import RUNNING_VERBS
from mam_desktop.play.verbs_said import SAID_VERBS

VERBS: Mapping[str, Verb] = {
    verb.name: verb
    for verb in (
        *BEGINNING_VERBS,
        *BEFORE_VERBS,
        *SAID_VERBS,
        *PLANNED_VERBS,
        *AGREED_VERBS,
        *PICTURE_VERBS,
        *RUNNING_VERBS,
    )
}
"""Verb name -> verb."""
