from django.apps import AppConfig


class HarvestConfig(AppConfig):
    name = "throughline.harvest"
    label = "harvest"

    def ready(self) -> None:
        from throughline.harvest import offer, purging
        from throughline.thread.kinds import Kind, register

        register(
            Kind(
                name="outcome",
                label="Change",
                plural="Changes",
                page="harvest:change",
                shareable=offer.change_shareable,
                purge=purging.purge_changes,
            )
        )
        register(
            Kind(
                name="story",
                label="Story",
                plural="Stories",
                page="harvest:story",
                shareable=offer.story_shareable,
                purge=purging.purge_stories,
            )
        )
