import httpx
import pytest

from mam_desktop.errors import SyncTrouble
from mam_desktop.sync.time_authority import ask_authority

URL = "https://time.example.org/tsr"
REPLY = {"content-type": "application/timestamp-reply"}


def asked(response: httpx.Response) -> bytes:
    def answer(request: httpx.Request) -> httpx.Response:
        assert str(request.url) == URL
        assert request.content == b"question"
        assert "authorization" not in request.headers
        return response

    return ask_authority(URL, b"question", transport=httpx.MockTransport(answer))


def test_the_answer_is_handed_on_as_it_came() -> None:
    assert asked(httpx.Response(200, content=b"answer", headers=REPLY)) == b"answer"


@pytest.mark.parametrize(
    "response",
    [
        httpx.Response(500, content=b"answer", headers=REPLY),
        httpx.Response(302, headers={"location": "https://elsewhere.example.org"}),
        httpx.Response(200, content=b"<html>Sign in</html>", headers={"content-type": "text/html"}),
        httpx.Response(200, content=b"x" * 70_000, headers=REPLY),
    ],
)
def test_what_is_no_answer_of_an_authority_is_told_in_words(response: httpx.Response) -> None:
    with pytest.raises(SyncTrouble, match="not a time-stamp authority"):
        asked(response)
