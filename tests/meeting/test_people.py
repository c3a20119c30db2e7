"""What a person is to the family."""

import pytest

from mam_desktop.meeting.people import Person
from tests.meeting.marked import told


@pytest.mark.parametrize(
    ("role", "leads"),
    [("Engagement Lead", True), ("lead professional", True), ("Lead tenor", False), ("", False)],
)
def test_who_the_lead_is(role: str, leads: bool) -> None:
    assert told(Person, "p", role=role).is_lead is leads
