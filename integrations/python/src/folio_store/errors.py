"""The errors of this package: each says what is wrong, where, and what to do."""

from __future__ import annotations


class FolioError(Exception):
    """The base of all errors of this package."""


class StoreError(FolioError):
    """A store is missing, damaged, or of a schema that this package does not read."""


class ProgramError(FolioError):
    """The program `folio` is missing, or ended with an error."""


class PagesFailed(ProgramError):
    """Some pages could not be read or rendered; the records of all others were delivered."""
