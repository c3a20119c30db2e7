"""Preparing a meeting: one page, a section at a time."""
