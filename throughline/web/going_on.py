"""Where a person is led after an act: to a page of ours that a form or the browser named, and nowhere else."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def next_or(request: HttpRequest, otherwise: str) -> str:
    """The page of ours that a form, or the address, asked to go on to; or another."""
    return _ours(request, request.POST.get("next", "") or request.GET.get("next", "")) or otherwise


def came_from_or(request: HttpRequest, otherwise: str) -> str:
    """The page of ours that the person was on, or another."""
    return _ours(request, request.headers.get("Referer", "")) or otherwise


def _ours(request: HttpRequest, address: str) -> str:
    """The address if it leads to a page of ours, else "". A bare word is no address, though Django takes it for a relative one."""
    is_address = address.startswith(("/", "http://", "https://"))
    return address if is_address and url_has_allowed_host_and_scheme(address, {request.get_host()}) else ""
