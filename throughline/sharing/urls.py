from django.urls import path

from throughline.sharing.views import files, outside, preparing, team

app_name = "sharing"
ONE = "releases/<uuid:item_id>"
urlpatterns = [
    path("reading/", outside.reading, name="reading"),
    path("reading/<uuid:item_id>/", outside.read, name="read"),
    path("reading/<uuid:item_id>/files/", files.outside, name="read-files"),
    path("reading/<uuid:item_id>/files/<str:form>/", files.outside_file, name="read-file"),
    path("items/<uuid:item_id>/files/", files.team, name="files"),
    path("items/<uuid:item_id>/files/stop/", files.stop, name="stop-files"),
    path("items/<uuid:item_id>/files/<uuid:file_id>/", files.team_file, name="file"),
    path("s/<str:token>/", outside.open_link, name="open-link"),
    path("items/<uuid:item_id>/share/", preparing.prepare, name="prepare"),
    path("p/<slug:programme>/releases/", team.releases, name="releases"),
    path(f"{ONE}/", team.release, name="release"),
    path(f"{ONE}/edit/", preparing.draft, name="draft"),
    path(f"{ONE}/quotes/<uuid:quote_id>/", preparing.quote, name="quote"),
    path(f"{ONE}/quotes/<uuid:quote_id>/remove/", team.redact, name="redact"),
    path(f"{ONE}/preview/", preparing.preview, name="preview"),
    path(f"{ONE}/submit/", preparing.submit, name="submit"),
    path(f"{ONE}/check/", team.check, name="check"),
    path(f"{ONE}/back-to-draft/", team.back_to_draft, name="back-to-draft"),
    path(f"{ONE}/discard/", preparing.discard, name="discard"),
    path(f"{ONE}/issue/", team.issue, name="issue"),
    path(f"{ONE}/again/", team.again, name="again"),
    path(f"{ONE}/revoke/", team.revoke, name="revoke"),
    path(f"{ONE}/links/", team.make_link, name="links"),
    path(f"{ONE}/links/<uuid:link_id>/revoke/", team.revoke_link, name="revoke-link"),
]
