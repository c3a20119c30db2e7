"""The nine steps of a meeting, a page each; they show the state and call use cases."""
