from django.urls import path

from throughline.feedback.views import entry, lists, sheets, writing

app_name = "feedback"
urlpatterns = [
    path("p/<slug:programme>/said-back/", lists.entries, name="entries"),
    path("p/<slug:programme>/said-back/waiting/", lists.waits, name="waiting"),
    path("p/<slug:programme>/said-back/new/", writing.new, name="new"),
    path("p/<slug:programme>/said-back/sheet/", sheets.sheet_of_many, name="sheet-of-many"),
    path("p/<slug:programme>/said-back/spoken.txt", sheets.spoken_of_many, name="spoken-of-many"),
    path("said-back/<uuid:item_id>/", entry.entry, name="entry"),
    path("said-back/<uuid:item_id>/change/", writing.change, name="change"),
    path("said-back/<uuid:item_id>/language/", writing.in_language, name="in-language"),
    path("said-back/<uuid:item_id>/language/<slug:language>/away/", writing.language_away, name="language-away"),
    path("said-back/<uuid:item_id>/tell/", writing.tell, name="tell"),
    path("said-back/<uuid:item_id>/tie/", writing.tie, name="tie"),
    path("said-back/<uuid:item_id>/untie/<uuid:link_id>/", writing.untie, name="untie"),
    path("said-back/<uuid:item_id>/reply/", writing.reply, name="reply"),
    path("said-back/<uuid:item_id>/reply/<uuid:reply_id>/away/", writing.reply_away, name="reply-away"),
    path("said-back/<uuid:item_id>/sheet/", sheets.sheet, name="sheet"),
    path("said-back/<uuid:item_id>/spoken.txt", sheets.spoken, name="spoken"),
    path("said-back/<uuid:item_id>/withdraw/", writing.withdraw, name="withdraw"),
    path("considered/<uuid:item_id>/", entry.considered, name="considered"),
]
