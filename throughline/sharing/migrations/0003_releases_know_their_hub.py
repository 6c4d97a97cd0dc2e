from django.db import migrations
from django.db.models import OuterRef, Subquery


def from_their_items(apps, schema_editor):
    """Hub and language of releases made before they kept their own, from their place on the thread. Can be run again."""
    release, item = apps.get_model("sharing", "Release"), apps.get_model("thread", "Item")
    own = item._base_manager.filter(pk=OuterRef("item_id"))
    release._base_manager.filter(hub=None).update(
        hub_id=Subquery(own.values("hub_id")[:1]), language=Subquery(own.values("language")[:1])
    )


class Migration(migrations.Migration):

    dependencies = [("sharing", "0002_documents_and_the_public")]

    operations = [migrations.RunPython(from_their_items, migrations.RunPython.noop)]
