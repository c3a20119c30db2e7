"""Performs the verbs that write into a family's session: each line is one use case, one gesture."""

from collections.abc import Callable, Mapping
from datetime import date

from mam_desktop.changes.change import JsonValue
from mam_desktop.errors import BadInput
from mam_desktop.meeting.agreeing import (
    agree_action,
    close_with_reason,
    give_feedback,
    note_disagreement,
    note_read_back,
    record_decision,
    refer,
    review_action,
    set_next_meeting,
)
from mam_desktop.meeting.attending import STATEMENT_VERSION, attend, note_consent, read_statement
from mam_desktop.meeting.boarding import (
    add_idea,
    add_outcome,
    move_idea,
    take_back_vote,
    vote,
)
from mam_desktop.meeting.capturing import capture_line
from mam_desktop.meeting.editing import change_entry, redo, remove_entry, undo
from mam_desktop.meeting.fields import Entry, Meaning
from mam_desktop.meeting.naming import find_by_words, get_person
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.plan import (
    Action,
    Decision,
    Disagreement,
    Idea,
    Outcome,
    Referral,
)
from mam_desktop.meeting.said import (
    Attachment,
    Discussion,
    Note,
    Observation,
    Scale,
    ServiceUpdate,
    Voice,
)
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signing import sign
from mam_desktop.meeting.starting import (
    FamilyMember,
    HouseholdTold,
    add_earlier_action,
    add_earlier_scale,
    add_family,
    add_profile_line,
    go_to_step,
    pause_meeting,
    prepare_meeting,
    resume_meeting,
)
from mam_desktop.meeting.voicing import (
    Sharing,
    give_score,
    pause_notes,
    resume_notes,
    write_concern,
    write_note,
    write_observation,
    write_update,
    write_voice,
)
from mam_desktop.play.script import Line
from mam_desktop.texts import _

Performer = Callable[[MeetingSession, Line], object]

CHANGED_BY: Mapping[str, type[Entry]] = {
    "voice": Voice,
    "observe": Observation,
    "attach": Attachment,
    "scale": Scale,
    "outcome": Outcome,
    "idea": Idea,
    "decision": Decision,
    "action": Action,
    "update": ServiceUpdate,
    "disagree": Disagreement,
    "note": Note,
    "refer": Referral,
    "discussion": Discussion,
}
"""The verb that made an entry -> its kind, for `change` and `remove`."""


def sharing_of(line: Line) -> Sharing:
    """Return who may see what a line says."""
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
    missing = [name for name in ("language", "words") if not isinstance(told.get(name), str)]
    if missing:
        raise BadInput(_("A meaning needs “{key}”.").format(key=missing[0]))
    return Meaning(str(told["language"]), str(told["words"]), str(told.get("by", "")))


def find_entry(session: MeetingSession, kind: type[Entry], words: str) -> Entry:
    """Return the entry of a kind with these words, in this meeting before any other."""
    mine = session.entries.all(kind, session.meeting_id) if session.meeting_id else ()
    try:
        return find_by_words(mine, words)
    except BadInput:
        return find_by_words(session.entries.all(kind), words)


def _action(session: MeetingSession, words: str) -> Action:
    found = find_entry(session, Action, words)
    assert isinstance(found, Action)  # noqa: S101 - the kind was asked for
    return found


def _idea(session: MeetingSession, words: str) -> Idea:
    found = find_entry(session, Idea, words)
    assert isinstance(found, Idea)  # noqa: S101 - the kind was asked for
    return found


def _id_of(session: MeetingSession, kind: type[Entry], words: str | None) -> str | None:
    return find_entry(session, kind, words).id if words else None


# --- before the meeting -----------------------------------------------------------------------


def _perform_family(session: MeetingSession, line: Line) -> object:
    told: dict[str, object] = {name: line.text(name) for name in _CHILD_TEXTS if line.text(name)}
    told |= {name: line.texts(name) for name in ("needs", "languages") if line.texts(name)}
    if line.day("born_on"):
        told["born_on"] = line.day("born_on")
    if line.object("references"):
        told["references"] = dict(line.object("references"))
    homes = [_household(one) for one in line.objects("households")]
    name = line.text("preferred_name")
    return add_family(session, preferred_name=name, households=homes, **told)


_CHILD_TEXTS = (
    *("full_name", "pronouns", "setting", "setting_type", "sen_provision"),
    *("communication", "nhs_number"),
)


def _household(told: Mapping[str, JsonValue]) -> HouseholdTold:
    people = told.get("people")
    hidden = told.get("hidden_from")
    return HouseholdTold(
        address=str(told.get("address", "")),
        hidden_from=[str(one) for one in hidden] if isinstance(hidden, list) else (),
        people=[_member(one) for one in people] if isinstance(people, list) else (),
    )


