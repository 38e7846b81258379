"""Rules for a text: what a good first message and a good thank-you have in common."""
