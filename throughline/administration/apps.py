from django.apps import AppConfig


class AdministrationConfig(AppConfig):
    name = "throughline.administration"
    label = "administration"
