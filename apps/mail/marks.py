"""The two marks that every mail needs, as plain SQL: building a query took longer than its run.

Both change the row only while it is this deliverer's: claimed, under this very lease.

The first is on disk before the mail goes: whatever happens to the database, no mail has left whose
row does not know. It takes the second mark of the mail before with it, which alone need not wait.
"""

from datetime import datetime

from django.db import connection

_BEGUN = """
    UPDATE mail_message SET handed_at = %s
     WHERE id = %s AND state = 'sending' AND lease_until = %s
       AND (urgency = 0 OR NOT EXISTS (
               SELECT 1 FROM mail_suppression
                WHERE digest = %s AND NOT (reason = 'complained' AND calendar <> '')))
    RETURNING set_config('synchronous_commit', 'on', true)
"""
_TAKEN = """
    UPDATE mail_message
       SET state = 'sent', sent_at = %s, lease_until = NULL, last_code = NULL, last_error = '',
           values = CASE WHEN urgency = 0 THEN '{}'::jsonb ELSE values END
     WHERE id = %s AND state IN ('sending', 'withdrawn') AND lease_until = %s
       AND handed_at IS NOT NULL
"""


def begun(row: int, lease: datetime, digest: str, now: datetime) -> bool:
    """Note that a row is being handed over; False if it is not ours, or not wanted any more."""
    return _changed(_BEGUN, now, row, lease, digest)


def taken(row: int, lease: datetime, now: datetime) -> bool:
    """Note that the server took it, even if it was withdrawn in that moment.

    A sign-in mail keeps nothing of its body.
    """
    return _changed(_TAKEN, now, row, lease)


def _changed(statement: str, *values: int | str | datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return bool(cursor.rowcount)
