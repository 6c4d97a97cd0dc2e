from django.apps import AppConfig


class CaptureConfig(AppConfig):
    name = "throughline.capture"
    label = "capture"

    def ready(self) -> None:
        from throughline.capture.purging import purge
        from throughline.capture.reads import facts_of, words_of
        from throughline.thread.kinds import Kind, register

        register(
            Kind(
                name="note",
                label="Note",
                plural="Notes",
                page="capture:note",
                station="heard",
                words_of=words_of,
                facts_of=facts_of,
                purge=purge,
                is_source=True,
            )
        )
