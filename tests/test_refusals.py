"""What no page can take: too much, the wrong verb, a broken form. Always a 4xx in words, in the API always the one shape."""

import asyncio
import json
from typing import Any

import pytest
from django.test import Client

from throughline.config.asgi import application

pytestmark = pytest.mark.django_db(transaction=True)
FORM = "multipart/form-data; boundary=here"


def told(answer: Any) -> str:
    return str(json.loads(answer.content)["error"]["code"])


@pytest.mark.parametrize(("method", "path"), [("post", "/api/openapi.json"), ("patch", "/api/openapi.json")])
def test_the_wrong_verb_gets_the_api_s_one_shape(method: str, path: str) -> None:
    answer = getattr(Client(), method)(path)
    assert (answer.status_code, told(answer)) == (405, "wrong_method")
    assert "GET" in answer["Allow"]


@pytest.mark.parametrize("length", ["1000001", "999999999999999999"])
def test_too_much_is_refused_before_it_is_read(settings: Any, length: str) -> None:
    settings.LARGEST_BODY = 1_000_000
    page = Client().post("/account/login/", {}, headers={"content-length": length})
    assert page.status_code == 413
    assert "more than we can take at once" in page.content.decode()
    api = Client().post("/api/notes/", {}, headers={"content-length": length})
    assert (api.status_code, told(api)) == (413, "too_big")


def test_a_form_with_more_words_than_fit_in_memory_is_too_much_too(settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000
    answer = Client().post("/account/login/", {"login": "x" * 2_000})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"no boundary"),
        (FORM, b"--here\r\nContent-Disposition: form-data; name=\"login\"\r\n\r\nnever ends"),
        (FORM, b"--here\r\nContent-Disposition: form-data\r\n\r\n\xff\xfe\r\n--here--"),
        (FORM, b"--here\r\n" + b"X" * 5_000 + b"\r\n--here--\r\n"),
        (FORM, b'--here\r\nContent-Disposition: form-data; name="a"; filename="\x00"\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!\r\n--here--'),
        (FORM, b'--here\r\nContent-Disposition: form-data; name="a"\r\nContent-Transfer-Encoding: base64\r\n\r\nabc\r\n--here--'),
        (FORM, b"--here\r\nContent-Disposition: form-data; name*=nonsense''%ff\r\n\r\nx\r\n--here--"),
        (FORM + "; charset=nonsense", b"--here--"),
        ("multipart/form-data; boundary=" + "x" * 300, b"--x"),
        ("multipart/form-data; boundary=\xe9", b"--x"),
        ("application/x-www-form-urlencoded; charset=utf-16", b"login=%ff%00"),
        ("application/x-www-form-urlencoded", b"&".join(b"a=1" for _ in range(3_000))),
    ],
)  # fmt: skip
def test_a_broken_form_is_never_our_fault(kind: str, body: bytes) -> None:
    client = Client(raise_request_exception=False)
    for path in ("/account/login/", "/api/openapi.json"):
        answer = client.generic("POST", path, body, content_type=kind)
        assert answer.status_code < 500, (path, answer.status_code)


@pytest.mark.parametrize("headers", [[(b"content-length", b"5000")], []])
def test_the_server_hands_on_no_body_that_is_too_much(settings: Any, headers: list[tuple[bytes, bytes]]) -> None:
    """Named by its length, or coming in chunks that name none."""
    settings.LARGEST_BODY, settings.SECURE_SSL_REDIRECT = 2_000, False
    scope = {
        "type": "http", "method": "POST", "path": "/api/notes/", "query_string": b"", "http_version": "1.1",
        "headers": [(b"host", b"localhost"), *headers],
    }  # fmt: skip
    chunks = [{"type": "http.request", "body": b"x" * 1_000, "more_body": left > 0} for left in range(4, -1, -1)]
    sent: list[Any] = []

    async def receive() -> Any:
        await asyncio.sleep(0)
        if not chunks:
            await asyncio.sleep(3600)
        return chunks.pop(0)

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(application(scope, receive, send))
    assert sent[0]["status"] == 413
    assert json.loads(sent[1]["body"])["error"]["code"] == "too_big"
