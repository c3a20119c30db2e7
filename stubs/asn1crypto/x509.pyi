from datetime import datetime

from asn1crypto.core import Asn1Value

class Certificate(Asn1Value):
    @property
    def sha256(self) -> bytes: ...
    @property
    def not_valid_before(self) -> datetime: ...
