from django.urls import path

from throughline.administration.views import circles, joining, people, places

app_name = "administration"
_P = "p/<slug:programme>/"
urlpatterns = [
    path(f"{_P}people/", people.people, name="people"),
    path(f"{_P}people/invite/", people.invite, name="invite"),
    path(
        f"{_P}people/invitations/<uuid:invitation_id>/withdraw/", people.withdraw_invitation, name="withdraw-invitation"
    ),
    path(f"{_P}people/<uuid:person_id>/role/", people.give_role, name="give-role"),
    path(f"{_P}people/roles/<uuid:membership_id>/end/", people.end_role, name="end-role"),
    path("join/<str:token>/", joining.join, name="join"),
    path(f"{_P}hubs/", places.hubs, name="hubs"),
    path(f"{_P}hubs/new/", places.new_hub, name="new-hub"),
    path(f"{_P}hubs/<uuid:hub_id>/", places.hub, name="hub"),
    path(f"{_P}hubs/<uuid:hub_id>/edit/", places.edit_hub, name="edit-hub"),
    path(f"{_P}hubs/<uuid:hub_id>/state/", places.hub_state, name="hub-state"),
    path(f"{_P}context/", places.context_events, name="context"),
    path(f"{_P}context/new/", places.new_context_event, name="new-context-event"),
    path(f"{_P}settings/", places.programme_settings, name="programme"),
    path(f"{_P}circles/", circles.circles, name="circles"),
    path(f"{_P}circles/new/", circles.new_circle, name="new-circle"),
    path(f"{_P}circles/<uuid:circle_id>/", circles.circle, name="circle"),
    path(f"{_P}circles/<uuid:circle_id>/people/<uuid:person_id>/leave/", circles.leave_circle, name="leave-circle"),
    path(f"{_P}circles/<uuid:circle_id>/close/", circles.close_circle, name="close-circle"),
]
