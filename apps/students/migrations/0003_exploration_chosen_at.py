"""A student says which exploration is the current one; until now it was the newest."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def keep_order(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """What every student sees on Today stays what it was."""
    made = apps.get_model("students", "Exploration").objects.using(editor.connection.alias)
    made.update(chosen_at=models.F("created_at"))


class Migration(migrations.Migration):
    dependencies = [("students", "0002_conduct")]

    operations = [
        migrations.AddField(
            "exploration", "chosen_at", models.DateTimeField(blank=True, null=True)
        ),
        migrations.RunPython(keep_order, migrations.RunPython.noop),
    ]
