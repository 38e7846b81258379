"""What a mail said goes after ninety days; that it left, when and to whom, stays."""

from datetime import datetime, timedelta

from apps.mail.models import Message

KEPT = timedelta(days=90)
BATCH = 5000


def forget(*, now: datetime) -> int:
    """Empty the words of rows that ended ninety days ago; returns how many.

    In batches, so that no lock is held for long. The key, the template and the times stay.
    """
    emptied, last = 0, 0
    while True:
        old = Message.objects.read_long_ago(now - KEPT).filter(pk__gt=last).order_by("pk")
        found = list(old.values_list("pk", flat=True)[:BATCH])
        if not found:
            return emptied
        emptied += Message.objects.filter(pk__in=found).update(
            values={}, links=[], calendar="", last_error="", sender_name="", forgotten=True
        )
        last = found[-1]
