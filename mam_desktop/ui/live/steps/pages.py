"""Makes the page of a step; a page's module is imported when it is first seen."""

from importlib import import_module

from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.step_page import StepPage

_PAGES = {
    "welcome": "WelcomePage",
    "voice": "VoicePage",
    "last_time": "LastTimePage",
    "what_matters": "WhatMattersPage",
    "board": "BoardPage",
    "actions": "ActionsPage",
    "next_steps": "NextStepsPage",
    "sign": "SignPage",
    "feedback": "FeedbackPage",
}


def make_page(step: str, controller: LiveController) -> StepPage:
    """Return a new page for a step."""
    module = import_module(f"mam_desktop.ui.live.steps.{step}")
    page: StepPage = getattr(module, _PAGES[step])(controller)
    return page
