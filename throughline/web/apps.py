from django import forms
from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "throughline.web"
    label = "web"

    def ready(self) -> None:
        forms.Field.default_error_messages["required"] = "Fill this in."
