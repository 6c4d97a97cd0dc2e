"""The note's two columns that other indexes begin with keep no index of their own; dropped by name, so no table is copied."""

import django.db.models.deletion
from django.db import migrations, models

PROTECT = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):
    dependencies = [("capture", "0001_initial"), ("programme", "0001_initial")]
    operations = [
        migrations.RunSQL(
            'DROP INDEX IF EXISTS "capture_note_batch_id_b6faa21e"',
            'CREATE INDEX "capture_note_batch_id_b6faa21e" ON "capture_note" ("batch_id")',
            state_operations=[
                migrations.AlterField(
                    model_name="note",
                    name="batch",
                    field=models.ForeignKey(
                        blank=True, null=True, db_index=False, on_delete=PROTECT, related_name="+", to="capture.batch"
                    ),
                )
            ],
        ),
        migrations.RunSQL(
            'DROP INDEX IF EXISTS "capture_note_programme_id_d2ca7c78"',
            'CREATE INDEX "capture_note_programme_id_d2ca7c78" ON "capture_note" ("programme_id")',
            state_operations=[
                migrations.AlterField(
                    model_name="note",
                    name="programme",
                    field=models.ForeignKey(
                        db_index=False, on_delete=PROTECT, related_name="+", to="programme.programme"
                    ),
                )
            ],
        ),
    ]
