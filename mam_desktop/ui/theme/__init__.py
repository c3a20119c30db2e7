"""The theme: one named palette, sizes that scale with text, one generated style sheet, icons."""
