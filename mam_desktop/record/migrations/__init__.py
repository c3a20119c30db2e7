"""The record's forms, one after the other; a frozen story, never edited once it was released."""

HEAD = "0003"
"""The form this version works with."""

KNOWN = ("0001", "0002", "0003")
"""Every form this version can start from, oldest first."""

FOLDED_BY = 1
"""Version of the rules of the read models; a record folded by others is folded anew."""
