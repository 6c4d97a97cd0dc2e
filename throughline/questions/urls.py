from django.urls import path

from throughline.questions import views

app_name = "questions"
urlpatterns = [
    path("p/<slug:programme>/questions/", views.wall, name="wall"),
    path("p/<slug:programme>/questions/new/", views.ask, name="ask"),
    path("questions/<uuid:item_id>/", views.question, name="question"),
    path("questions/<uuid:item_id>/answer/", views.answer, name="answer"),
]
