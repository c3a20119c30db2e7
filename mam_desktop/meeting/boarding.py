"""The “What CAN we do?” board: outcomes, ideas, moves and hearts."""

from collections.abc import Sequence

from fractional_indexing import generate_key_between, generate_n_keys_between

from mam_desktop.changes.ids import derived_id
from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Meaning
from mam_desktop.meeting.naming import Circle, folded
from mam_desktop.meeting.plan import COLUMNS, Idea, Outcome, Vote
from mam_desktop.meeting.promises import ideas_not_used
from mam_desktop.meeting.rounds import is_writing_quietly
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.meeting.values import union_of
from mam_desktop.meeting.voicing import OPEN, Sharing
from mam_desktop.texts import _


def outcomes_of(entries: Entries, meeting_id: str | None) -> tuple[Outcome, ...]:
    """Return what a meeting wants to be different, in the order it was put."""
    found = entries.all(Outcome, meeting_id)
    return tuple(sorted(found, key=lambda one: (one.place, one.at, one.id)))


def add_outcome(
    session: MeetingSession,
    *,
    words: str,
    area: str = "",
    whose: str = "",
    need: str = "",
    voice_id: str | None = None,
    meaning: Meaning | None = None,
    sharing: Sharing = OPEN,
) -> Gesture:
    """Write down a difference that the family wants; who may not see the quote it is from may not.

    `need` is why it matters, `voice_id` the quote that it comes from.
    """
    if not words.strip():
        raise BadInput(_("There are no words yet."))
    writer = session.begin()
    circle = Circle(session, writer)
    last = outcomes_of(session.entries, session.meeting_id)[-1:]
    writer.create(
        Outcome,
        words=words,
        area=area,
        whose=whose,
        need=need,
        voice_id=voice_id,
        place=generate_key_between(last[0].place or None if last else None, None),
        meaning=meaning,
        **_as_the_quote(session, voice_id, sharing).fields(circle),
    )
    return writer.commit()


def _as_the_quote(session: MeetingSession, voice_id: str | None, sharing: Sharing) -> Sharing:
    """Return a sharing that shows no more than the quote does."""
    voice = session.entries.find(Voice, voice_id)
    if voice is None or not voice.is_narrowed:
        return sharing
    stays = sharing.share != "everyone"
    return Sharing(
        share=sharing.share if stays else voice.share,
        shared_with=sharing.shared_with if stays else voice.shared_with,
        not_for=union_of([tuple(sharing.not_for), voice.not_for]),
    )


def move_outcome(
    session: MeetingSession, outcome: Outcome, *, before: Outcome | None = None
) -> Gesture:
    """Put an outcome above another one, or at the end."""
    others = [
        one for one in outcomes_of(session.entries, session.meeting_id) if one.id != outcome.id
    ]
    ids = [one.id for one in others]
    if before is not None and before.id not in ids:
        raise BadInput(_("That is not in this list."))
    at = ids.index(before.id) if before else len(others)
    writer = session.begin()
    places = [one.place for one in others]
    if all(places) and places == sorted(set(places)):
        above, below = (places[at - 1] if at else None), (places[at] if before else None)
        writer.set(outcome, place=generate_key_between(above, below))
    else:
        others.insert(at, outcome)
        keys = generate_n_keys_between(None, None, len(others))
        for one, key in zip(others, keys, strict=True):
            writer.set(one, place=key)
    return writer.commit()


def cards_of(entries: Entries, meeting_id: str | None, column: str) -> tuple[Idea, ...]:
    """Return a column's cards, from top to bottom."""
    cards = (one for one in entries.all(Idea, meeting_id) if one.column == column)
    return tuple(sorted(cards, key=lambda one: (one.place, one.at, one.id)))


def _place(
    session: MeetingSession, column: str, before: Idea | None, moving: Idea | None = None
) -> str:
    cards = [one for one in cards_of(session.entries, session.meeting_id, column) if one != moving]
    if before is None:
        return generate_key_between(cards[-1].place if cards else None, None)
    at = next((no for no, one in enumerate(cards) if one.id == before.id), None)
    if at is None:
        raise BadInput(_("That card is not in this column."))
    above = cards[at - 1].place if at else None
    if above == before.place:
        above = None
    return generate_key_between(above, before.place)


