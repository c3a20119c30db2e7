"""The key of the benchmarks' records: ready made, since key derivation is left out."""

from mam_desktop.record.keys import RecordKey

KEY = RecordKey.of(bytes(range(32)))
