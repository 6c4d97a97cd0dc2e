from django.apps import AppConfig


class ReflectionConfig(AppConfig):
    name = "throughline.reflection"
    label = "reflection"

    def ready(self) -> None:
        from throughline.reflection import purging
        from throughline.thread.kinds import Kind, register

        register(
            Kind(
                name="reflection", label="Reflection", plural="Reflections", page="reflection:reflection",
                purge=purging.purge_reflections,
            )
        )  # fmt: skip
        register(
            Kind(
                name="reflection-part", label="Shared reflection", plural="Shared reflections", page="reflection:part",
                purge=purging.purge_parts,
            )
        )  # fmt: skip
        register(
            Kind(
                name="letter", label="Letter", plural="Letters", page="reflection:letter",
                purge=purging.purge_letters,
            )
        )  # fmt: skip
