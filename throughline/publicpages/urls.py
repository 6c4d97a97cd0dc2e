from django.urls import path

from throughline.publicpages.views import public, team

app_name = "publicpages"
_PUBLIC = "public/<slug:programme>/"
_TEAM = "p/<slug:programme>/public-pages/"
urlpatterns = [
    path("robots.txt", public.robots, name="robots"),
    path("sitemap.xml", public.sitemap, name="sitemap"),
    path(_PUBLIC, public.programme, name="programme"),
    path(f"{_PUBLIC}accessibility/", public.accessibility, name="accessibility"),
    path(f"{_PUBLIC}privacy/", public.privacy, name="privacy"),
    path(f"{_PUBLIC}privacy.txt", public.privacy_spoken, name="privacy-spoken"),
    path(f"{_PUBLIC}thank-you/", public.thank_you, name="thank-you"),
    path(f"{_PUBLIC}hubs/<slug:hub>/", public.hub, name="hub"),
    path(f"{_PUBLIC}said/<uuid:release_id>/", public.release, name="release"),
    path(f"{_PUBLIC}said/<uuid:release_id>/reply/", public.reply, name="reply"),
    path(_TEAM, team.tray, name="tray"),
    path(f"{_TEAM}words/", team.words, name="words"),
    path(f"{_TEAM}replies/<uuid:reply_id>/keep/", team.keep, name="keep"),
    path(f"{_TEAM}replies/<uuid:reply_id>/let-go/", team.let_go, name="let-go"),
]