def _member(told: JsonValue) -> FamilyMember:
    if not isinstance(told, Mapping) or not isinstance(told.get("name"), str):
        raise BadInput(_("Somebody in a household has no “name”."))
    born = told.get("born_on")
    responsible = told.get("parental_responsibility")
    return FamilyMember(
        name=str(told["name"]),
        relation=str(told.get("relation", "")),
        born_on=date.fromisoformat(born) if isinstance(born, str) else None,
        parental_responsibility=responsible if isinstance(responsible, bool) else None,
    )


def _perform_profile(session: MeetingSession, line: Line) -> object:
    return add_profile_line(
        session,
        heading=line.text("heading"),
        words=line.text("words"),
        by=line.text("by"),
        share=line.text("share") or "everyone",
        on=line.day("on"),
    )


def _perform_earlier_action(session: MeetingSession, line: Line) -> object:
    due_on = line.day("due_on")
    assert due_on is not None  # noqa: S101 - a needed key
    return add_earlier_action(
        session,
        what=line.text("what"),
        owner=line.text("owner"),
        due_on=due_on,
        meeting_on=line.day("meeting_on"),
        so_that=line.text("so_that"),
        status=line.text("status") or "agreed",
    )


def _perform_earlier_scale(session: MeetingSession, line: Line) -> object:
    on = line.day("on")
    assert on is not None  # noqa: S101 - a needed key
    return add_earlier_scale(session, who=line.text("who"), score=line.number("score"), on=on)


def _perform_meeting(session: MeetingSession, line: Line) -> object:
    on = line.day("on")
    assert on is not None  # noqa: S101 - a needed key
    return prepare_meeting(
        session,
        type=line.text("type"),
        on=on,
        starts_at=line.text("starts_at"),
        ends_at=line.text("ends_at"),
        place=line.text("place"),
        title=line.text("title"),
        zone=line.text("zone"),
        language=line.text("language") or "en",
        agenda=line.objects("agenda"),
    )


# --- at the door ------------------------------------------------------------------------------


def _perform_attend(session: MeetingSession, line: Line) -> object:
    texts = ("role", "service", "full_name", "organisation", "contact", "own_words")
    about: dict[str, object] = {name: line.text(name) for name in texts if line.text(name)}
    if line.texts("access_needs"):
        about["access_needs"] = line.texts("access_needs")
    return attend(
        session,
        name=line.text("name"),
        state=line.text("state"),
        about=about,
        joins=line.maybe("joins"),
        can_decide=line.flag("can_decide"),
        is_interpreter_for=line.maybe("is_interpreter_for"),
    )


def _perform_statement_read(session: MeetingSession, line: Line) -> object:
    return read_statement(
        session,
        by=line.text("by"),
        version=line.text("version") or STATEMENT_VERSION,
        language=line.text("language") or "en",
    )


def _perform_consent(session: MeetingSession, line: Line) -> object:
    return note_consent(
        session,
        by=line.text("by"),
        purpose=line.text("purpose"),
        recipient=line.text("recipient"),
        answer=line.text("answer"),
        how=line.text("how"),
        about=line.texts("about"),
        note=line.text("note"),
        for_whom=line.maybe("for"),
        judged_by=line.maybe("judged_by"),
        grounds=line.text("grounds"),
    )


def _perform_step(session: MeetingSession, line: Line) -> object:
    return go_to_step(session, line.text("to"))


# --- what is said -----------------------------------------------------------------------------


def _perform_voice(session: MeetingSession, line: Line) -> object:
    return write_voice(
        session,
        who=line.text("who"),
        words=line.text("words"),
        heading=line.text("heading"),
        how=line.text("how"),
        through=line.maybe("through"),
        prompted=line.flag("prompted"),
        meaning=meaning_of(line),
        gathered_on=line.day("on"),
        captured_by=line.maybe("captured_by"),
        sharing=sharing_of(line),
    )


def _perform_observe(session: MeetingSession, line: Line) -> object:
    return write_observation(
        session,
        by=line.text("by"),
        saw=line.text("saw"),
        might_mean=line.text("might_mean"),
        will_do=line.text("will_do"),
        sharing=sharing_of(line),
    )


def _perform_scale(session: MeetingSession, line: Line) -> object:
    return give_score(
        session,
        who=line.text("who"),
        score=line.number("score"),
        reason=line.text("reason"),
        one_higher=line.text("one_higher"),
        sharing=sharing_of(line),
    )


