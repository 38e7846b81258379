"""Whose move has waited longest is counted in one pass, in the order of this index."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("advising", "0006_words_being_read")]

    operations = [
        AddIndexConcurrently(
            "ownmove",
            models.Index(
                fields=["standing", "since", "step", "id"],
                include=["days", "hidden_until"],
                name="own_moves_of_each",
            ),
        )
    ]
