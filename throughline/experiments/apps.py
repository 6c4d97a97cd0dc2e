from django.apps import AppConfig


class ExperimentsConfig(AppConfig):
    name = "throughline.experiments"
    label = "experiments"

    def ready(self) -> None:
        from throughline.experiments.offer import shareable
        from throughline.experiments.purging import purge_cards, purge_experiments
        from throughline.experiments.reads import cards_with
        from throughline.thread.kinds import Kind, register

        register(
            Kind(
                name="experiment",
                label="Experiment",
                plural="Experiments",
                page="experiments:experiment",
                station="experiment",
                purge=purge_experiments,
                goes_with=cards_with,
            )
        )
        register(
            Kind(
                name="learning-card",
                label="Learning card",
                plural="Learning cards",
                page="experiments:card",
                shareable=shareable,
                rests_on="Notes along the thread",
                purge=purge_cards,
            )
        )
