"""Hears when an outcome is really a service, so that the lead can ask what would be different.

Short breaks, a therapy session, five hours of a helper are ways to get somewhere; an outcome says
where. It knows English only, and would rather be silent than ask once too often.
"""

import re

_SERVICE = re.compile(
    r"\b(?:"
    r"(?:speech|occupational|play|art|music|family|talking|physio)[\s-]*(?:and language )?therap\w*"
    r"|therap(?:y|ies|ist)\b|counsell\w+|physio\w*|camhs|salt\b|cbt\b"
    r"|session|appointment|assessment|referral|refer(?:red)?\b|ehcp|ehc plan|diagnosis"
    r"|support worker|key ?worker|mentor|social worker|personal assistant|teaching assistant"
    r"|one[- ]to[- ]one|1:1|1-1|ta\b|tuition|tutor"
    r"|support|short breaks?|respite|direct payments?|personal budget|funding|transport|placement"
    r"|groups?\b|clubs?\b|course|programme|workshop|equipment|package|provision|services?\b"
    r")s?\b",
    re.IGNORECASE,
)
_RECEIVES = re.compile(
    r"^(?:\W*\w+(?:\s+\w+){0,2}\s+(?:to|will|should|needs? to|wants? to)\s+|\W*to\s+)?\W*"
    r"(?:be (?:given|offered|referred)|receiv\w*|access\w*|attend\w*|have|has|get|gets|having)\b",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(
    r"^(?:\W*\w+(?:\s+\w+){0,2}\s+)?(?:(?:to|will|should)\s+)?"
    r"(?:receives?|be referred|be offered)\b",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|ten|fifteen|twenty)\s*(?:hours?|hrs?)\b", re.IGNORECASE
)
_OFTEN = re.compile(r"\b(?:a|per|each|every)\s+(?:week|day|month|fortnight)\b", re.IGNORECASE)
_REST = re.compile(r"\b(?:sleep\w*|slept|rest\w*|play\w*|outside|calm\w*)\b", re.IGNORECASE)
_DIFFERENCE = re.compile(
    r"\b(?:so that|so (?:he|she|they|we|i|\w+) (?:can|is|are|feels?)|in order to|able to|can\b"
    r"|feels?|enjoys?|knows?|without|less|fewer|more often|no longer"
    r"|by (?:him|her|them)sel(?:f|ves)|sleeps|goes|makes?"
    r"|joins? in|understands?|is happy|is safe|is calm\w*|manages?)\b",
    re.IGNORECASE,
)
_FEW_WORDS = 7
_MOST_LETTERS = 400
"""An outcome longer than this is listened to no further."""


def sounds_like_a_service(words: str) -> bool:
    """Say whether words name a service, an activity or hours, and no difference that they make."""
    said = " ".join(words[:_MOST_LETTERS].split())
    if not said or _DIFFERENCE.search(said):
        return False
    if _HOURS.search(said) and _OFTEN.search(said) and not _REST.search(said):
        return True
    named = _SERVICE.search(said)
    if named is None:
        return bool(_SAYS_SO.search(said))
    is_received = bool(_RECEIVES.search(said))
    return is_received or len(said.split()) <= _FEW_WORDS or bool(_HOURS.search(said))
