"""Faults with real processes and real signals, and a ledger that is compared with the sink."""
