"""A meeting as a script, played through the application."""
