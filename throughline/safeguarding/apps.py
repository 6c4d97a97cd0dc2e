from django.apps import AppConfig


class SafeguardingConfig(AppConfig):
    name = "throughline.safeguarding"
    label = "safeguarding"
