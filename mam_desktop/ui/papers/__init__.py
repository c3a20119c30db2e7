"""Copies and papers of one meeting: for whom, what it says, printing, sticks, the locked file."""
