from django.apps import AppConfig


class PromisesConfig(AppConfig):
    name = "throughline.promises"
    label = "promises"

    def ready(self) -> None:
        from throughline.promises.purging import purge
        from throughline.promises.reads import owed
        from throughline.thread.kinds import Kind, register

        register(
            Kind(
                name="promise",
                label="Promise",
                plural="Promises",
                page="promises:promise",
                station="said-back",
                purge=purge,
                owed=owed,
            )
        )
