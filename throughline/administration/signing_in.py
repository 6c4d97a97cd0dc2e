"""How allauth behaves here: nobody signs up by themselves, people join by invitation."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Closes open sign-up: an account is made when an invitation is taken, or by the command line."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
