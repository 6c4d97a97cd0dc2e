from django.urls import path

from throughline.governance.views import actions, asking, boards, decisions, papers

app_name = "governance"
P = "p/<slug:programme>"
BOARD = f"{P}/boards/<uuid:circle_id>"
MEETING = "meetings/<uuid:item_id>"
DECISION = "decisions/<uuid:item_id>"
ACTION = "actions/<uuid:item_id>"
PAPER = "papers/<uuid:item_id>"
urlpatterns = [
    path(f"{P}/boards/", boards.boards, name="boards"),
    path(f"{BOARD}/", boards.board, name="board"),
    path(f"{BOARD}/seats/", boards.seats, name="seats"),
    path(f"{BOARD}/meetings/new/", boards.new_meeting, name="new-meeting"),
    path(f"{MEETING}/", boards.meeting, name="meeting"),
    path(f"{MEETING}/change/", boards.change_meeting, name="change-meeting"),
    path(f"{MEETING}/decisions/new/", decisions.new_decision, name="new-decision"),
    path(f"{P}/decisions/", decisions.decisions, name="decisions"),
    path(f"{DECISION}/", decisions.decision, name="decision"),
    path(f"{DECISION}/change/", decisions.change_decision, name="change-decision"),
    path(f"{DECISION}/decide/", decisions.decide, name="decide"),
    path(f"{DECISION}/relies-on/", decisions.rely_on, name="rely-on"),
    path(f"{DECISION}/relies-on/<uuid:link_id>/take-away/", decisions.rely_no_more, name="rely-no-more"),
    path(f"{DECISION}/otherwise/", decisions.disagree, name="disagree"),
    path(f"{DECISION}/correct/", decisions.correct, name="correct"),
    path(f"{DECISION}/look-again/", decisions.look_again, name="look-again"),
    path(f"{P}/actions/", actions.actions, name="actions"),
    path(f"{ACTION}/", actions.action, name="action"),
    path(f"{ACTION}/how-far/", actions.move_action, name="move-action"),
    path(f"{ACTION}/give-on/", actions.hand_over, name="hand-over"),
    path("governance/<uuid:item_id>/actions/new/", actions.agree_action, name="agree-action"),
    path("governance/<uuid:item_id>/withdraw/", actions.withdraw, name="withdraw"),
    path(f"{MEETING}/papers/new/", papers.new_paper, name="new-paper"),
    path(f"{MEETING}/issue/", papers.issue_pack, name="issue-pack"),
    path(f"{PAPER}/", papers.paper, name="paper"),
    path(f"{PAPER}/change/", papers.change_paper, name="change-paper"),
    path(f"{PAPER}/cite/", papers.cite, name="cite"),
    path(f"{PAPER}/cite/<uuid:cited_id>/", papers.say_cited, name="say-cited"),
    path(f"{PAPER}/cite/<uuid:cited_id>/leave-out/", papers.cite_no_more, name="cite-no-more"),
    path(f"{PAPER}/exempt/", papers.exempt, name="exempt"),
    path("exempt-parts/<uuid:item_id>/", papers.exempt_part, name="exempt-part"),
    path(f"{PAPER}/move/", papers.move_paper, name="move-paper"),
    path(f"{PAPER}/preview/", papers.preview, name="preview-paper"),
    path(f"{PAPER}/issue/", papers.issue, name="issue-paper"),
    path(f"{PAPER}/learned/", papers.learn, name="learn"),
    path(f"{PAPER}/learned/<uuid:learned_id>/ask/", papers.ask_next, name="ask-next"),
    path(f"{P}/boards/questions/<uuid:question_id>/take-up/", asking.take_up, name="take-up"),
    path(f"{P}/boards/questions/<uuid:question_id>/answer/", asking.answer, name="answer"),
    path("reading/<uuid:item_id>/steps/", asking.steps, name="steps"),
    path("reading/<uuid:item_id>/ask/", asking.ask, name="ask"),
]
