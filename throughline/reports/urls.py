from django.urls import path

from throughline.reports import views

app_name = "reports"
ONE = "reports/<uuid:item_id>"
urlpatterns = [
    path("p/<slug:programme>/reports/", views.reports, name="reports"),
    path("p/<slug:programme>/reports/new/", views.begin, name="begin"),
    path(f"{ONE}/", views.report, name="report"),
    path(f"{ONE}/name/", views.name, name="name"),
    path(f"{ONE}/add/", views.sections, name="add"),
    path(f"{ONE}/add/<slug:section>/", views.gather, name="gather"),
    path(f"{ONE}/write/<slug:block>/", views.write, name="write"),
    path(f"{ONE}/parts/<uuid:part_id>/", views.part, name="part"),
    path(f"{ONE}/parts/<uuid:part_id>/move/", views.move, name="move"),
    path(f"{ONE}/parts/<uuid:part_id>/remove/", views.remove, name="remove"),
    path(f"{ONE}/comments/", views.comments, name="comments"),
    path(f"{ONE}/comments/<uuid:comment_id>/settle/", views.settle, name="settle"),
    path(f"{ONE}/versions/", views.versions, name="versions"),
    path(f"{ONE}/versions/<int:number>/", views.version, name="version"),
    path(f"{ONE}/versions/<int:number>/bring-back/", views.bring_back, name="bring-back"),
]
