"""The words of “How was it?”: who answers, and what each of them is asked."""

from mam_desktop.meeting.feedback import BETTER, WORDS
from mam_desktop.texts import N_, _

GIVERS = {
    "child": N_("Child or young person"),
    "parent": N_("Parent or carer"),
    "professional": N_("Somebody from a service"),
    "lead": N_("The lead"),
}
GIVER_ICONS = {
    "child": "mood-smile",
    "parent": "heart",
    "professional": "briefcase",
    "lead": "key",
}
_CHILD = {
    "listened_to": N_("People listened to me"),
    "involved_in_decisions": N_("I helped to decide"),
    "understood": N_("People understood me"),
}
_PARENT = {
    "listened_to": N_("I was listened to"),
    "involved_in_decisions": N_("I was involved in decisions"),
    "understood": N_("I was understood"),
    "confidence_and_trust": N_("I have confidence and trust"),
}
_SERVICES = {
    "information_sharing": N_("We shared information well"),
    "accessing_information": N_("I could get the information I needed"),
    "mam_successful": N_("The meeting was a success"),
    "success_for_parents": N_("It was a success for the parents"),
    "success_for_professionals": N_("It was a success for the services"),
}
_QUESTIONS = {"child": _CHILD, "parent": _PARENT, "professional": _SERVICES, "lead": _SERVICES}
_FIELDS = {
    "child": {WORDS: N_("Anything you want to say?")},
    "parent": {WORDS: N_("What was good?"), BETTER: N_("What could be better?")},
}


def question_words(giver: str, question: str) -> str:
    """Return a question as somebody is asked it; a newer version's as it is called."""
    words = _QUESTIONS.get(giver, {}).get(question)
    return _(words) if words else question


def field_words(giver: str) -> dict[str, str]:
    """Return the fields for own words, which field -> its label."""
    fields = _FIELDS.get(giver, _FIELDS["parent"])
    return {name: _(words) for name, words in fields.items()}
