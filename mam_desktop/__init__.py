"""MAM Desktop: one meeting, captured live, seen by the family, signed before anyone leaves."""

__version__ = "0.1.0"
