from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('interviews', '0008_live_notes'),
    ]

    operations = [
        migrations.AddField(
            model_name='interview',
            name='referrer_told_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
