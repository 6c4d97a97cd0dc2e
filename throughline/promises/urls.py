from django.urls import path

from throughline.promises import views

app_name = "promises"
urlpatterns = [
    path("p/<slug:programme>/promises/", views.mine, name="mine"),
    path("p/<slug:programme>/promises/team/", views.team, name="team"),
    path("p/<slug:programme>/promises/new/", views.new, name="new"),
    path("promises/<uuid:item_id>/", views.promise, name="promise"),
    path("promises/<uuid:item_id>/close/", views.close, name="close"),
    path("promises/<uuid:item_id>/day/", views.redate, name="redate"),
    path("promises/<uuid:item_id>/give/", views.give, name="give"),
    path("promises/<uuid:item_id>/reopen/", views.reopen, name="reopen"),
]
