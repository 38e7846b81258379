"""A conversation: before, at its time, the log, the thanks."""
