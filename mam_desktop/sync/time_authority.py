"""Asks a time-stamp authority over HTTP; it is sent a hash and nothing else.

Source: RFC 3161, 3.4. Plain HTTP is usual there, for the answer is signed.
"""

from typing import TYPE_CHECKING

from mam_desktop.errors import SyncTrouble
from mam_desktop.sync.line import open_line
from mam_desktop.sync.troubles import Unreachable
from mam_desktop.texts import _

if TYPE_CHECKING:
    import httpx

_ASKS = "application/timestamp-query"
_ANSWERS = "application/timestamp-reply"
_LARGEST_ANSWER = 65_536


def ask_authority(
    url: str, question: bytes, *, proxy: str = "", transport: "httpx.BaseTransport | None" = None
) -> bytes:
    """Return what the authority answers.

    Raises:
        SyncTrouble: nobody answers, or not as an authority does.

    """
    import httpx

    try:
        with (
            open_line(url, None, transport=transport, proxy=proxy) as http,
            http.stream("POST", url, content=question, headers={"Content-Type": _ASKS}) as response,
        ):
            return _read(response)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise Unreachable(_("The time-stamp authority cannot be reached.")) from error


def _read(response: "httpx.Response") -> bytes:
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if response.status_code != 200 or kind != _ANSWERS:
        raise SyncTrouble(_("What answered is not a time-stamp authority."))
    answer = b""
    for piece in response.iter_bytes():
        answer += piece
        if len(answer) > _LARGEST_ANSWER:
            raise SyncTrouble(_("What answered is not a time-stamp authority."))
    return answer
