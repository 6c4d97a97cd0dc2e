from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "throughline.governance"
    label = "governance"

    def ready(self) -> None:
        from throughline.governance import purging
        from throughline.thread.kinds import Kind, register

        register(
            Kind(
                name="meeting",
                label="Meeting",
                plural="Meetings",
                page="governance:meeting",
                purge=purging.purge_meetings,
            )
        )
        register(
            Kind(
                name="decision",
                label="Decision",
                plural="Decisions",
                page="governance:decision",
                station="decision",
                purge=purging.purge_decisions,
            )
        )
        register(
            Kind(
                name="action",
                label="Action",
                plural="Actions",
                page="governance:action",
                station="decision",
                purge=purging.purge_actions,
            )
        )
