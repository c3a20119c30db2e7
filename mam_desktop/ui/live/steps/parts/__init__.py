"""What several step pages share: row models, row lists, fields, pickers and folding forms."""
