"""A family added by hand: only the name is needed, and what does not fit is said first."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from mam_desktop.ui.home.families_page import FamiliesPage
from mam_desktop.ui.home.home_view import HomeView
from mam_desktop.ui.home.new_family_page import NewFamilyPage
from mam_desktop.ui.home.prepare.prepare_page import PreparePage
from mam_desktop.ui.home.today_page import TodayPage
from tests.ui.drawn_home import HomeInMemory
from tests.ui.keys import press, type_text


@pytest.fixture
def form(home: HomeView) -> NewFamilyPage:
    page = home.page
    assert isinstance(page, TodayPage)
    page.add_family.click()
    opened = home.page
    assert isinstance(opened, NewFamilyPage)
    return opened


def test_a_name_is_enough_and_preparing_is_offered_next(
    home: HomeView, form: NewFamilyPage, desk: HomeInMemory
) -> None:
    assert form.name.hasFocus()
    type_text(form.name, "Max")
    form.save.click()
    assert [(one.preferred_name, one.lead) for one in desk.added] == [("Max", "Lee")]
    assert desk.added[0].child == {}
    question = home.strip.question
    assert question is not None
    assert question.choices == ("Prepare a meeting", "Later")
    question.answered(0)
    assert isinstance(home.page, PreparePage)


def test_everything_that_is_filled_in_is_handed_over(
    form: NewFamilyPage, desk: HomeInMemory
) -> None:
    form.name.setText("Max")
    form.full_name.setText("Max Example")
    form.born_on.setText("2 March 2017")
    form.pronouns.say("they/them")
    form.nhs_number.setText("999 000 0018")
    form.sen.choose("K")
    form.languages.setText("English, , Polish")
    form.address.setText("1 Example Street")
    mother, nan = form.people.lines
    mother.name.setText("Mama")
    mother.relation.say("mother")
    mother.responsible.setChecked(True)
    form.people.more.click()
    form.people.lines[2].name.setText("Jo")
    form.people.lines[2].born_on.setText("11/6/2013")
    form.save.click()
    (told,) = desk.added
    assert told.child == {
        "full_name": "Max Example",
        "born_on": date(2017, 3, 2),
        "pronouns": "they/them",
        "nhs_number": "9990000018",
        "sen_provision": "K",
        "languages": ("English", "Polish"),
    }
    (household,) = told.households
    assert household.address == "1 Example Street"
    assert [(one.name, one.relation, one.born_on) for one in household.people] == [
        ("Mama", "mother", None),
        ("Jo", "", date(2013, 6, 11)),
    ]
    assert household.people[0].parental_responsibility
    assert nan.name.words() == ""


def test_parents_who_live_apart_are_two_homes_from_the_start(
    form: NewFamilyPage, desk: HomeInMemory
) -> None:
    form.name.setText("Max")
    form.address.setText("1 Example Street")
    second = form.addresses["2"]
    assert not second.isVisible()
    mum, dad = form.people.lines
    mum.name.setText("Mum")
    dad.name.setText("Dad")
    dad.lives.choose("2")
    assert second.isVisible()
    assert not form.addresses["3"].isVisible()
    second.setText("2 Example Road")
    form.save.click()
    (told,) = desk.added
    assert [(one.address, [who.name for who in one.people]) for one in told.households] == [
        ("1 Example Street", ["Mum"]),
        ("2 Example Road", ["Dad"]),
    ]
    assert dad.lives.choice() == "1"
    assert not second.isVisible()


def test_a_second_home_whose_address_nobody_knows_is_still_another_home(
    form: NewFamilyPage, desk: HomeInMemory
) -> None:
    form.name.setText("Max")
    mum, dad = form.people.lines
    mum.name.setText("Mum")
    dad.name.setText("Dad")
    dad.lives.choose("3")
    form.save.click()
    (told,) = desk.added
    assert [[who.name for who in one.people] for one in told.households] == [["Mum"], ["Dad"]]


@pytest.mark.parametrize(
    ("field", "said", "words"),
    [
        ("name", "  ", "Write down what the child is called."),
        ("nhs_number", "9990000019", "is not an NHS number"),
        ("nhs_number", "12", "is not an NHS number"),
        ("born_on", "31/02/2017", "is not a day of birth"),
        ("born_on", "1/1/2099", "is not a day of birth"),
    ],
)
def test_what_does_not_fit_is_said_and_stays_in_the_form(
    home: HomeView, form: NewFamilyPage, desk: HomeInMemory, field: str, said: str, words: str
) -> None:
    form.name.setText("Max")
    line = getattr(form, field)
    line.setText(said)
    form.save.click()
    assert words in home.strip.words()
    assert desk.added == []
    assert line.text() == said


def test_another_child_of_the_same_name_is_asked_about(
    home: HomeView, form: NewFamilyPage, desk: HomeInMemory
) -> None:
    form.name.setText("robin")
    form.save.click()
    question = home.strip.question
    assert question is not None
    assert desk.added == []
    question.answered(1)
    assert desk.added == []
    question.answered(0)
    assert [one.preferred_name for one in desk.added] == ["robin"]


def test_going_back_keeps_what_was_filled_in(home: HomeView, form: NewFamilyPage) -> None:
    form.name.setText("Max")
    press(form.name, Qt.Key.Key_Escape)
    assert isinstance(home.page, TodayPage)
    home.show_place("new_family")
    assert form.name.text() == "Max"


def test_awful_names_are_handed_over_as_they_are(form: NewFamilyPage, desk: HomeInMemory) -> None:
    awful = "<b>M</b>🎈 \u202emax\u202c " * 40
    form.name.setText(awful)
    form.save.click()
    assert desk.added[0].preferred_name == awful.strip()


def test_a_refusal_by_the_record_is_said_and_the_form_stays(
    home: HomeView, form: NewFamilyPage, desk: HomeInMemory
) -> None:
    desk.refusal = "The disk is full."
    form.name.setText("Max")
    form.save.click()
    assert home.strip.words() == "The disk is full."
    assert form.name.text() == "Max"


def test_both_lists_of_families_offer_it(home: HomeView) -> None:
    home.show_place("families")
    page = home.page
    assert isinstance(page, FamiliesPage)
    page.add_family.click()
    assert isinstance(home.page, NewFamilyPage)
    home.show_place("families")
    page.prepare.click()
    assert isinstance(home.page, PreparePage)
    assert home.page.whom.isVisible()


def test_a_familys_own_menu_prepares_a_meeting(home: HomeView) -> None:
    page = home.page
    assert isinstance(page, TodayPage)
    menu = page.list.menu_of(page.list.families.rows[0])
    assert [one.text() for one in menu.actions()] == ["Open the meeting", "Prepare a new meeting"]
    menu.actions()[1].trigger()
    assert isinstance(home.page, PreparePage)
