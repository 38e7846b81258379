"""Role and organization of an alum are read from the alum; copies of them go."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def forget(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """What an alum switched off since then is not kept either."""
    contacts = apps.get_model("contacts", "Contact").objects.using(editor.connection.alias)
    contacts.filter(alum__isnull=False).update(own_title="", own_organization="")


class Migration(migrations.Migration):
    dependencies = [("contacts", "0002_keepintouch_turn")]

    operations = [
        migrations.RenameField("contact", "title", "own_title"),
        migrations.RenameField("contact", "organization", "own_organization"),
        migrations.RunPython(forget, migrations.RunPython.noop),
    ]
