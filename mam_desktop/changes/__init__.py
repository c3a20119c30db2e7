"""The ground floor: the change, canonical JSON, clock, heads and fold; knows no meeting."""
