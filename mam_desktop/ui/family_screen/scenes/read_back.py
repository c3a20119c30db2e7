"""The scene of reading back: one promise at a time, who sees it differently, who has signed."""

from mam_desktop.meeting.family_view import (
    ReadBackScene,
    SeenAction,
    SeenDisagreement,
    SeenSignature,
)
from mam_desktop.meeting.labels import NO_DAY, NO_OWNER
from mam_desktop.texts import _
from mam_desktop.ui.family_screen.blocks import (
    NOTHING,
    Beside,
    Block,
    Fitting,
    Part,
    Picture,
    Stack,
    Text,
)
from mam_desktop.ui.family_screen.cards import Card
from mam_desktop.ui.family_screen.days import day_month, in_days
from mam_desktop.ui.family_screen.look import PRIMARY_INK, look
from mam_desktop.ui.family_screen.scenes.action_card import action_mark, helper_words, reasons
from mam_desktop.ui.family_screen.scenes.bits import (
    in_rows,
    labelled,
    maybe,
    meaning_block,
    nothing_yet,
    stack,
    title,
    under_section,
    white_card,
)
from mam_desktop.ui.family_screen.stage import Sheet, Stage
from mam_desktop.ui.family_screen.typeset import CENTRED, OWN_SIDE
from mam_desktop.ui.family_screen.words import answer_words

_SIZES = (104, 92, 80, 68, 58, 50)
"""The largest that lets the promise stand on one page; the last one turns pages instead."""
_MARK, _NARROW_MARK, _ROOM_BESIDE, _ROOM_FOR_BOTH = 280, 150, 1000, 800


def read_back_sheets(scene: ReadBackScene, stage: Stage) -> tuple[Sheet, ...]:
    """Return the promise that is read aloud now; while none is, all that can be signed."""
    heading = title(_("Is this right?"))
    count = len(scene.actions)
    if 0 < scene.reading <= count:
        return _one(scene.actions[scene.reading - 1], count, heading, stage)
    sheets = tuple(sheet for one in scene.actions for sheet in _one(one, count, heading, stage))
    differing = under_section(
        _("Seen differently"), [_disagreement(one) for one in scene.disagreements]
    )
    if differing:
        sheets += stage.flow(heading, differing)
    if scene.signatures:
        sheets += _signed(scene, stage)
    return sheets or nothing_yet(
        stage,
        heading,
        icon="signature",
        words=_("There is nothing to read back yet"),
        more=_("What we agree is read aloud here, and everybody may sign."),
    )


def _one(action: SeenAction, count: int, heading: Block, stage: Stage) -> tuple[Sheet, ...]:
    """Return one promise over the whole page, and which of how many it is."""
    room = stage.room(heading)
    for size in _SIZES:
        card = white_card(_large(action, count, size, stage), least=room)
        if card.height(stage.press, stage.inside) <= room:
            break
    return stage.flow(heading, [card])


def _large(action: SeenAction, count: int, size: int, stage: Stage) -> Block:
    which = _("{no} of {count}").format(no=action.no, count=count)
    other, soft = action.meaning, look().colours.family_ink_2
    words = stack(
        Text(action.what, look().quote.sized(size)),
        *reasons(action, look().text.coloured(soft)),
        meaning_block(other, look().text.sized(max(44, size * 2 // 3))) if other else None,
        _who_and_when(action, stage),
        gap=24,
    )
    no = Text(which, look().column.sized(50).coloured(PRIMARY_INK), CENTRED)
    mark, small = (action_mark(action, one, is_numbered=False) for one in (_MARK, _NARROW_MARK))
    above = Beside((Part(small, width=_NARROW_MARK), Part(no, width=260), Part(NOTHING)), gap=20)
    return Fitting(
        Beside((Part(Stack((mark, no), 20), width=_MARK), Part(words)), gap=64),
        stack(above, words, gap=20),
        _ROOM_BESIDE,
    )


def _who_and_when(action: SeenAction, stage: Stage) -> Block:
    """Return who does it and by when, each with its icon."""
    ink, strong = PRIMARY_INK, look().strong.sized(50)
    who = stack(
        Text(action.who or _(NO_OWNER), strong),
        maybe(helper_words(action), look().soft),
        gap=0,
    )
    when: Block = Text(_(NO_DAY), look().text.coloured(look().colours.family_ink_2))
    if action.due_on is not None:
        far = in_days(action.due_on, stage.today)
        when = stack(Text(day_month(action.due_on), strong), Text(far, look().soft), gap=0)
    pair = (
        labelled("user-filled", who, ink, size=52),
        labelled("calendar-event", when, ink, size=52),
    )
    beside = Beside((Part(pair[0], share=1), Part(pair[1], share=1.5)), gap=40)
    return Fitting(beside, stack(*pair, gap=14), _ROOM_FOR_BOTH)


def _disagreement(one: SeenDisagreement) -> Block:
    colours = look().colours
    head = _("{who} sees this differently").format(who=one.who or _("Somebody here"))
    inner = stack(
        labelled(
            "arrows-left-right",
            Text(head, look().soft.coloured(colours.family_panel)),
            colours.family_panel,
            size=40,
        ),
        maybe(one.about, look().soft),
        Text(one.words, look().strong.sized(46), OWN_SIDE),
        gap=10,
    )
    return Card(inner, colours.surface, colours.panel)


def _signed(scene: ReadBackScene, stage: Stage) -> tuple[Sheet, ...]:
    """Return who has signed, and what they said with it."""
    across = 1 if stage.is_narrow else 3 if stage.is_roomy else 2
    cards = [_signature(one) for one in scene.signatures]
    return stage.flow(title(_("Who has signed")), in_rows(cards, across))


def _signature(one: SeenSignature) -> Block:
    colours = look().colours
    shape, ink, soft = {
        "agree": ("circle-check-filled", colours.family_can, colours.can_soft),
        "comment": ("message-circle", colours.family_could_if, colours.could_if_soft),
        "disagree": ("arrows-left-right", colours.family_panel, colours.panel_soft),
    }.get(one.answer, ("minus", colours.family_ink_2, colours.sunken))
    said = stack(
        Text(one.who, look().strong.sized(46)),
        maybe(answer_words(one.answer, one.method), look().soft),
        gap=0,
    )
    inner = Beside((Part(Picture(shape, ink, 56, soft, 96), width=96), Part(said)), gap=24)
    return white_card(inner, least=150)
