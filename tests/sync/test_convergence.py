"""Whatever happens in whatever order, laptops that have all synced hold the same, once."""

from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mam_desktop.changes.chain import verify_chain
from mam_desktop.changes.fold import Fold
from mam_desktop.sync.troubles import Unreachable
from tests.sync.fakes import BadLine, MemoryStore, Served, lost

LAPTOPS = 3
_run = count(1)

STEPS = st.lists(
    st.tuples(
        st.integers(0, LAPTOPS - 1),
        st.sampled_from(["write", "write two", "sync", "lose push", "lose page", "lose heads"]),
        st.integers(0, 1),
    ),
    max_size=25,
)
PLACES = {"lose push": "/push", "lose page": "/changes", "lose heads": "/heads"}


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_any_schedule_converges_and_no_word_vanishes(
    central: Served, steps: list[tuple[int, str, int]]
) -> None:
    run = next(_run)
    laptops = [MemoryStore(f"laptop-{run}-{number}") for number in range(LAPTOPS)]
    families = [f"family-{run}-{number}" for number in range(2)]
    written: set[str] = set()
    for who, what, where in steps:
        laptop = laptops[who]
        if what.startswith("write"):
            values = ["a", "b"][: 1 + (what == "write two")]
            written |= set(laptop.write(*values, entity_id="one", family_id=families[where]))
        elif what == "sync":
            central.sync(laptop)
        else:
            lose(central, laptop, PLACES[what])
    for laptop in laptops + laptops:
        central.sync(laptop)

    for laptop in laptops:
        ours = [one for one in laptop.log if one.change.family_id in families]
        assert {one.change.id for one in ours} == written
        assert laptop.pending_count() == 0
        own = [one for one in ours if one.change.device_id == laptop.device_id]
        assert verify_chain(own) == laptop.head
    states = {
        Fold(one.change for one in laptop.log if one.change.family_id in families).state_hash()
        for laptop in laptops
    }
    assert len(states) == 1


def lose(central: Served, laptop: MemoryStore, where: str) -> None:
    line = BadLine(lost, lambda request: request.url.path.endswith(where))
    try:
        central.sync(laptop, line)
    except Unreachable:
        return
