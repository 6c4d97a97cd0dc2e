from django.urls import path

from throughline.capture.views import reading, rounds, writing

app_name = "capture"
urlpatterns = [
    path("p/<slug:programme>/notes/new/", writing.new, name="new"),
    path("p/<slug:programme>/notes/round/", rounds.batch, name="batch"),
    path("p/<slug:programme>/notes/mine/", reading.mine, name="mine"),
    path("notes/<uuid:item_id>/", reading.note, name="note"),
    path("notes/<uuid:item_id>/edit/", writing.edit, name="edit"),
    path("notes/<uuid:item_id>/withdraw/", reading.withdraw, name="withdraw"),
    path("notes/<uuid:item_id>/restore/", reading.bring_back, name="restore"),
    path("drafts/<uuid:item_id>/", reading.draft, name="draft"),
    path("drafts/<uuid:item_id>/delete/", reading.discard, name="discard"),
]
