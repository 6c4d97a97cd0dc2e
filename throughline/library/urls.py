from django.urls import path

from throughline.library.views import history, notes, saved, search

app_name = "library"
urlpatterns = [
    path("p/<slug:programme>/library/", notes.notes, name="notes"),
    path("p/<slug:programme>/library/notes.csv", notes.notes_csv_file, name="notes-csv"),
    path("p/<slug:programme>/search/", search.search, name="search"),
    path("p/<slug:programme>/saved/", saved.saved, name="saved"),
    path("p/<slug:programme>/saved/<uuid:search_id>/rename/", saved.rename, name="saved-rename"),
    path("p/<slug:programme>/saved/<uuid:search_id>/delete/", saved.delete, name="saved-delete"),
    path("p/<slug:programme>/withdrawn/", history.withdrawn, name="withdrawn"),
    path("items/<uuid:item_id>/", history.item, name="item"),
    path("items/<uuid:item_id>/history/", history.history, name="history"),
    path("items/<uuid:item_id>/restore/", history.restore, name="restore"),
]
