"""What the directory has to look at again."""

from datetime import datetime

from django.db import models


class Changes(models.QuerySet["Change"]):
    def before(self, moment: datetime) -> "Changes":
        return self.filter(at__lt=moment)


class Change(models.Model):
    """Something students can see of an alum, or whether there is room, may be another.

    Written by triggers alone (migration 0005), so that no way of writing goes past it; only ever
    added to, so that nobody waits for anybody. `alum` is no foreign key: a record may be gone.
    None means everybody. `xid` is the transaction: numbers of rows do not come in the order in
    which they become visible.
    """

    alum = models.BigIntegerField(null=True)
    xid = models.BigIntegerField(db_index=True)
    at = models.DateTimeField(help_text="For putting old rows away; nothing is decided by it.")

    objects = Changes.as_manager()

    def __str__(self) -> str:
        return f"{self.alum} {self.xid}"
