from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "throughline.questions"
    label = "questions"

    def ready(self) -> None:
        from throughline.questions.purging import purge
        from throughline.thread.kinds import Kind, register

        register(
            Kind(
                name="question",
                label="Learning question",
                plural="Learning questions",
                page="questions:question",
                purge=purge,
            )
        )
