"""The pages of Home by name, each made when it is first seen, so that a start stays quick."""

from collections.abc import Callable, Mapping

from mam_desktop.ui.home.home_page import HomePage
from mam_desktop.ui.ports import HomeDesk


def _today(desk: HomeDesk) -> HomePage:
    from mam_desktop.ui.home.today_page import TodayPage

    return TodayPage(desk)


def _families(desk: HomeDesk) -> HomePage:
    from mam_desktop.ui.home.families_page import FamiliesPage

    return FamiliesPage(desk)


def _actions(desk: HomeDesk) -> HomePage:
    from mam_desktop.ui.home.actions_page import ActionsPage

    return ActionsPage(desk)


def _minutes(desk: HomeDesk) -> HomePage:
    from mam_desktop.ui.home.minutes_page import MinutesPage

    return MinutesPage(desk)


def _words(desk: HomeDesk) -> HomePage:
    from mam_desktop.ui.home.words_page import WordsPage

    return WordsPage(desk)


def _settings(desk: HomeDesk) -> HomePage:
    from mam_desktop.ui.home.settings_page import SettingsPage

    return SettingsPage(desk)


def _prepare(desk: HomeDesk) -> HomePage:
    from mam_desktop.ui.home.prepare.prepare_page import PreparePage

    return PreparePage(desk)


def _papers(desk: HomeDesk) -> HomePage:
    from mam_desktop.ui.home.papers_page import PapersPage

    return PapersPage(desk)


def _check(desk: HomeDesk) -> HomePage:
    from mam_desktop.ui.home.check_page import CheckPage

    return CheckPage(desk)


def _new_family(desk: HomeDesk) -> HomePage:
    from mam_desktop.ui.home.new_family_page import NewFamilyPage

    return NewFamilyPage(desk)


MAKE_PAGE: Mapping[str, Callable[[HomeDesk], HomePage]] = {
    "today": _today,
    "families": _families,
    "actions": _actions,
    "minutes": _minutes,
    "words": _words,
    "settings": _settings,
    "prepare": _prepare,
    "papers": _papers,
    "check": _check,
    "new_family": _new_family,
}
