from django.urls import path

from throughline.experiments.views import deciding, planning, reading, rewording, running

app_name = "experiments"
urlpatterns = [
    path("p/<slug:programme>/experiments/", reading.portfolio, name="portfolio"),
    path("p/<slug:programme>/experiments/learned/", reading.learned, name="learned"),
    path("p/<slug:programme>/experiments/new/", planning.new, name="new"),
    path("experiments/<uuid:item_id>/", reading.experiment, name="experiment"),
    path("experiments/<uuid:item_id>/plan/", planning.plan, name="plan"),
    path("experiments/<uuid:item_id>/start/", running.start, name="start"),
    path("experiments/<uuid:item_id>/log/", running.log, name="log"),
    path("experiments/<uuid:item_id>/log/<uuid:entry_id>/take-back/", running.take_back_entry, name="take-back-entry"),
    path("experiments/<uuid:item_id>/remark/", running.remark, name="remark"),
    path(
        "experiments/<uuid:item_id>/remark/<uuid:remark_id>/take-back/",
        running.take_back_remark,
        name="take-back-remark",
    ),
    path("experiments/<uuid:item_id>/decide/", deciding.decide, name="decide"),
    path("experiments/<uuid:item_id>/copy/", planning.copy, name="copy"),
    path("experiments/<uuid:item_id>/withdraw/", planning.withdraw, name="withdraw"),
    path("learning-cards/<uuid:item_id>/", reading.card, name="card"),
    path("learning-cards/<uuid:item_id>/reword/", rewording.reword, name="reword"),
]
