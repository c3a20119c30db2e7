"""The shared widgets: one a file, named after it; each has an accessible name when it is born."""
