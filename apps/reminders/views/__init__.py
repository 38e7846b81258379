"""What a person governs: from a mail, on their own page; and the coordinator's queue."""
