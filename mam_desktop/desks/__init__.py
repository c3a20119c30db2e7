"""The desks: what the windows ask of the application, answered by one laptop."""
