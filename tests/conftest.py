"""What holds for every test: no window on the screen, nothing left behind, and a run without Qt."""

import gc
import os
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import hypothesis
import pytest

from mam_desktop.texts import use_language

if TYPE_CHECKING:
    from mam_desktop.profile import Profile
    from tests.seated import Person

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# No test reaches the key store of the person who runs it; those that need one hand in their own.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

QT_PACKAGES = ("PySide6", "shiboken6")
NEEDS_QT = ("ui", "journeys", "test_joining.py")
QT_OPTIONS = ("qt_api", "qt_log_level_fail", "qt_log_ignore")
GRACE_S = 3.0


class QtIsAway:
    """Makes `import PySide6` fail, as on a server where it is not installed."""

    def find_spec(
        self,
        name: str,
        _path: Sequence[str] | None,
        _target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """Refuse Qt's packages and leave every other to the usual finders."""
        if name.partition(".")[0] in QT_PACKAGES:
            raise ModuleNotFoundError(f"this run is without Qt: {name}", name=name)
        return None


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Add `--without-qt`; goes with `-p no:pytest-qt`, whose options are then kept known here."""
    parser.addoption("--without-qt", action="store_true", help="run what stands below the windows")
    if not pluginmanager.hasplugin("pytest-qt"):
        for name in QT_OPTIONS:
            parser.addini(name, "belongs to pytest-qt, which is away", type="linelist")


def pytest_configure(config: pytest.Config) -> None:
    """Take Qt away when asked, before any test is imported."""
    if not config.getoption("--without-qt"):
        return
    if config.pluginmanager.hasplugin("pytest-qt"):
        raise pytest.UsageError("--without-qt also needs: -p no:pytest-qt")
    sys.meta_path.insert(0, QtIsAway())


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out the windows' own tests in a run without Qt."""
    here = Path(__file__).parent
    if config.getoption("--without-qt") and collection_path.parent == here:
        return collection_path.name in NEEDS_QT or None
    return None


@pytest.fixture(autouse=True, scope="session")
def _nothing_of_this_person(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep profiles and settings of the person who runs the tests out of reach."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        # Programs that tests start share what was compiled, also where Python writes none.
        patch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path_factory.getbasetemp().parent / "compiled"))
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        yield


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    """Give each test the source language, whatever the one before chose."""
    use_language("en")
    yield
    use_language("en")


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    """Fail a test that leaves a thread running."""
    before = set(threading.enumerate())
    yield
    ends_at = time.monotonic() + GRACE_S
    while left := _threads_since(before):
        if time.monotonic() > ends_at:
            pytest.fail(f"threads left running: {sorted(thread.name for thread in left)}")
        time.sleep(0.01)


def _threads_since(before: set[threading.Thread]) -> list[threading.Thread]:
    """Return new threads; Qt's own and those that a server's loop keeps warm are not ours."""
    return [
        thread
        for thread in threading.enumerate()
        if thread not in before
        and not thread.name.startswith(("Dummy-", "AnyIO worker thread"))
        and thread.is_alive()
    ]


@pytest.fixture(autouse=True)
def _no_window_left() -> Iterator[None]:
    """Fail a test that leaves a top-level widget behind."""
    before = set(_top_level_widgets())
    yield
    left = _windows_since(before)
    if left:
        gc.unfreeze()  # a meeting that was never left held everything still
        gc.collect()
        left = _windows_since(before)
    if left:
        pytest.fail(f"windows left open: {left}")


def _windows_since(before: set[int]) -> list[str]:
    return sorted(name for key, name in _top_level_widgets().items() if key not in before)


def _top_level_widgets() -> dict[int, str]:
    """Return address -> class of each window without a parent; nothing where Qt is not in use."""
    if "PySide6.QtWidgets" not in sys.modules:
        return {}
    import shiboken6
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return {}
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return {
        shiboken6.getCppPointer(widget)[0]: type(widget).__name__
        for widget in QApplication.topLevelWidgets()
        if widget.parent() is None and type(widget).__name__ != "QTipLabel"
    }


@pytest.fixture(scope="session")
def made_profile(tmp_path_factory: pytest.TempPathFactory) -> "Profile":
    """Make a profile with the example families, their first meeting today at two."""
    from tests.example_families import make_profile

    return make_profile(tmp_path_factory.mktemp("made") / "profile")


@pytest.fixture
def person(
    request: pytest.FixtureRequest, made_profile: "Profile", tmp_path: Path
) -> Iterator["Person"]:
    """Sit down at a laptop that has the example families."""
    from mam_desktop.ui.theme.theme import Theme, apply_theme, theme_now
    from tests.example_families import copy_profile
    from tests.seated import Person

    qtbot, app = request.getfixturevalue("qtbot"), request.getfixturevalue("qapp")
    apply_theme(app)
    one = Person(qtbot, app, copy_profile(made_profile, tmp_path / "profile"), tmp_path / "papers")
    one.sit_down()
    yield one
    one.get_up()
    if theme_now() != Theme():
        apply_theme(app)
