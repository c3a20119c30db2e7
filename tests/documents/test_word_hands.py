"""Word files from processes of their own: the same bytes and the same last look as here."""

import pytest

from mam_desktop.documents.release import HeldBack
from mam_desktop.documents.word import write_word
from mam_desktop.documents.word_hands import WordHands, WordJob
from mam_desktop.meeting.content import Paragraph
from mam_desktop.meeting.kept_back import CopyWords, PrivateText
from tests.documents.making import content

PRIVATE = PrivateText(
    entry_id="e" * 32, kind="note", field="words", words="The kitchen was cold and dark."
)


def job(*lines: str, must_not: tuple[PrivateText, ...] = ()) -> WordJob:
    words = CopyWords(may=lines[:1], must_not=must_not, hidden_ids=frozenset())
    made = content(*(Paragraph(one) for one in lines))
    return WordJob(content=made, words=words, language="en", also=())


def test_a_file_from_another_process_is_the_same_and_is_looked_at_there() -> None:
    with WordHands(1, stands_back=True) as hands:
        wanted = job("She likes the swings.")
        assert hands.write(wanted) == write_word(wanted.content)
        leaks = job("She likes the swings.", PRIVATE.words, must_not=(PRIVATE,))
        with pytest.raises(HeldBack) as held:
            hands.write(leaks)
        assert held.value.places == (("note", "words", "e" * 32),)
        # The next one is made all the same.
        assert hands.write(wanted) == write_word(wanted.content)


def test_after_its_end_or_that_of_a_process_files_are_written_here() -> None:
    hands = WordHands(1, stands_back=False)
    hands.close()
    wanted = job("She likes the swings.")
    assert hands.write(wanted) == write_word(wanted.content)
