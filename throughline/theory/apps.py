from django.apps import AppConfig


class TheoryConfig(AppConfig):
    name = "throughline.theory"
    label = "theory"

    def ready(self) -> None:
        from throughline.theory.moved import moved
        from throughline.theory.offer import of_assumption, of_map
        from throughline.theory.purging import forget, purge_assumptions, purge_elements, purge_links, purge_maps
        from throughline.thread.kinds import Kind, register

        register(
            Kind(
                name="theory-map",
                label="Theory of change",
                plural="Theories of change",
                page="theory:outline",
                shareable=of_map,
                purge=purge_maps,
                moved=moved,
            )
        )
        register(
            Kind(
                name="theory-element",
                label="Part of the theory",
                plural="Parts of the theory",
                page="theory:element",
                purge=purge_elements,
            )
        )
        register(
            Kind(
                name="causal-link",
                label="Causal link",
                plural="Causal links",
                page="theory:link",
                purge=purge_links,
            )
        )
        register(
            Kind(
                name="assumption",
                label="Assumption",
                plural="Assumptions",
                page="theory:assumption",
                station="assumption",
                shareable=of_assumption,
                purge=purge_assumptions,
                forget=forget,
            )
        )
