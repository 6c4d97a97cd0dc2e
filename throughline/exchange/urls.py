from django.urls import path

from throughline.exchange import views

app_name = "exchange"
urlpatterns = [
    path("p/<slug:programme>/imports/", views.imports, name="imports"),
    path("p/<slug:programme>/imports/new/", views.choose, name="choose"),
    path("imports/<uuid:import_id>/", views.one, name="import"),
    path("imports/<uuid:import_id>/columns/", views.columns, name="columns"),
    path("imports/<uuid:import_id>/stop/", views.stop, name="import-stop"),
    path("imports/<uuid:import_id>/forget/", views.forget, name="forget"),
]
