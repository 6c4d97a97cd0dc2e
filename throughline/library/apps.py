from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "throughline.library"
    label = "library"
