from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "throughline.documents"
    label = "documents"
