# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'common': contents of requests and replies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..data import model_to_dict
from ..html_tables import model_to_html
from ..showing import show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Pagination:
    """Page number, page size and total of a list.

    Attributes:
        page_number: Number of this page; the first page is 1.
        page_size: Maximum number of items per page, as requested (1 to 1000).
        total_available: Total number of items on all pages.
    """

    page_number: int
    page_size: int
    total_available: int

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ErrorReply:
    """Reply that reports a failure. Some calls send it with HTTP status 200.

    Attributes:
        error: The error.
        warnings: Warnings of the server that accompany the error.
    """

    error: ErrorDetail
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ErrorDetail:
    """An error as described by the server.

    Attributes:
        code: Six-digit error code such as 404027. The first three digits are usually, but not
            always, the HTTP status.
        callstack: Stack trace of the server, sent only by servers that are configured to do so.
        summary: Short title of the error.
        detail: Explanation of this particular error.
    """

    code: str
    callstack: str | None = None
    summary: str | None = None
    detail: str | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ServerWarning:
    """A warning of the server about a call that succeeded.

    Attributes:
        id: Identifier of the warning.
        message: Text of the warning.
        error_code: Code of the warning, in the same form as error codes.
    """

    _object: ClassVar[str] = "warning"
    """The kind of object that `id` belongs to."""

    id: str | None = None
    message: str | None = None
    error_code: str | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Tag:
    """A label that helps users find content.

    Attributes:
        label: Text of the tag.
    """

    label: str | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ProjectReference:
    """Reference to a project by its id.

    Attributes:
        id: Id of the project.
    """

    _object: ClassVar[str] = "project"
    """The kind of object that `id` belongs to."""

    id: str

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class UserReference:
    """Reference to a user by id.

    Attributes:
        id: Id of the user (not the login name).
    """

    _object: ClassVar[str] = "user"
    """The kind of object that `id` belongs to."""

    id: str

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class GroupReference:
    """Reference to a group by its id.

    Attributes:
        id: Id of the group (not its name).
    """

    _object: ClassVar[str] = "group"
    """The kind of object that `id` belongs to."""

    id: str

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class GroupSetReference:
    """Reference to a group set by its id. A group set represents the users who belong to all of
    its groups.

    Attributes:
        id: Id of the group set.
    """

    _object: ClassVar[str] = "group set"
    """The kind of object that `id` belongs to."""

    id: str

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowReference:
    """Reference to a flow by its id.

    Attributes:
        id: Id of the flow.
    """

    _object: ClassVar[str] = "flow"
    """The kind of object that `id` belongs to."""

    id: str

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SiteSummary:
    """Summary of a site, as part of other replies. Every attribute may be missing.

    Attributes:
        id: Id of the site.
        name: Display name.
        content_url: Short name of the site in URLs; empty for the default site.
    """

    _object: ClassVar[str] = "site"
    """The kind of object that `id` belongs to."""

    id: str | None = None
    name: str | None = None
    content_url: str | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict
