"""The words of preparing: answers, what to arrange, the chair's list, facts of interpreting."""

from mam_desktop.texts import N_

INVITE_ANSWERS = {
    "yes": N_("said yes"),
    "none": N_("no answer yet"),
    "apologies": N_("cannot come"),
    "substitute": N_("sends somebody"),
}
ARRANGEMENTS = {
    "room": N_("The room"),
    "breaks": N_("Breaks"),
    "transport": N_("Getting there"),
    "childcare": N_("Looking after children"),
    "other": N_("Anything else"),
}
ARRANGEMENT_HINTS = {
    "room": N_("private, step-free, who sits where, a quiet corner"),
    "breaks": N_("after 40 minutes, or when somebody shows the card"),
    "transport": N_("taxi, parking, who brings whom"),
    "childcare": N_("who is with the little ones meanwhile"),
    "other": N_("drinks, toys, a place to pray, a door kept open"),
}
BEFORE_ITEMS = {
    "voluntary": N_("The family knows what the meeting can do for them, and that they may say no."),
    "with_family": N_(
        "Who comes, the day, the time and the place were agreed with the family first. The list is"
        " as short as it can be."
    ),
    "hopes": N_(
        "The family was asked what they want from the meeting. We went through the agenda and who"
        " will be there."
    ),
    "worries": N_("Services told the family about their worries before the meeting."),
    "agreement": N_("Their agreement is in writing, and they have the privacy notice."),
    "needs": N_(
        "Everybody was asked what they need: language, signing, getting in, children, transport,"
        " light and noise."
    ),
    "child": N_(
        "The child’s views were gathered, the child chose how to take part, and an advocate was"
        " offered."
    ),
    "invited": N_(
        "Everybody was invited in the way they like. Who cannot come was asked for a short written"
        " update, or for somebody to come instead."
    ),
    "private": N_(
        "Services were asked, in private, if there is something that cannot be shared with the"
        " family."
    ),
    "safety": N_(
        "Checked: an address that must stay secret, court orders, who has parental responsibility."
    ),
    "room": N_(
        "Somebody takes notes, the last plan is printed, the room is private and has a place for"
        " breaks."
    ),
    "without": N_("We go ahead without the child or without the parents. The reason is:"),
}
INTERPRETER_FACTS = (
    N_("Never a child, a relative or a friend. They may help to fix the day, no more."),
    N_("Book early, and somebody who is trained and approved."),
    N_(
        "Both sides agree who it is. Ask about dialect, gender and religion, and whether they know"
        " the family."
    ),
    N_("Get their promise to keep it private in writing."),
    N_("Tell them before the meeting what it is about and which hard words will come up."),
    N_("Seat them beside the person. Look at the person and speak to the person."),
    N_("Say one or two sentences, then pause. Allow about twice the time."),
    N_("Offer one also to somebody who speaks English well, when the talk will be hard."),
)
AGENDAS = {
    "usual": N_("Usual"),
    "review": N_("Review"),
    "first": N_("First meeting"),
    "short": N_("Short, at a child’s pace"),
}
