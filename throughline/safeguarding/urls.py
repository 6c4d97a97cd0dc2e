from django.urls import path

from throughline.safeguarding import views

app_name = "safeguarding"
urlpatterns = [
    path("p/<slug:programme>/at-risk/", views.steps, name="steps"),
    path("p/<slug:programme>/at-risk/hand-over/", views.hand_over, name="hand-over"),
    path("p/<slug:programme>/at-risk/hand-overs/", views.records, name="records"),
    path("hand-overs/<uuid:record_id>/", views.record, name="record"),
    path("hand-overs/<uuid:record_id>/received/", views.receive, name="receive"),
]
