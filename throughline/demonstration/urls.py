from django.urls import URLPattern, path

from throughline.demonstration import views

app_name = "demonstration"
urlpatterns: list[URLPattern] = [
    path("demonstration/", views.front, name="front"),
    path("demonstration/sign-in/", views.sign_in, name="sign-in"),
]
