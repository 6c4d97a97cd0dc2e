from django.urls import path

from throughline.reflection.views import letters, reading, sharing, writing

app_name = "reflection"
urlpatterns = [
    path("p/<slug:programme>/reflections/", reading.reflections, name="reflections"),
    path("p/<slug:programme>/reflections/new/", writing.new, name="new"),
    path("p/<slug:programme>/reflections/mine.txt", reading.mine_as_text, name="mine-as-text"),
    path("p/<slug:programme>/reflections/<uuid:sitting_id>/join/", writing.join, name="join"),
    path("p/<slug:programme>/reflections/<uuid:sitting_id>/decline/", writing.decline, name="decline"),
    path("reflections/<uuid:item_id>/", reading.reflection, name="reflection"),
    path("reflections/<uuid:item_id>/ask/", writing.ask, name="ask"),
    path("reflections/<uuid:item_id>/withdraw/", writing.withdraw, name="withdraw"),
    path("reflections/<uuid:item_id>/<slug:prompt>/", writing.answer, name="answer"),
    path("reflections/<uuid:item_id>/<slug:prompt>/share/", sharing.share, name="share"),
    path("reflections/<uuid:item_id>/<slug:prompt>/lead-to/<slug:what>/", sharing.lead_to, name="lead-to"),
    path("shared-reflections/<uuid:item_id>/", reading.part, name="part"),
    path("shared-reflections/<uuid:item_id>/take-back/", sharing.take_back, name="take-back"),
    path("p/<slug:programme>/letters/", letters.letters, name="letters"),
    path("p/<slug:programme>/letters/new/", letters.new, name="new-letter"),
    path("letters/<uuid:item_id>/", letters.letter, name="letter"),
    path("letters/<uuid:item_id>/change/", letters.change, name="change-letter"),
    path("letters/<uuid:item_id>/take-back/", letters.take_back, name="take-back-letter"),
]
