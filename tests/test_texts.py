import ast
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import mam_desktop
from mam_desktop.resources import resource_path
from mam_desktop.texts import (
    _,
    clock_time,
    day_month,
    in_days,
    in_language,
    is_right_to_left,
    language_now,
    long_date,
    month_year,
    ngettext,
    short_date,
    speaking,
    use_language,
    weekday,
)

ON = date(2026, 12, 4)


def catalogues() -> list[Path]:
    return sorted(resource_path("translations").glob("*/LC_MESSAGES/*.po"))


def names_in(sentence: str) -> set[str]:
    return set(re.findall(r"\{(\w*)", sentence))


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parts[-3])
def test_each_translation_keeps_the_names_of_its_sentence(path: Path) -> None:
    with path.open("rb") as file:
        catalogue = read_po(file)
    for message in catalogue:
        ids = [message.id] if isinstance(message.id, str) else message.id
        strings = [message.string] if isinstance(message.string, str) else message.string
        wanted = set().union(*map(names_in, ids))
        for string in filter(None, strings or ()):
            assert names_in(string) <= wanted if len(ids) > 1 else names_in(string) == wanted


def sentences(path: Path) -> list[str]:
    """Return what a module marks for people to read."""
    calls = [one for one in ast.walk(ast.parse(path.read_text("utf-8"))) if _marks(one)]
    inside = [part for one in calls for part in ast.walk(one) if isinstance(part, ast.Constant)]
    return [one.value for one in inside if isinstance(one.value, str)]


def _marks(node: ast.AST) -> bool:
    is_named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    return is_named and node.func.id in {"_", "N_", "ngettext"}  # type: ignore[attr-defined]


def test_people_read_no_straight_apostrophes() -> None:
    straight = [
        one
        for path in Path(mam_desktop.__file__).parent.rglob("*.py")
        for one in sentences(path)
        if re.search(r"[A-Za-z]'[a-z]", one)
    ]
    lists = [resource_path(name).read_text("utf-8") for name in ("roles.csv", "glossary.csv")]
    assert straight == []
    assert not any("'" in one for one in lists)


def test_a_language_without_a_catalogue_shows_english() -> None:
    use_language("gd")
    assert _("tomorrow") == "tomorrow"
    assert ngettext("one day", "many days", 2) == "many days"


@pytest.mark.parametrize("code", ["", "x" * 500, "../../etc", "\x00", "pl/../de", "pl\n", "/"])
def test_what_is_no_language_code_shows_english_and_reaches_no_file(code: str) -> None:
    assert in_language(code, "tomorrow") == "tomorrow"


def test_a_region_uses_the_catalogue_of_its_language() -> None:
    assert in_language("pl-PL", "tomorrow") == in_language("pl", "tomorrow")


def test_nothing_stays_nothing_in_every_language() -> None:
    use_language("pl")
    assert _("") == ""


def test_a_language_can_be_spoken_for_a_while() -> None:
    with speaking("pl"):
        assert language_now() == "pl"
    assert language_now() == "en"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Friday 4 December 2026"),
        ("pl", "piątek 4 grudnia 2026"),
        ("cy", "Dydd Gwener 4 Rhagfyr 2026"),
        ("pt", "sexta-feira, 4 de dezembro de 2026"),
        ("es", "viernes, 4 de diciembre de 2026"),
        ("ro", "vineri, 4 decembrie 2026"),
        ("ar", "الجمعة، 4 ديسمبر 2026"),
        ("ur", "جمعہ، 4 دسمبر 2026"),
        ("pa", "ਸ਼ੁੱਕਰਵਾਰ, 4 ਦਸੰਬਰ 2026"),
        ("bn", "শুক্রবার 4 ডিসেম্বর 2026"),
        ("xx", "Friday 4 December 2026"),
    ],
)
def test_dates_are_written_as_the_language_does(language: str, words: str) -> None:
    assert long_date(ON, language) == words


def test_short_dates_stay_short() -> None:
    assert short_date(ON) == "Fri 4 Dec"
    assert day_month(ON) == "Friday 4 December"
    assert month_year(ON) == "December 2026"
    assert (weekday(ON), weekday(ON, is_letter=True)) == ("Fri", "F")
    assert weekday(ON, "es") == "vie"
    assert clock_time(datetime(2026, 12, 4, 14, 49, tzinfo=UTC)) == "14:49"


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 12, 4), "today"),
        (date(2026, 12, 3), "tomorrow"),
        (date(2026, 12, 5), "yesterday"),
        (date(2026, 11, 24), "in 10 days"),
        (date(2026, 12, 7), "3 days ago"),
        (date(2026, 9, 1), "in 94 days"),
    ],
)
def test_how_far_away_a_date_is_counts_in_days(today: date, words: str) -> None:
    assert in_days(ON, today) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("pl", "za 10 dni"),
        ("ar", "خلال 10 أيام"),
        ("pt", "dentro de 10 dias"),
        ("ur", "10 دنوں میں"),
    ],
)
def test_how_far_away_a_date_is_follows_the_language_s_plurals(language: str, words: str) -> None:
    assert in_days(ON, date(2026, 11, 24), language) == words


def test_the_direction_of_writing_is_known() -> None:
    assert is_right_to_left("ur")
    assert is_right_to_left("ar-EG")
    assert not is_right_to_left("pl")
