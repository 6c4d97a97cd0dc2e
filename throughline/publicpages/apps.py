from django.apps import AppConfig


class PublicPagesConfig(AppConfig):
    name = "throughline.publicpages"
    label = "publicpages"
