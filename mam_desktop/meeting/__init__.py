"""The language of a meeting: kinds, fields, audiences, use cases and minutes."""
