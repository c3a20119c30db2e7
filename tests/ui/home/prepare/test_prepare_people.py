"""Preparing who comes and what they need: asked, coming, instead of somebody, and interpreters."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mam_desktop.meeting.before import Interpreting, Invitation
from mam_desktop.meeting.inviting import invited_to
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.preparing import arrangements
from mam_desktop.meeting.starting import go_to_step
from mam_desktop.ui.home.prepare.invited_rows import EDIT, INSTEAD, TAKE_OFF, InvitedCard
from mam_desktop.ui.home.prepare.invited_section import InvitedSection
from mam_desktop.ui.home.prepare.needs_section import NeedsSection
from tests.ui.home.prepare.conftest import AWFUL, Prepared
from tests.ui.keys import press


def card_of(section: InvitedSection, name: str) -> InvitedCard:
    found = [one for one in section.list.cards if one.row is not None and one.row.name == name]
    assert isinstance(found[0], InvitedCard)
    return found[0]


# --- who is invited ------------------------------------------------------------------------------


def test_an_answer_is_one_press(robins: Prepared) -> None:
    section = robins.section("invited", InvitedSection)
    press(card_of(section, "Ms Ode").answers.buttons["apologies"], Qt.Key.Key_Space)
    row = card_of(section, "Ms Ode").row
    assert row is not None
    assert row.answer == "apologies"
    card_of(section, "Ms Ode").update_asked.click()
    ode = get_person(robins.session.entries, "Ms Ode")
    found = invited_to(robins.session.entries, robins.session.meeting.id)
    assert next(one.update_wanted for one in found if one.person.id == ode.id)
    assert "8 invited, 6 said yes" in section._count.text()


def test_in_large_text_four_of_the_invited_are_seen_at_once(
    large_text: QApplication, robins: Prepared
) -> None:
    section = robins.section("invited", InvitedSection)
    room = robins.as_on_a_laptop()
    for _turn in range(4):
        large_text.processEvents()
    cards = section.list.cards[:4]
    assert len(cards) == 4
    bottoms = [one.mapTo(room, one.rect().bottomLeft()).y() for one in cards]
    assert max(bottoms) <= room.height()
    assert card_of(section, "Mum").answers.isVisible()


def test_who_is_invited_next_has_no_service_left_over(robins: Prepared) -> None:
    """Who is of “Child and family” by a slip has the family’s hearts and the family’s copy."""
    form = robins.section("invited", InvitedSection).form
    for role, service in (
        ("Health visitor", "Community health"),
        ("Horse lady", ""),
        ("Educational Psychologist", "Council education and SEND"),
        ("Horse lady", ""),
    ):
        form.clear()
        assert (form.service.words(), form.role.words()) == ("", "")
        form.role.setEditText(role)
        assert (form.service.words(), form.role.words()) == (service, role)


def test_somebody_new_is_invited_with_role_and_agency_of_their_own(robins: Prepared) -> None:
    section = robins.section("invited", InvitedSection)
    section.form.unfold()
    section.form.who.setEditText("Bex")
    section.form.role.setEditText("Horse lady")
    section.form.service.setEditText("Stables")
    section.form.contact.setText("0161 496 0009")
    section.form.how.say("phone")
    section.form.can_decide.setChecked(True)
    press(section.form.contact, Qt.Key.Key_Return)
    bex = get_person(robins.session.entries, "Bex")
    assert (bex.role, bex.service, bex.contact) == ("Horse lady", "Stables", "0161 496 0009")
    invitation = robins.session.entries.all(Invitation)[-1]
    assert invitation.how == "phone"
    assert not section.form.is_open
    card_of(section, "Bex").more.choose(EDIT)
    section.form.role.setEditText("Riding teacher")
    section.form.save_button.click()
    assert get_person(robins.session.entries, "Bex").role == "Riding teacher"


def test_who_comes_instead_is_on_the_list(robins: Prepared) -> None:
    section = robins.section("invited", InvitedSection)
    card_of(section, "Sam").more.choose(INSTEAD)
    section.form.who.setEditText("Pat")
    section.form.save_button.click()
    assert card_of(section, "Pat").row is not None
    row = card_of(section, "Sam").row
    assert row is not None
    assert "Pat comes instead" in row.marks


def test_who_is_taken_off_is_gone_and_who_is_here_stays(robins: Prepared) -> None:
    section = robins.section("invited", InvitedSection)
    card_of(section, "Noor").more.choose(TAKE_OFF)
    assert "Noor" not in {one.name for one in section.model.rows}
    go_to_step(robins.session, "welcome")
    assert robins.troubles == []


def test_an_empty_name_is_said_and_the_form_stays(robins: Prepared) -> None:
    section = robins.section("invited", InvitedSection)
    section.form.unfold()
    section.form.save_button.click()
    assert robins.troubles == ["A name is missing."]
    assert section.form.is_open


def test_awful_words_are_kept_as_they_are(robins: Prepared) -> None:
    section = robins.section("invited", InvitedSection)
    section.form.unfold()
    section.form.who.setEditText(AWFUL)
    section.form.role.setEditText("B" * 500)
    section.form.save_button.click()
    assert robins.troubles == []
    assert AWFUL in {one.name for one in section.model.rows}
    needs = robins.section("needs", NeedsSection)
    line = needs.people.lines[get_person(robins.session.entries, AWFUL).id]
    line.setText("x" * 100_000)
    line.editingFinished.emit()
    person = get_person(robins.session.entries, AWFUL)
    assert len(person.access_needs[0]) == 100_000
    robins.page.show_section("invited")


# --- what people need ----------------------------------------------------------------------------


def test_needs_and_what_is_to_arrange_are_written_when_one_goes_on(robins: Prepared) -> None:
    needs = robins.section("needs", NeedsSection)
    dana = get_person(robins.session.entries, "Dana")
    needs.people.lines[dana.id].setText("step-free way in, a seat near the door")
    needs.meeting.rows["room"].words.setText("the quiet room")
    robins.page.show_section("agenda")
    assert get_person(robins.session.entries, "Dana").access_needs == (
        "step-free way in",
        "a seat near the door",
    )
    noted = arrangements(robins.session.entries, robins.session.meeting.id)
    assert noted["room"].words == "the quiet room"
    needs = robins.section("needs", NeedsSection)
    assert not needs.is_ready
    needs.meeting.rows["room"].done.click()
    assert needs.is_ready


def test_a_relative_as_interpreter_is_warned_of_in_words(robins: Prepared) -> None:
    needs = robins.section("needs", NeedsSection)
    form = needs.interpreters.form
    form.unfold()
    form.language.say("Urdu")
    form.for_whom.setEditText("Nan")
    form.who.setEditText("Mum")
    form.ticks["is_booked"].setChecked(True)
    form.save_button.click()
    assert not form.is_open
    row = needs.interpreters.model.rows[-1]
    assert "belongs to the family" in row.spoken
    assert not needs.is_ready


def test_a_booking_is_changed_and_taken_away(robins: Prepared) -> None:
    needs = robins.section("needs", NeedsSection)
    (key,) = (one.key for one in needs.interpreters.model.rows)
    needs.interpreters._on_card_edit_wanted(key)
    form = needs.interpreters.form
    assert form.language.words() == "Urdu"
    form.dialect.setText("Mirpuri")
    form.ticks["keeps_private"].setChecked(True)
    form.save_button.click()
    (one,) = robins.session.entries.all(Interpreting)
    assert (one.dialect, one.keeps_private, one.is_booked) == ("Mirpuri", True, True)
    needs.interpreters._on_card_take_away_wanted(key)
    assert robins.session.entries.all(Interpreting) == ()
