"""A meeting as JSON: as the published schema says, every word literally there."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from mam_desktop.changes.change import JsonValue
from mam_desktop.documents.json_out import write_json, write_sealed_json
from mam_desktop.documents.meeting_schema import lines, meeting_schema
from mam_desktop.documents.statement import swear
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.signing import copy_content, seal_meeting, sign
from mam_desktop.papers import PaperOrder, Papers
from tests.documents.every_copy import RECIPIENTS, with_words_everywhere
from tests.documents.making import Laptop, a_statement
from tests.documents.test_template import HARM
from tests.kept_shelf import KeptShelf
from tests.meeting.builders import FakeSigner, meeting_session
from tests.meeting.marked import MEETING, texts_in
from tests.test_papers import Sealer

PUBLISHED = Path(__file__).resolve().parent.parent.parent / "docs" / "meeting.schema.json"


def validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(PUBLISHED.read_text(encoding="utf-8")))


def whole(words: str, to: str, part: str = "both") -> JsonValue:
    entries = with_words_everywhere(words)
    content = copy_content(entries, entries.get(Meeting, MEETING), RECIPIENTS[to], part)
    copy = RECIPIENTS[to].copy.value
    return {"format": 1, "copy": copy, "content": content, "content_hash": "0" * 64}


def test_the_published_schema_is_in_step_and_is_one() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == "\n".join(lines()) + "\n"
    Draft202012Validator.check_schema(meeting_schema())


@pytest.mark.parametrize("part", ["both", "plan"])
@pytest.mark.parametrize("to", RECIPIENTS)
def test_every_copy_is_as_the_schema_says(to: str, part: str) -> None:
    made = json.loads(write_json(whole("words", to, part)))
    assert [one.message[:300] for one in validator().iter_errors(made)] == []


def test_drafts_and_sealed_copies_are_as_the_schema_says() -> None:
    session = meeting_session()
    papers = Papers(KeptShelf(), Sealer())
    draft = json.loads(papers.make(session, PaperOrder(as_format="json")).data)
    validator().validate(draft)
    sign(session, who="Mum", method="typed", typed="Mum")
    seal_meeting(session, FakeSigner())
    sealed = json.loads(papers.make(session, PaperOrder(as_format="json")).data)
    validator().validate(sealed["value"])


def test_a_meeting_with_its_seal_is_as_the_schema_says() -> None:
    laptop = Laptop()
    seal = swear(a_statement(laptop), b"x", laptop.sign)
    made = json.loads(write_sealed_json(whole("words", "everyone"), seal))
    validator().validate(made)
    assert not validator().is_valid(made["seal"])


def test_what_is_no_meeting_is_not_taken_for_one() -> None:
    made = whole("words", "everyone")
    assert isinstance(made, dict)
    for wrong in ({}, {**made, "more": 1}, {**made, "format": 2}, {"content": made}):
        assert not validator().is_valid(wrong)


@pytest.mark.parametrize("words", HARM)
def test_words_come_out_as_they_went_in(words: str) -> None:
    made = whole(words, "case_file")
    read = json.loads(write_json(made))
    assert read == made
    assert sum(words in one for one in texts_in(read)) > 50
