"""English words without their endings, so that what means the same is found in any form."""


def stem(word: str) -> str:
    """Return a word without its ending, so that `sleeping` and `sleeps` meet."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    for ending in ("ing", "ed", "es", "s"):
        left = word.removesuffix(ending)
        if left != word and len(left) >= 3 and not left.endswith("s"):
            return left
    return word
