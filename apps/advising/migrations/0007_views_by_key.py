"""A view names a term by its key, which stays when the term is renamed."""

from urllib.parse import parse_qsl, urlencode

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def key_views(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Views are few: some of each advisor. A name that no term has stays as it is."""
    alias = editor.connection.alias
    terms = apps.get_model("campus", "Term").objects.using(alias)
    keys = {name: str(pk) for name, pk in terms.values_list("name", "pk")}
    for view in apps.get_model("advising", "View").objects.using(alias).filter(query__contains="term="):
        parts = parse_qsl(view.query)
        keyed = [(name, keys.get(value, value) if name == "term" else value) for name, value in parts]
        if keyed != parts:
            view.query = urlencode(keyed)
            view.save(update_fields=["query"])


class Migration(migrations.Migration):
    dependencies = [("advising", "0006_words_being_read"), ("campus", "0008_code_tried")]

    operations = [migrations.RunPython(key_views, migrations.RunPython.noop)]
