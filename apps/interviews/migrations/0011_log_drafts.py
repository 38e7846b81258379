import django.db.models.deletion
from django.db import migrations, models

TO_WORDS = """
    ALTER TABLE interviews_log ALTER COLUMN learned TYPE varchar(7)
    USING CASE WHEN learned THEN 'yes' WHEN NOT learned THEN 'not_yet' ELSE '' END;
    ALTER TABLE interviews_log ALTER COLUMN learned SET NOT NULL;
"""
TO_YES_OR_NO = """
    ALTER TABLE interviews_log ALTER COLUMN learned DROP NOT NULL;
    ALTER TABLE interviews_log ALTER COLUMN learned TYPE boolean
    USING CASE learned WHEN 'yes' THEN true WHEN 'partly' THEN true WHEN 'not_yet' THEN false END;
"""


class Migration(migrations.Migration):
    dependencies = [("interviews", "0010_updates")]

    operations = [
        migrations.CreateModel(
            name="LogDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.JSONField(default=dict)),
                ("saved_at", models.DateTimeField()),
                (
                    "interview",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="interviews.interview",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="log",
            name="step_days",
            field=models.JSONField(blank=True, default=dict, verbose_name="by when"),
        ),
        migrations.RunSQL(
            TO_WORDS,
            TO_YES_OR_NO,
            state_operations=[
                migrations.AlterField(
                    model_name="log",
                    name="learned",
                    field=models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("partly", "Partly"), ("not_yet", "Not yet")],
                        max_length=7,
                        verbose_name="you learned what you hoped",
                    ),
                )
            ],
        ),
    ]
