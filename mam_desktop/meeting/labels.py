"""The plain words for every fixed choice, as screens and papers alike show them."""

from mam_desktop.texts import N_, _

VOICE_HEADINGS = {
    "important": N_("What’s important to me"),
    "going_well": N_("What’s going well"),
    "hard": N_("What’s hard"),
    "would_like": N_("What I’d like to happen"),
    "other": N_("Something else"),
    "": "",
}
VOICE_HOW = {
    "said": N_("said"),
    "signed": N_("signed"),
    "wrote": N_("wrote"),
    "drew": N_("drew"),
    "pointed": N_("pointed at pictures"),
    "device": N_("used a device"),
    "behaviour": N_("showed us"),
    "through": N_("told somebody"),
    "silent": N_("chose not to speak"),
}
FACES = {
    1: N_("really hard"),
    2: N_("hard"),
    3: N_("so-so"),
    4: N_("good"),
    5: N_("really good"),
}
PROFILE_HEADINGS = {
    "appreciate": N_("What people like and admire about me"),
    "important": N_("What is important to me"),
    "support": N_("How best to support me"),
    "communicate": N_("How I communicate"),
}
COLUMNS = {
    "new": N_("New ideas"),
    "can": N_("Yes, we can"),
    "could_if": N_("We could, if…"),
    "panel": N_("For the panel"),
}
NO_OWNER, NO_DAY = N_("Who? Not said yet"), N_("No date yet")
"""An action lacks who does it, or a day: the same words on every screen and paper."""
STATUSES = {
    "agreed": N_("agreed"),
    "done": N_("done"),
    "partly": N_("partly done"),
    "not_yet": N_("not yet"),
    "no_longer_wanted": N_("no longer wanted"),
    "closed": N_("closed"),
    "": "",
}
ATTENDANCE = {
    "invited": N_("invited"),
    "present": N_("here"),
    "apologies": N_("sent apologies"),
    "absent": N_("not here"),
    "late": N_("came later"),
    "left": N_("left early"),
    "back": N_("came back"),
}
PICTURES_SHOWN = {
    "suggested": N_("those the words suggest, and those I choose"),
    "chosen": N_("only those I choose"),
    "none": N_("no pictures"),
}
JOINS = {"room": N_("in the room"), "phone": N_("by phone"), "video": N_("by video")}
ANSWERS = {
    "agree": N_("agrees"),
    "comment": N_("agrees, with a comment"),
    "disagree": N_("does not agree"),
    "none": "",
}
METHODS = {
    "drawn": N_("signed"),
    "typed": N_("typed their name"),
    "mark": N_("made a mark"),
    "spoken": N_("said so"),
    "declined": N_("did not want to sign"),
    "not_here": N_("was not here to sign"),
}
REFER_TO = {
    "MAP": N_("the multi-agency panel"),
    "EHC_needs_assessment": N_("ask for an EHC needs assessment"),
    "social_care": N_("social care"),
    "other": N_("somebody else"),
}
ROUTES = {
    "here": N_("decided here"),
    "panel": N_("goes to the panel"),
    "elsewhere": N_("is decided elsewhere"),
    "": "",
}
HELP_LEVELS = {
    "more": N_("more help (step up)"),
    "less": N_("less help (step down)"),
    "same": N_("the help stays as it is"),
    "": "",
}
CLOSINGS = {
    "needs_met": N_("What was needed is there now"),
    "one_service": N_("One service can finish it"),
    "social_care": N_("Social care leads now, and has said yes"),
    "family_wish": N_("The family does not want to go on"),
    "moved": N_("The family has moved"),
    "other": N_("Something else"),
    "": "",
}
COPY_KINDS = {
    "family": N_("the family’s copy"),
    "everyone": N_("everyone’s copy"),
    "agency": N_("their service’s copy"),
    "case_file": N_("the case file"),
    "none": N_("no copy"),
}
COPY_FORMS = {
    "paper": N_("on paper"),
    "large_print": N_("large print"),
    "pdf": N_("PDF"),
    "word": N_("Word"),
    "easy_read": N_("easy read"),
    "own_language": N_("in their language"),
    "audio": N_("recorded"),
    "read_aloud": N_("read aloud"),
    "": "",
}
READ_BACK_ANSWERS = {"yes": N_("yes"), "not_quite": N_("not quite"), "no": N_("no")}
GAPS = {
    "date": N_("the date"),
    "lead": N_("somebody who leads"),
    "family": N_("somebody of the family"),
    "voice": N_("the child’s voice"),
    "statement": N_("the opening words"),
    "consents": N_("answers about taking part or sharing"),
    "not_asked": N_("asking everybody of the family whether they take part"),
    "waiting": N_("showing what still waits for the screen"),
    "action_owner": N_("who does an action"),
    "action_date": N_("the day of an action"),
    "action_past": N_("a day that is still to come"),
    "action_asked": N_("a yes from who does an action"),
    "read_back": N_("an answer to what was not right"),
    "next": N_("the next meeting, or why there is none"),
    "notes": N_("the end of a pause in the notes"),
    "action_read": N_("reading an action back"),
    "unsigned": N_("a signature to the plan"),
}
"""What a meeting can be sealed without, for a reason."""
CONSENT_ANSWERS = {"yes": N_("yes"), "no": N_("no"), "withdrawn": N_("taken back")}
COPIES = {
    "family": N_("Copy for the family"),
    "everyone": N_("Copy for everyone at the meeting"),
    "agency": N_("Copy for {agency}"),
    "case_file": N_("Copy for the case file"),
    "running_sheet": N_("The lead’s running sheet"),
}


def face_words(face: int | None) -> str:
    """Return the words of one of five faces, in the language in use; nothing for none."""
    return _(FACES[face]) if face in FACES else ""


def label(labels: dict[str, str], choice: str) -> str:
    """Return the plain words for a choice, in the language in use; unknown ones as they are."""
    said = labels.get(choice, choice)
    return _(said) if said else ""
