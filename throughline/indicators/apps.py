from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "throughline.indicators"
    label = "indicators"

    def ready(self) -> None:
        from throughline.indicators.offer import shareable
        from throughline.indicators.purging import purge_indicators, purge_readings
        from throughline.indicators.reads import readings_with, words_of
        from throughline.thread.kinds import Kind, register

        register(
            Kind(
                name="indicator",
                label="Indicator for learning",
                plural="Indicators for learning",
                page="indicators:indicator",
                shareable=shareable,
                rests_on="Readings",
                purge=purge_indicators,
                goes_with=readings_with,
            )
        )
        register(
            Kind(
                name="reading",
                label="Reading",
                plural="Readings",
                page="indicators:reading",
                station="heard",
                words_of=words_of,
                is_source=True,
                purge=purge_readings,
            )
        )