def _perform_update(session: MeetingSession, line: Line) -> object:
    return write_update(
        session,
        service=line.text("service"),
        by=line.text("by"),
        words=line.text("words"),
        waiting_time=line.text("waiting_time"),
        sent_on=line.day("sent_on"),
        sharing=sharing_of(line),
    )


def _perform_note(session: MeetingSession, line: Line) -> object:
    return write_note(session, words=line.text("words"), for_whom=line.text("audience"))


def _perform_concern(session: MeetingSession, line: Line) -> object:
    told = [{name: str(value) for name, value in one.items()} for one in line.objects("told")]
    return write_concern(
        session,
        words=line.text("words"),
        by=line.text("by"),
        place=line.text("place"),
        present=line.texts("present"),
        told=told,
        family_told=line.text("family_told"),
        why=line.text("why"),
        shared_without_agreement=line.flag("shared_without_agreement"),
        reason=line.text("reason"),
        closed_part_with=line.texts("closed_part_with"),
    )


def _perform_notes_paused(session: MeetingSession, line: Line) -> object:
    if line.text("state") == "start":
        return pause_notes(session, asked_by=line.maybe("asked_by"))
    return resume_notes(session)


# --- what is wanted and agreed ----------------------------------------------------------------


def _perform_outcome(session: MeetingSession, line: Line) -> object:
    return add_outcome(
        session,
        words=line.text("words"),
        area=line.text("area"),
        whose=line.text("whose"),
        meaning=meaning_of(line),
        sharing=sharing_of(line),
    )


def _perform_idea(session: MeetingSession, line: Line) -> object:
    return add_idea(
        session,
        words=line.text("words"),
        by=line.text("by"),
        column=line.text("column"),
        if_words=line.text("if"),
        outcome_id=_id_of(session, Outcome, line.maybe("outcome")),
        voice_id=_id_of(session, Voice, line.maybe("voice")),
        held_back=bool(line.flag("held_back")),
        meaning=meaning_of(line),
        sharing=sharing_of(line),
    )


def _perform_move(session: MeetingSession, line: Line) -> object:
    before = line.maybe("before")
    return move_idea(
        session,
        _idea(session, line.text("idea")),
        column=line.text("column"),
        if_words=line.maybe("if"),
        before=_idea(session, before) if before else None,
    )


def _perform_vote(session: MeetingSession, line: Line) -> object:
    use_case = take_back_vote if line.flag("take_back") else vote
    return use_case(session, _idea(session, line.text("idea")), by=line.text("by"))


def _perform_action(session: MeetingSession, line: Line) -> object:
    return agree_action(
        session,
        what=line.text("what"),
        owner=line.text("owner"),
        due_on=line.day("due_on"),
        so_that=line.text("so_that"),
        idea_id=_id_of(session, Idea, line.maybe("from_idea")),
        kind=line.text("kind") or "family",
        helper=line.maybe("helper"),
        while_waiting=line.text("while_waiting"),
        how_we_know=line.text("how_we_know"),
        owner_agreed=line.flag("owner_agreed"),
        needed_for=_id_of(session, Action, line.maybe("needed_for")),
        meaning=meaning_of(line),
        sharing=sharing_of(line),
    )


def _perform_review_action(session: MeetingSession, line: Line) -> object:
    return review_action(
        session,
        _action(session, line.text("action")),
        status=line.text("status"),
        what_changed=line.text("what_changed"),
        by=line.maybe("by"),
    )


def _perform_decision(session: MeetingSession, line: Line) -> object:
    return record_decision(
        session,
        what=line.text("what"),
        why=line.text("why"),
        by=line.text("by"),
        route=line.text("route"),
        on=line.day("on"),
        sharing=sharing_of(line),
    )


def _perform_disagree(session: MeetingSession, line: Line) -> object:
    return note_disagreement(
        session,
        who=line.text("who"),
        about=line.text("about"),
        words=line.text("words"),
        sharing=sharing_of(line),
    )


def _perform_refer(session: MeetingSession, line: Line) -> object:
    return refer(
        session,
        to=line.text("to"),
        question=line.text("question"),
        cost_band=line.text("cost_band"),
        on=line.day("on"),
        sharing=sharing_of(line),
    )


def _perform_next_meeting(session: MeetingSession, line: Line) -> object:
    reason = line.maybe("close")
    if reason:
        return close_with_reason(session, reason=reason)
    on = line.day("on")
    assert on is not None  # noqa: S101 - a needed key
    return set_next_meeting(
        session,
        on=on,
        starts_at=line.text("at"),
        place=line.text("place"),
        purpose=line.text("purpose"),
    )


# --- the end ----------------------------------------------------------------------------------


def _perform_read_back(session: MeetingSession, line: Line) -> object:
    return note_read_back(
        session,
        _action(session, line.text("action")),
        answer=line.text("answer"),
        by=line.text("by"),
        words=line.text("words"),
    )


