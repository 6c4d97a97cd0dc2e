from django.urls import path

from throughline.web import look, views

app_name = "web"
urlpatterns = [
    path("", views.front, name="front"),
    path("healthz", views.healthz, name="healthz"),
    path("look/", look.components, name="components"),
]
