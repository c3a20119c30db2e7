"""The family's window: draws `FamilyView` values and knows nothing else of the record."""
