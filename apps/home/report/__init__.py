"""The one-page report: what it counts, how, and how that is shown (ADR 32)."""