def _perform_sign(session: MeetingSession, line: Line) -> object:
    return sign(
        session,
        who=line.text("who"),
        method=line.text("method"),
        answer=line.text("answer"),
        strokes=strokes_of(line),
        words=line.text("words"),
        noted_by=line.maybe("noted_by"),
        through=line.maybe("through"),
        reason=line.text("reason"),
    )


def strokes_of(line: Line) -> list[list[list[float]]] | None:
    """Return the drawn strokes of a `sign` line; they were checked."""
    strokes = line.keys.get("strokes")
    return strokes if isinstance(strokes, list) else None


def _perform_feedback(session: MeetingSession, line: Line) -> object:
    scores = {
        question: score for question, score in line.object("scores").items() if type(score) is int
    }
    if len(scores) != len(line.object("scores")):
        raise BadInput(_("Scores are whole numbers from 1 to 5."))
    return give_feedback(
        session, given_by=line.text("from"), scores=scores, words=line.text("words")
    )


# --- changing ---------------------------------------------------------------------------------


def _found_by_words(session: MeetingSession, line: Line) -> Entry:
    verb = next(name for name in line.keys if name in CHANGED_BY)
    return find_entry(session, CHANGED_BY[verb], line.text(verb))


FIELD_OF_KEY = {
    "owner": "owner_id",
    "helper": "helper_id",
    "who": "who_id",
    "by": "by_id",
    "through": "through_id",
    "if": "if_words",
    "outcome": "outcome_id",
    "from_idea": "idea_id",
}
"""A script's key -> the field it is kept in, where they differ."""


def _perform_change(session: MeetingSession, line: Line) -> object:
    entry = _found_by_words(session, line)
    fields = {
        FIELD_OF_KEY.get(key, key): _field_value(session, entry, FIELD_OF_KEY.get(key, key), value)
        for key, value in line.object("set").items()
    }
    return change_entry(session, entry, fields, reason=line.maybe("reason"))


def _field_value(session: MeetingSession, entry: Entry, field: str, value: JsonValue) -> object:
    spec = entry.specs().get(field)
    if spec is None:
        return value
    if spec.names_people and isinstance(value, str):
        return get_person(session.entries, value).id
    if field == "outcome_id" and isinstance(value, str):
        return find_entry(session, Outcome, value).id
    return spec.read(value)


def _perform_remove(session: MeetingSession, line: Line) -> object:
    return remove_entry(session, _found_by_words(session, line), reason=line.maybe("reason"))


def _perform_undo(session: MeetingSession, line: Line) -> object:
    return [undo(session) for _time in range(_times(line))]


def _perform_redo(session: MeetingSession, line: Line) -> object:
    return [redo(session) for _time in range(_times(line))]


def _times(line: Line) -> int:
    times = line.number("times") if "times" in line.keys else 1
    if not 1 <= times <= 100:
        raise BadInput(_("“times” is a whole number from 1 to 100."))
    return times


PERFORM: Mapping[str, Performer] = {
    "family": _perform_family,
    "profile": _perform_profile,
    "earlier_action": _perform_earlier_action,
    "earlier_scale": _perform_earlier_scale,
    "update": _perform_update,
    "meeting": _perform_meeting,
    "attend": _perform_attend,
    "step": _perform_step,
    "statement_read": _perform_statement_read,
    "consent": _perform_consent,
    "capture": lambda session, line: capture_line(session, line.text("text")),
    "voice": _perform_voice,
    "observe": _perform_observe,
    "scale": _perform_scale,
    "outcome": _perform_outcome,
    "idea": _perform_idea,
    "decision": _perform_decision,
    "move": _perform_move,
    "vote": _perform_vote,
    "action": _perform_action,
    "review_action": _perform_review_action,
    "change": _perform_change,
    "remove": _perform_remove,
    "disagree": _perform_disagree,
    "note": _perform_note,
    "concern": _perform_concern,
    "notes_paused": _perform_notes_paused,
    "pause": lambda session, _line: pause_meeting(session),
    "resume": lambda session, _line: resume_meeting(session),
    "refer": _perform_refer,
    "next_meeting": _perform_next_meeting,
    "feedback": _perform_feedback,
    "read_back": _perform_read_back,
    "sign": _perform_sign,
    "undo": _perform_undo,
    "redo": _perform_redo,
}
"""Verb -> what performs it; the player itself performs the verbs that are not about a session."""


def name_of_person(session: MeetingSession, person_id: str | None) -> str:
    """Return a person's name, or nothing."""
    found = session.entries.find(Person, person_id)
    return found.name if found else ""
