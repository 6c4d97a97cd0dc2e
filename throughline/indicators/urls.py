from django.urls import path

from throughline.indicators.views import changing, reading, showing, withdrawing

app_name = "indicators"
urlpatterns = [
    path("p/<slug:programme>/indicators/", showing.every, name="list"),
    path("p/<slug:programme>/indicators/new/", changing.new, name="new"),
    path("indicators/<uuid:item_id>/", showing.indicator, name="indicator"),
    path("indicators/<uuid:item_id>/change/", changing.change, name="change"),
    path("indicators/<uuid:item_id>/readings.csv", showing.csv, name="csv"),
    path("indicators/<uuid:item_id>/read/", reading.take, name="take"),
    path("indicators/<uuid:item_id>/withdraw/", withdrawing.indicator, name="withdraw-indicator"),
    path("readings/<uuid:item_id>/", reading.reading, name="reading"),
    path("readings/<uuid:item_id>/correct/", reading.correct, name="correct"),
    path("readings/<uuid:item_id>/withdraw/", withdrawing.reading, name="withdraw"),
]