def add_idea(
    session: MeetingSession,
    *,
    words: str,
    by: str | None,
    column: str = "new",
    if_words: str = "",
    outcome_id: str | None = None,
    voice_id: str | None = None,
    held_back: bool = False,
    meaning: Meaning | None = None,
    sharing: Sharing = OPEN,
) -> Gesture:
    """Put a card on the board; while ideas are written quietly it is the lead's alone at first."""
    if not words.strip():
        raise BadInput(_("There are no words yet."))
    _check_column(column)
    writer = session.begin()
    circle = Circle(session, writer)
    writer.create(
        Idea,
        words=words,
        by_id=circle.bring_maybe(by),
        column=column,
        if_words=if_words,
        outcome_id=outcome_id,
        voice_id=voice_id,
        place=_place(session, column, None),
        held_back=held_back or None,
        quiet=is_writing_quietly(session.entries, session.meeting_id) or None,
        meaning=meaning,
        **sharing.fields(circle),
    )
    return writer.commit()


def bring_ideas(session: MeetingSession, ideas: Sequence[Idea] | None = None) -> Gesture:
    """Bring ideas that nobody used last time onto this board, in their words; all, or some.

    Who may see one stays as it was chosen; hearts are given anew.

    Raises:
        Refused: none of them waits.

    """
    waiting = ideas_not_used(session.entries, session.meeting)
    wanted = waiting if ideas is None else [one for one in waiting if one in ideas]
    if not wanted:
        raise Refused(_("No ideas from last time wait."))
    last = cards_of(session.entries, session.meeting_id, "new")[-1:]
    places = generate_n_keys_between(last[0].place or None if last else None, None, len(wanted))
    writer = session.begin()
    for one, place in zip(wanted, places, strict=True):
        writer.create(
            Idea,
            words=one.words,
            by_id=one.by_id,
            if_words=one.if_words,
            outcome_id=_same_outcome(session, one.outcome_id),
            from_idea_id=one.id,
            place=place,
            meaning=one.meaning,
            pictogram=one.pictogram,
            share=one.share,
            shared_with=one.shared_with,
            not_for=one.not_for,
        )
    return writer.commit()


def _same_outcome(session: MeetingSession, outcome_id: str | None) -> str | None:
    """Return this meeting's outcome in the same words; the earlier one where there is none."""
    before = session.entries.find(Outcome, outcome_id)
    mine = session.entries.all(Outcome, session.meeting_id)
    same = (one.id for one in mine if before and folded(one.words) == folded(before.words))
    return next(same, before.id if before else None)


def _check_column(column: str) -> None:
    if column not in COLUMNS:
        raise BadInput(
            _("“{column}” is not a column of the board: {known}").format(
                column=column, known=", ".join(COLUMNS)
            )
        )


def move_idea(
    session: MeetingSession,
    idea: Idea,
    *,
    column: str,
    if_words: str | None = None,
    before: Idea | None = None,
) -> Gesture:
    """Move a card to a column, above another card or to the end.

    With only an “if” told for its own column, the card stays where it is.
    """
    _check_column(column)
    writer = session.begin()
    fields: dict[str, object] = {"column": column}
    if if_words is not None:
        fields["if_words"] = if_words
    if column != idea.column or before is not None or if_words is None:
        fields["place"] = _place(session, column, before, idea)
    writer.set(idea, **fields)
    return writer.commit()


def vote(session: MeetingSession, idea: Idea, *, by: str) -> Gesture:
    """Give a heart; one person has one heart for each idea."""
    writer = session.begin()
    by_id = Circle(session, writer).bring(by)
    if heart_of(session.entries, idea, by_id) is not None:
        raise Refused(_("This person has given a heart already."))
    writer.create_as(Vote, derived_id(idea.id, by_id), idea_id=idea.id, by_id=by_id)
    return writer.commit()


def take_back_vote(session: MeetingSession, idea: Idea, *, by: str) -> Gesture:
    """Take a heart back."""
    writer = session.begin()
    heart = heart_of(session.entries, idea, Circle(session, writer).bring(by))
    if heart is None:
        raise Refused(_("This person has not given a heart here."))
    writer.remove(heart)
    return writer.commit()


def heart_of(entries: Entries, idea: Idea, by_id: str) -> Vote | None:
    """Return a person's heart on an idea, if there is one."""
    hearts = (one for one in entries.all(Vote) if one.idea_id == idea.id)
    return next((one for one in hearts if one.by_id == by_id), None)
