from django.apps import AppConfig


class SensemakingConfig(AppConfig):
    name = "throughline.sensemaking"
    label = "sensemaking"

    def ready(self) -> None:
        from throughline.sensemaking.offer import shareable
        from throughline.sensemaking.purging import forget, purge
        from throughline.sensemaking.reads import owed
        from throughline.thread.kinds import Kind, register

        register(
            Kind(
                name="theme",
                label="Theme",
                plural="Themes",
                page="sensemaking:theme",
                station="theme",
                shareable=shareable,
                purge=purge,
                forget=forget,
                owed=owed,
            )
        )
