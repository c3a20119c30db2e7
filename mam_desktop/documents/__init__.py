"""Minutes, plans and sheets: one content, written as PDF and as Word, signed and checked."""
