"""Before anything is sealed or leaves, a strip says that somebody does not take part."""

from PySide6.QtWidgets import QApplication

from mam_desktop.meeting.consents import TAKE_PART, THIS_MEETING, note_consent
from mam_desktop.ui.live.steps.sign import SignPage
from tests.ui.live.steps.conftest import OpenPage


def test_the_strip_says_somebody_left_and_names_them_only_when_asked(open_page: OpenPage) -> None:
    opened = open_page("sign")
    page = opened.page
    assert isinstance(page, SignPage)
    strip = page.release.left
    assert strip.isHidden()
    session = opened.controller.session
    told = {"purpose": TAKE_PART, "recipient": THIS_MEETING, "how": "said"}
    note_consent(session, by="Nan", answer="withdrawn", **told)
    QApplication.processEvents()
    assert strip.isVisible()
    assert page.release.looked_by.isVisible()
    assert "Somebody does not take part." in strip.words.text()
    strip.who.click()
    assert "Not taking part: Nan." in strip.words.text()
    opened.holder.hide()
    opened.holder.show()
    assert "Nan" not in strip.words.text()
    note_consent(session, by="Nan", answer="yes", **told)
    assert strip.isHidden()
