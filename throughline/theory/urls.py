from django.urls import path

from throughline.theory.views import map as drawn_map

app_name = "theory"
urlpatterns = [
    path("theory/<uuid:item_id>/map/", drawn_map.drawn, name="map"),
    path("theory/<uuid:item_id>/live/", drawn_map.follow, name="live"),
]
