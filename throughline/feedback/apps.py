from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "throughline.feedback"
    label = "feedback"

    def ready(self) -> None:
        from throughline.feedback.offer import shareable
        from throughline.feedback.purging import purge
        from throughline.thread.kinds import Kind, register

        register(
            Kind(
                name="said-back",
                label="Said back",
                plural="Said back",
                page="feedback:entry",
                station="said-back",
                shareable=shareable,
                purge=purge,
            )
        )
