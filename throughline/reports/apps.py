from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "throughline.reports"
    label = "reports"

    def ready(self) -> None:
        from throughline.reports.offer import of_report
        from throughline.reports.purging import purge_reports
        from throughline.thread.kinds import Kind, register

        register(
            Kind(
                name="report",
                label="Report",
                plural="Reports",
                page="reports:report",
                shareable=of_report,
                purge=purge_reports,
            )
        )
