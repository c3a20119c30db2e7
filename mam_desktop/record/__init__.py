"""The encrypted record on this laptop: log, heads, read models and keys."""
