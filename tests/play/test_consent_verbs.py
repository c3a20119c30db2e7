"""A script can do what the page can: read to a child, answer, take everything back."""

from mam_desktop.meeting.consents import standing_answers
from mam_desktop.meeting.people import CHILD, StatementRead
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.play.performing import PERFORM
from mam_desktop.play.script import parse_line
from tests.meeting.builders import meeting_session


def perform(session: MeetingSession, *lines: str) -> None:
    for no, text in enumerate(lines, start=1):
        line = parse_line(no, text)
        PERFORM[line.do](session, line)


def test_the_childs_statement_is_kept_with_its_words() -> None:
    session = meeting_session()
    perform(session, '{"do":"statement_read","by":"Lee","at":"14:02","edition":"child"}')
    (read,) = session.entries.all(StatementRead)
    assert (read.edition, read.version) == (CHILD, "1")
    assert "You can ask me anything." in read.words


def test_a_language_we_have_no_checked_text_for_keeps_no_words_of_ours() -> None:
    session = meeting_session()
    perform(session, '{"do":"statement_read","by":"Lee","at":"14:02","language":"pl"}')
    (read,) = session.entries.all(StatementRead)
    assert (read.language, read.words, read.sha256) == ("pl", "", "")


def test_everything_is_taken_back_with_one_line() -> None:
    session = meeting_session()
    perform(
        session,
        '{"do":"consent","by":"Mum","for":"Robin","purpose":"show on the screen",'
        '"recipient":"this meeting","answer":"yes","how":"said"}',
        '{"do":"consent","by":"Robin","purpose":"share minutes","recipient":"GP",'
        '"answer":"yes","how":"said"}',
        '{"do":"take_back","who":"Robin","how":"shook his head","at":"14:30"}',
    )
    robin = [one for one in standing_answers(session.entries) if one.answer == "withdrawn"]
    assert {one.purpose for one in robin} == {"show on the screen", "share minutes"}
