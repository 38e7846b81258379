"""What closed early kept the last day of a request that still waits: it ended when it closed."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F, Q

BATCH = 1000
CLOSED = ("expired", "bounced")


def mend(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """A closed request is not moved any more, so `updated_at` is when it closed. Safe to repeat."""
    requests = apps.get_model("outreach", "Request").objects.using(editor.connection.alias)
    ahead = Q(expires_at=None) | Q(expires_at__gt=F("updated_at"))
    wrong = requests.filter(ahead, status__in=CLOSED).order_by("pk")
    last = 0
    while ids := list(wrong.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        requests.filter(ahead, status__in=CLOSED, pk__in=ids).update(expires_at=F("updated_at"))
        last = ids[-1]


class Migration(migrations.Migration):
    atomic = False  # a batch a transaction: nobody waits for the whole

    dependencies = [("outreach", "0006_may_use_name")]

    operations = [migrations.RunPython(mend, migrations.RunPython.noop)]
