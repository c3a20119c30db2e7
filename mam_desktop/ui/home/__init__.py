"""Home: today's meeting, the families, lists in plain form, and what two people changed."""
