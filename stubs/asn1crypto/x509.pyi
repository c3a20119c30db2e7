from datetime import datetime

from asn1crypto.core import Asn1Value

class Name(Asn1Value):
    @property
    def human_friendly(self) -> str: ...

class Certificate(Asn1Value):
    @property
    def subject(self) -> Name: ...
    @property
    def sha256(self) -> bytes: ...
    @property
    def not_valid_before(self) -> datetime: ...
