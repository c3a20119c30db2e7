"""The windows: they show state and send commands, and decide nothing."""
