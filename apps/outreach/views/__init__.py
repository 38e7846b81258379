"""The composer, one's own requests, and the alum's answer page."""
