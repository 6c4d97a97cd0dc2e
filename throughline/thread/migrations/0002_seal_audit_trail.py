"""The audit trail can be added to, and not changed or shortened, even by a slip in our own code."""

from django.db import migrations

SQLITE = {
    "forwards": [
        "CREATE TRIGGER thread_audit_unchanged BEFORE UPDATE ON thread_auditentry BEGIN "
        "SELECT RAISE(ABORT, 'the audit trail is append-only'); END",
        "CREATE TRIGGER thread_audit_undeleted BEFORE DELETE ON thread_auditentry BEGIN "
        "SELECT RAISE(ABORT, 'the audit trail is append-only'); END",
    ],
    "backwards": ["DROP TRIGGER thread_audit_unchanged", "DROP TRIGGER thread_audit_undeleted"],
}
POSTGRESQL = {
    "forwards": [
        "CREATE FUNCTION thread_audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$",
        "CREATE TRIGGER thread_audit_unchanged BEFORE UPDATE OR DELETE ON thread_auditentry "
        "FOR EACH ROW EXECUTE FUNCTION thread_audit_is_append_only()",
    ],
    "backwards": [
        "DROP TRIGGER thread_audit_unchanged ON thread_auditentry",
        "DROP FUNCTION thread_audit_is_append_only()",
    ],
}


def _run(direction):
    def run(apps, schema_editor):
        statements = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE
        for statement in statements[direction]:
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("thread", "0001_initial")]
    operations = [migrations.RunPython(_run("forwards"), _run("backwards"))]
