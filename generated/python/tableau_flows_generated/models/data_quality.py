# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'data_quality': contents of requests and replies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Literal, TypeAlias

from ..data import model_to_dict
from ..html_tables import model_to_html
from ..showing import show_model
from .common import ServerWarning, SiteSummary, UserReference


class DataQualityWarningKind(StrEnum):
    """Known kinds of data quality warnings."""

    DEPRECATED = "DEPRECATED"
    """The data should not be used any more."""
    MAINTENANCE = "MAINTENANCE"
    """The data is under maintenance."""
    SENSITIVE_DATA = "SENSITIVE_DATA"
    """The data is sensitive."""
    STALE = "STALE"
    """The data is not up to date."""
    WARNING = "WARNING"
    """Any other warning."""


DataQualityWarningKindValue: TypeAlias = Literal[
    "DEPRECATED", "MAINTENANCE", "SENSITIVE_DATA", "STALE", "WARNING"
]
"""The values of `DataQualityWarningKind` as text."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DataQualityWarningListReply:
    """Reply with the data quality warnings on a flow.

    Attributes:
        data_quality_warning_list: The data quality warnings.
        warnings: Warnings of the server about the call.
    """

    data_quality_warning_list: tuple[DataQualityWarning, ...] = ()
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DataQualityWarningReply:
    """Reply with one data quality warning, by itself or as the only item of a list.

    Attributes:
        data_quality_warning: The data quality warning.
        data_quality_warning_list: The data quality warning, from servers that send a list.
        warnings: Warnings of the server about the call.
    """

    data_quality_warning: DataQualityWarning | None = None
    data_quality_warning_list: tuple[DataQualityWarning, ...] = ()
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DataQualityWarning:
    """A warning about the quality of the data of a content item, such as a flow.

    Attributes:
        id: Id of the warning.
        content_id: Id of the content item, such as the flow.
        content_type: Type of the content item in capitals, such as FLOW.
        type: Kind of the warning.
        message: Text for the users of the data.
        is_active: Whether the warning is shown.
        is_severe: Whether the warning is shown prominently.
        user_display_name: Display name of the user who added the warning.
        created_at: Time when the warning was added (UTC).
        updated_at: Time of the most recent change of the warning (UTC).
        site: Site of the content item.
        owner: User who added the warning.
    """

    _object: ClassVar[str] = "data quality warning"
    """The kind of object that `id` belongs to."""

    id: str
    content_id: str | None = None
    content_type: str | None = None
    type: DataQualityWarningKind | str | None = None
    message: str | None = None
    is_active: bool | None = None
    is_severe: bool | None = None
    user_display_name: str | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    site: SiteSummary | None = None
    owner: UserReference | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AddFlowDataQualityWarningRequest:
    """Request to add a data quality warning.

    Attributes:
        data_quality_warning: The warning.
    """

    data_quality_warning: DataQualityWarningToAdd

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DataQualityWarningToAdd:
    """A data quality warning to add.

    Attributes:
        type: Kind of the warning: DEPRECATED, MAINTENANCE, SENSITIVE_DATA, STALE or WARNING.
        message: Text for the users of the data.
        is_active: Whether to show the warning.
        is_severe: Whether to show the warning prominently.
    """

    type: DataQualityWarningKind | str
    message: str | None = None
    is_active: bool | None = None
    is_severe: bool | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class UpdateDataQualityWarningRequest:
    """Request to change a data quality warning.

    Attributes:
        data_quality_warning: The new values.
    """

    data_quality_warning: DataQualityWarningChange

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DataQualityWarningChange:
    """New values for a data quality warning; omitted values are unchanged.

    Attributes:
        type: New kind of the warning: DEPRECATED, MAINTENANCE, SENSITIVE_DATA, STALE or WARNING.
        message: New text for the users of the data.
        is_active: Whether to show the warning.
        is_severe: Whether to show the warning prominently.
    """

    type: DataQualityWarningKind | str | None = None
    message: str | None = None
    is_active: bool | None = None
    is_severe: bool | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict
