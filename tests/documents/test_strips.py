from mam_desktop.documents.strips import Strip, fill_pages, gap


def heights(strips: list[Strip], room: float = 100) -> list[list[float]]:
    return [[one.strip.height for one in page] for page in fill_pages(strips, room)]


def test_there_is_always_a_page() -> None:
    assert heights([]) == [[]]


def test_strips_fill_a_page_and_go_on_on_the_next() -> None:
    assert heights([Strip(height=40) for _ in range(5)]) == [[40, 40], [40, 40], [40]]


def test_a_heading_goes_with_what_follows() -> None:
    strips = [Strip(height=70), Strip(height=20, keeps_with_next=True), Strip(height=20)]
    assert heights(strips) == [[70], [20, 20]]


def test_a_gap_vanishes_on_top_of_a_page() -> None:
    assert heights([Strip(height=90), gap(15), Strip(height=30)]) == [[90], [30]]


def test_a_tables_header_comes_again_on_each_page() -> None:
    header = Strip(height=10, keeps_with_next=True)
    rows = [Strip(height=40, repeats=(header,)) for _ in range(5)]
    assert heights([header, *rows]) == [[10, 40, 40], [10, 40, 40], [10, 40]]


def test_things_that_want_to_stay_together_but_cannot_are_parted() -> None:
    strips = [Strip(height=60, keeps_with_next=True) for _ in range(3)]
    assert heights(strips) == [[60], [60], [60]]


def test_a_page_break_starts_a_page() -> None:
    pause = Strip(height=0, starts_page=True)
    assert heights([Strip(height=10), pause, Strip(height=10)]) == [[10], [0, 10]]
