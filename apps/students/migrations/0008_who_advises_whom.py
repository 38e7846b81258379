from django.db import migrations


class Migration(migrations.Migration):
    """Whoever is advised now has been since some day that nobody wrote down."""

    dependencies = [
        ('students', '0007_roster'),
    ]

    operations = [
        migrations.RunSQL(
            'INSERT INTO students_advising (student_id, advisor_id) '
            'SELECT id, advisor_id FROM students_student WHERE advisor_id IS NOT NULL',
            migrations.RunSQL.noop,
        ),
    ]
