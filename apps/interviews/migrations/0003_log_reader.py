"""A log that was shared is read by the advisor with whom it was shared."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def name_readers(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Until now the advisor of this moment could read them."""
    logs = apps.get_model("interviews", "Log").objects.using(editor.connection.alias)
    same = logs.filter(pk=models.OuterRef("pk"))
    advisor = models.Subquery(same.values("interview__contact__student__advisor"))
    logs.filter(shared=True).update(shared_with=advisor)


class Migration(migrations.Migration):
    dependencies = [
        ("interviews", "0002_talk_choices"),
        ("students", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "log",
            "shared_with",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunPython(name_readers, migrations.RunPython.noop),
    ]
