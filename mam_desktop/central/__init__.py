"""The central record service: one log for a council, dense per family."""
