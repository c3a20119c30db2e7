"""What many verbs tell alike: who may see it, and the same in another language."""

from mam_desktop.errors import BadInput
from mam_desktop.meeting.fields import Meaning
from mam_desktop.meeting.voicing import Sharing
from mam_desktop.play.script import Line
from mam_desktop.texts import _


def sharing_of(line: Line) -> Sharing:
    """Return who may see what a line says.

    Raises:
        BadInput: `with` is told for something that everybody, or nobody, may see.

    """
    if line.texts("with") and line.text("share") != "some":
        raise BadInput(_("“with” goes with “share”: “some” only."))
    return Sharing(
        share=line.text("share") or "everyone",
        shared_with=line.texts("with"),
        not_for=line.texts("not_for"),
    )


def meaning_of(line: Line) -> Meaning | None:
    """Return the same words in another language, when a line gives them."""
    told = line.object("meaning")
    if not told:
        return None
    return Meaning(str(told["language"]), str(told["words"]), str(told.get("by", "")))
