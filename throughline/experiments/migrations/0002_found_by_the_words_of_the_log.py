"""Experiments that were there before are found by the words of their log, too. Can be run again."""

from django.db import migrations

PARTS = (
    "believe", "check_by", "look_for", "going_well", "going_badly", "right_if", "why_now", "smallest", "who_with",
    "worst_case", "who_bears_it", "consent", "undo",
)  # fmt: skip


def found_by_all_words(apps, schema_editor):
    """Lay the words search looks in anew for each experiment: its plan, what it said before, its log, its remarks."""
    rows = {
        name: apps.get_model("experiments", name)._default_manager.using(schema_editor.connection.alias)
        for name in ("Experiment", "MidwayChange", "LogEntry", "PeerRemark")
    }
    search = apps.get_model("thread", "SearchText")._default_manager.using(schema_editor.connection.alias)
    for one in rows["Experiment"].select_related("item").iterator(500):
        told = [one.item.title, *(getattr(one, part) for part in PARTS)]
        changes = rows["MidwayChange"].filter(experiment_id=one.pk).order_by("at", "pk")
        for part, was, because in changes.values_list("part", "was", "because"):
            told += [was, because] if part in (*PARTS, "name") else [because]
        for name in ("LogEntry", "PeerRemark"):
            standing = rows[name].filter(experiment_id=one.pk, taken_back_at=None).order_by("at", "pk")
            told += standing.values_list("words", flat=True)
        search.filter(item_id=one.pk).update(words="\n".join(filter(None, dict.fromkeys(told))))


class Migration(migrations.Migration):
    dependencies = [
        ("experiments", "0001_begin"),
        ("thread", "0005_a_link_may_say_how_strong"),
    ]

    operations = [migrations.RunPython(found_by_all_words, migrations.RunPython.noop)]
