from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "throughline.programme"
    label = "programme"
