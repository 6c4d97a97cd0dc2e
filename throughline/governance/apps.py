from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "throughline.governance"
    label = "governance"

    def ready(self) -> None:
        from throughline.governance import offer, purging
        from throughline.thread.kinds import Kind, register

        register(
            Kind(
                name="meeting",
                label="Meeting",
                plural="Meetings",
                page="governance:meeting",
                shareable=offer.of_meeting,
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
        register(
            Kind(
                name="paper",
                label="Board paper",
                plural="Board papers",
                page="governance:paper",
                shareable=offer.of_paper,
                purge=purging.purge_papers,
            )
        )
        register(
            Kind(
                name="exempt-part",
                label="Exempt part of a paper",
                plural="Exempt parts of papers",
                page="governance:exempt-part",
                shareable=offer.of_exempt,
                purge=purging.purge_exempt_parts,
            )
        )
