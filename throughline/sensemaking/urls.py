from django.urls import path

from throughline.sensemaking.views import changing, gathering, reading, regrouping, words

app_name = "sensemaking"
urlpatterns = [
    path("p/<slug:programme>/themes/", reading.themes, name="themes"),
    path("p/<slug:programme>/themes/new/", changing.new, name="new"),
    path("p/<slug:programme>/themes/find/", reading.find, name="find"),
    path("p/<slug:programme>/themes/gather/", gathering.gather, name="gather"),
    path("p/<slug:programme>/themes/gathered/<uuid:gathering_id>/undo/", gathering.undo_gather, name="undo-gather"),
    path("p/<slug:programme>/themes/dissent/<uuid:dissent_id>/take-back/", changing.take_back, name="take-back"),
    path("p/<slug:programme>/themes/<uuid:item_id>/restore/", changing.restore, name="restore"),
    path("themes/<uuid:item_id>/", reading.theme, name="theme"),
    path("themes/<uuid:item_id>/edit/", changing.edit, name="edit"),
    path("themes/<uuid:item_id>/status/", changing.judge, name="status"),
    path("themes/<uuid:item_id>/dissent/", changing.dissent, name="dissent"),
    path("themes/<uuid:item_id>/withdraw/", changing.withdraw, name="withdraw"),
    path("themes/<uuid:item_id>/merge/", regrouping.merge, name="merge"),
    path("themes/<uuid:item_id>/unmerge/", regrouping.unmerge, name="unmerge"),
    path("themes/<uuid:item_id>/split/", regrouping.split, name="split"),
    path("themes/<uuid:item_id>/words/", words.gather_words, name="gather-words"),
    path("themes/<uuid:item_id>/words/<uuid:link_id>/", gathering.word, name="word"),
    path("themes/<uuid:item_id>/words/<uuid:link_id>/take-away/", gathering.ungather, name="ungather"),
    path("themes/<uuid:item_id>/words/<uuid:source_id>/put-back/", gathering.put_back, name="put-back"),
    path("items/<uuid:item_id>/mark/", gathering.excerpt, name="excerpt"),
]
