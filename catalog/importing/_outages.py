"""Faults of disk and database as sentences for the person who imports."""

import errno
import sqlite3

from django.apps import apps
from django.db import DatabaseError, IntegrityError, OperationalError

FULL = "the disk is full."
LOCKED = "the database is locked by another program; try again."
READ_ONLY = "the database can only be read."
BROKEN = "the database cannot be read or written (a fault of disk or file)."
OTHER_VERSION = "the database is not of this version; run manage.py migrate first."
SILENT = "the database does not answer."

_SQLITE = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_IOERR: BROKEN,
    sqlite3.SQLITE_CORRUPT: BROKEN,
    sqlite3.SQLITE_CANTOPEN: BROKEN,
    sqlite3.SQLITE_NOTADB: BROKEN,
}
# PostgreSQL, Appendix A: error codes.
_POSTGRES = {
    "53100": FULL,
    "55P03": LOCKED,
    "40001": LOCKED,
    "40P01": LOCKED,
    "25006": READ_ONLY,
    "42P01": OTHER_VERSION,
    "42703": OTHER_VERSION,
}


def outage(error: DatabaseError | OSError) -> str:
    """The sentence for a fault that is not this program's; "" for any other."""
    if isinstance(error, OSError):
        return FULL if error.errno in (errno.ENOSPC, errno.EDQUOT) else ""
    if isinstance(error, IntegrityError):
        return _rule_broken(error)
    cause = error.__cause__
    state = str(getattr(cause, "sqlstate", "") or "")
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if known := _POSTGRES.get(state) or _SQLITE.get(code):
        return known
    if code == sqlite3.SQLITE_ERROR and str(cause).startswith("no such"):
        return OTHER_VERSION
    return SILENT if isinstance(error, OperationalError) and not code else ""


def _rule_broken(error: IntegrityError) -> str:
    """The message of the constraint that a row breaks; both databases name it."""
    for model in apps.get_app_config("catalog").get_models():
        for constraint in model._meta.constraints:
            if constraint.name in str(error):
                return str(constraint.get_violation_error_message())
    return "a row breaks a rule of the database."
