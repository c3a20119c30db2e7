"""Keeps the search for lost objects from stopping a meeting: what is open is not searched again.

Python looks through all it holds, now and then, for objects that only hold each other. With a
full meeting open that is a tenth of a second, in the middle of a gesture or of a new scene.
"""

import gc


def hold_still() -> None:
    """Leave everything that is open now out of later searches, until `let_go`."""
    gc.freeze()


def let_go() -> None:
    """Take everything back into the search; what a closed meeting left can be found again."""
    gc.unfreeze()
