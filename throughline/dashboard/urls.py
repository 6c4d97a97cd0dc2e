from django.urls import path

from throughline.dashboard.views import around, home, learning, reach, team, week

app_name = "dashboard"
urlpatterns = [
    path("home/", home.home, name="home"),
    path("p/<slug:programme>/week/", week.week, name="week"),
    path("p/<slug:programme>/team/", team.team, name="team"),
    path("p/<slug:programme>/learning/", learning.learning, name="learning"),
    path("p/<slug:programme>/hubs-side-by-side/", learning.hubs, name="hubs"),
    path("p/<slug:programme>/around-us/", around.around, name="around"),
    path("p/<slug:programme>/around-us.csv", around.around_csv, name="around-csv"),
    path("p/<slug:programme>/reach/", reach.reach, name="reach"),
    path("p/<slug:programme>/reach.csv", reach.reach_csv, name="reach-csv"),
]
