from django.urls import path

from throughline.questions import views

app_name = "questions"
urlpatterns = [
    path("p/<slug:programme>/questions/", views.wall, name="wall"),
    path("p/<slug:programme>/questions/new/", views.ask, name="ask"),
    path("questions/<uuid:item_id>/", views.question, name="question"),
    path("questions/<uuid:item_id>/answer/", views.answer, name="answer"),
    path("questions/<uuid:item_id>/reword/", views.reword, name="reword"),
    path("questions/<uuid:item_id>/put/", views.put, name="put"),
    path("questions/<uuid:item_id>/<uuid:link_id>/take-away/", views.take_away, name="take-away"),
]
