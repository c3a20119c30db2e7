"""The triggers that keep the log append-only, files as they are, and what is folded to folding."""

from sqlalchemy import Connection, event

from mam_desktop.record.tables import (
    AccessRow,
    ActionTableRow,
    Base,
    FamilyRow,
    HeadRow,
    LogRow,
    MinutesTableRow,
)

_RECEIPT = {"epoch", "server_seq"}
FOLDED = (HeadRow, FamilyRow, ActionTableRow, MinutesTableRow)
_APPEND_ONLY = (LogRow, AccessRow)


def triggers() -> dict[str, str]:
    """Return every trigger, name -> SQL, in the order in which they are made."""
    return _append_only() | _folded() | _kept_files()


def _append_only() -> dict[str, str]:
    content = ", ".join(
        f'"{column.name}"' for column in LogRow.__table__.columns if column.name not in _RECEIPT
    )
    made = {
        "change_log_no_update": _raise(
            "change_log_no_update", f"UPDATE OF {content} ON change_log", "append-only"
        ),
        # INSERT OR REPLACE deletes without asking the delete trigger.
        "change_log_no_replace": _raise(
            "change_log_no_replace",
            "INSERT ON change_log",
            "append-only",
            when="EXISTS (SELECT 1 FROM change_log WHERE id = NEW.id OR local_no = NEW.local_no"
            " OR (device_id = NEW.device_id AND device_seq = NEW.device_seq))",
        ),
        "access_log_no_update": _raise(
            "access_log_no_update", "UPDATE ON access_log", "append-only"
        ),
        "access_log_no_replace": _raise(
            "access_log_no_replace",
            "INSERT ON access_log",
            "append-only",
            when='EXISTS (SELECT 1 FROM access_log WHERE "no" = NEW."no")',
        ),
    }
    for table in _APPEND_ONLY:
        name = f"{table.__tablename__}_no_delete"
        made[name] = _raise(name, f"DELETE ON {table.__tablename__}", "append-only")
    return made


def _folded() -> dict[str, str]:
    made = {}
    for table in FOLDED:
        for verb in ("insert", "update", "delete"):
            name = f"{table.__tablename__}_{verb}_only_by_folding"
            made[name] = _raise(
                name,
                f"{verb.upper()} ON {table.__tablename__}",
                "written only by folding",
                when="NOT (SELECT is_on FROM folding)",
            )
    return made


def _kept_files() -> dict[str, str]:
    """Return what keeps files: none is changed, and none goes that the log still names.

    Whatever erases a value in the log can take its file away afterwards.
    """
    why = "kept as it is"
    taken = 'EXISTS (SELECT 1 FROM blob WHERE "sha256" = NEW."sha256" OR rowid = NEW.rowid)'
    named = (
        "EXISTS (SELECT 1 FROM change_log WHERE field = 'sha256'"
        " AND value = '\"' || OLD.\"sha256\" || '\"')"
    )
    update = 'UPDATE OF "sha256", "size", "bytes" ON blob'
    return {
        "blob_no_update": _raise("blob_no_update", update, why),
        "blob_no_replace": _raise("blob_no_replace", "INSERT ON blob", why, when=taken),
        "blob_no_delete": _raise("blob_no_delete", "DELETE ON blob", why, when=named),
    }


def _raise(name: str, event_sql: str, why: str, *, when: str = "") -> str:
    table = event_sql.rpartition(" ON ")[2]
    condition = f" WHEN {when}" if when else ""
    return (
        f"CREATE TRIGGER {name} BEFORE {event_sql}{condition}"
        f" BEGIN SELECT RAISE(ABORT, '{table} is {why}'); END"
    )


def _make_triggers(_tables: object, connection: Connection, **_more: object) -> None:
    for sql in triggers().values():
        connection.exec_driver_sql(sql)


event.listen(Base.metadata, "after_create", _make_triggers)
