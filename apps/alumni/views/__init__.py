"""The directory, the coordinator's records and imports, and what an invited alum opens."""
