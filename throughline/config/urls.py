"""Every address of the product. Lists live under /p/<programme>/, one item under /<kind>/<id>/."""

from django.urls import URLPattern, URLResolver, include, path

from throughline.capture.api import router as capture
from throughline.theory.api import router as theory
from throughline.web.api import house_api

api = house_api()
api.add_router("", capture)
api.add_router("", theory)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("throughline.web.urls")),
    path("", include("throughline.demonstration.urls")),
    path("", include("throughline.dashboard.urls")),
    path("", include("throughline.capture.urls")),
    path("", include("throughline.promises.urls")),
    path("", include("throughline.questions.urls")),
    path("", include("throughline.library.urls")),
    path("", include("throughline.sensemaking.urls")),
    path("", include("throughline.theory.urls")),
    path("", include("throughline.experiments.urls")),
    path("", include("throughline.feedback.urls")),
    path("", include("throughline.reflection.urls")),
    path("", include("throughline.harvest.urls")),
    path("", include("throughline.governance.urls")),
    path("", include("throughline.sharing.urls")),
    path("", include("throughline.indicators.urls")),
    path("", include("throughline.safeguarding.urls")),
    path("", include("throughline.exchange.urls")),
    path("", include("throughline.reports.urls")),
    path("", include("throughline.publicpages.urls")),
    path("", include("throughline.administration.urls")),
    path("account/", include("allauth.urls")),
    path("api/", api.urls),
]

handler400 = "throughline.web.errors.bad_request"
handler403 = "throughline.web.errors.forbidden"
handler404 = "throughline.web.errors.not_found"
handler500 = "throughline.web.errors.server_error"
