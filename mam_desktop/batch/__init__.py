"""Writes the copies of hundreds of meetings in one go: stoppable, resumable, the same again."""
