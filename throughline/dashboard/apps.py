from django.apps import AppConfig


class DashboardConfig(AppConfig):
    name = "throughline.dashboard"
    label = "dashboard"
