"""The link of every mail to an alum: to be asked less, to pause, to leave."""

from apps.mail.letters import LinkTo


def choices_link(alum: int | None) -> LinkTo:
    """`links.choices`, by the alum's number; it can but lessen contact and never grows old."""
    return LinkTo("choices", "alumni:choices", "choices", "alumni.alum", alum, None)
