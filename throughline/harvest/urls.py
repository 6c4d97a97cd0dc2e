from django.urls import path

from throughline.harvest.views import bearing, changes, ripples, rounds, stories

app_name = "harvest"
urlpatterns = [
    path("p/<slug:programme>/changes/", changes.changes, name="changes"),
    path("p/<slug:programme>/changes/new/", changes.new, name="new"),
    path("changes/<uuid:item_id>/", changes.change, name="change"),
    path("changes/<uuid:item_id>/reword/", changes.reword, name="reword"),
    path("changes/<uuid:item_id>/theory/", bearing.theory, name="theory"),
    path("harvest/<uuid:item_id>/rests-on/", bearing.sources, name="sources"),
    path("harvest/<uuid:item_id>/second-voice/", bearing.second_voice, name="second-voice"),
    path("harvest/<uuid:item_id>/<uuid:link_id>/take-away/", bearing.take_away, name="take-away"),
    path("harvest/<uuid:item_id>/withdraw/", bearing.withdraw, name="withdraw"),
    path("p/<slug:programme>/stories/", rounds.rounds, name="rounds"),
    path("p/<slug:programme>/stories/new/", rounds.new, name="new-round"),
    path("p/<slug:programme>/stories/<uuid:round_id>/", rounds.one_round, name="round"),
    path("p/<slug:programme>/stories/<uuid:round_id>/<int:number>/tell/", stories.tell, name="tell"),
    path("p/<slug:programme>/stories/<uuid:round_id>/<int:number>/choose/", rounds.choose, name="choose"),
    path("p/<slug:programme>/stories/<uuid:round_id>/<int:number>/tell-tellers/", rounds.tell_tellers, name="tell-tellers"),
    path("stories/<uuid:item_id>/", stories.story, name="story"),
    path("stories/<uuid:item_id>/reword/", stories.reword, name="reword-story"),
    path("p/<slug:programme>/ripples/", ripples.maps, name="ripples"),
    path("p/<slug:programme>/ripples/new/", ripples.new, name="new-map"),
    path("p/<slug:programme>/ripples/<uuid:map_id>/", ripples.one_map, name="map"),
    path("p/<slug:programme>/ripples/<uuid:map_id>.csv", ripples.csv, name="map-csv"),
    path("p/<slug:programme>/ripples/<uuid:map_id>/add/", ripples.add, name="add-ripple"),
    path("p/<slug:programme>/ripples/<uuid:map_id>/look/", ripples.look, name="look-again"),
]  # fmt: skip
