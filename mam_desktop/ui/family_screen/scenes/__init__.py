"""One scene for each step of a meeting, and the cover."""
