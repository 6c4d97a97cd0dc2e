from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    name = "throughline.demonstration"
    label = "demonstration"
