from collections.abc import Iterator
from typing import Literal, overload

from asn1crypto.core import Asn1Value

class Values(Asn1Value):
    def __iter__(self) -> Iterator[SignerInfo]: ...
    def __len__(self) -> int: ...

class SignerInfo(Asn1Value):
    def __getitem__(self, key: str) -> Asn1Value: ...

class ParsableOctetString(Asn1Value):
    @property
    def parsed(self) -> object: ...

class EncapsulatedContentInfo(Asn1Value):
    def __getitem__(self, key: Literal["content"]) -> ParsableOctetString: ...

class SignedData(Asn1Value):
    @overload
    def __getitem__(self, key: Literal["encap_content_info"]) -> EncapsulatedContentInfo: ...
    @overload
    def __getitem__(
        self, key: Literal["signer_infos", "certificates", "digest_algorithms"]
    ) -> Values: ...
    @overload
    def __getitem__(self, key: str) -> Asn1Value: ...

class ContentInfo(Asn1Value):
    def __getitem__(self, key: Literal["content"]) -> SignedData: ...
