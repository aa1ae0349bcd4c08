# Generated from spec/ by `make generate`. Do not edit.
"""Models by topic; each topic is imported when one of its models is first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .common import (
        ErrorDetail as ErrorDetail,
    )
    from .common import (
        ErrorReply as ErrorReply,
    )
    from .common import (
        FlowReference as FlowReference,
    )
    from .common import (
        GroupReference as GroupReference,
    )
    from .common import (
        GroupSetReference as GroupSetReference,
    )
    from .common import (
        Pagination as Pagination,
    )
    from .common import (
        ProjectReference as ProjectReference,
    )
    from .common import (
        ServerWarning as ServerWarning,
    )
    from .common import (
        SiteSummary as SiteSummary,
    )
    from .common import (
        Tag as Tag,
    )
    from .common import (
        UserReference as UserReference,
    )
    from .data_quality import (
        AddFlowDataQualityWarningRequest as AddFlowDataQualityWarningRequest,
    )
    from .data_quality import (
        DataQualityWarning as DataQualityWarning,
    )
    from .data_quality import (
        DataQualityWarningChange as DataQualityWarningChange,
    )
    from .data_quality import (
        DataQualityWarningKind as DataQualityWarningKind,
    )
    from .data_quality import (
        DataQualityWarningKindValue as DataQualityWarningKindValue,
    )
    from .data_quality import (
        DataQualityWarningListReply as DataQualityWarningListReply,
    )
    from .data_quality import (
        DataQualityWarningReply as DataQualityWarningReply,
    )
    from .data_quality import (
        DataQualityWarningToAdd as DataQualityWarningToAdd,
    )
    from .data_quality import (
        UpdateDataQualityWarningRequest as UpdateDataQualityWarningRequest,
    )
    from .favorites import (
        Favorite as Favorite,
    )
    from .favorites import (
        FavoriteItem as FavoriteItem,
    )
    from .favorites import (
        FavoriteListReply as FavoriteListReply,
    )
    from .favorites import (
        FavoriteRequest as FavoriteRequest,
    )
    from .favorites import (
        FavoriteToAdd as FavoriteToAdd,
    )
    from .flows import (
        AddTagsToFlowRequest as AddTagsToFlowRequest,
    )
    from .flows import (
        Connection as Connection,
    )
    from .flows import (
        ConnectionCredentials as ConnectionCredentials,
    )
    from .flows import (
        ConnectionDatasource as ConnectionDatasource,
    )
    from .flows import (
        ConnectionListReply as ConnectionListReply,
    )
    from .flows import (
        ConnectionReply as ConnectionReply,
    )
    from .flows import (
        ConnectionToPublish as ConnectionToPublish,
    )
    from .flows import (
        ConnectionUpdate as ConnectionUpdate,
    )
    from .flows import (
        Flow as Flow,
    )
    from .flows import (
        FlowFileKind as FlowFileKind,
    )
    from .flows import (
        FlowFileKindValue as FlowFileKindValue,
    )
    from .flows import (
        FlowListReply as FlowListReply,
    )
    from .flows import (
        FlowOutputStep as FlowOutputStep,
    )
    from .flows import (
        FlowParameter as FlowParameter,
    )
    from .flows import (
        FlowParameterDomain as FlowParameterDomain,
    )
    from .flows import (
        FlowReply as FlowReply,
    )
    from .flows import (
        FlowSummary as FlowSummary,
    )
    from .flows import (
        FlowToPublish as FlowToPublish,
    )
    from .flows import (
        FlowToUpdate as FlowToUpdate,
    )
    from .flows import (
        PublishFlowRequest as PublishFlowRequest,
    )
    from .flows import (
        TagListReply as TagListReply,
    )
    from .flows import (
        TagToAdd as TagToAdd,
    )
    from .flows import (
        UpdateFlowConnectionRequest as UpdateFlowConnectionRequest,
    )
    from .flows import (
        UpdateFlowRequest as UpdateFlowRequest,
    )
    from .jobs import (
        BackgroundJob as BackgroundJob,
    )
    from .jobs import (
        BackgroundJobKind as BackgroundJobKind,
    )
    from .jobs import (
        BackgroundJobKindValue as BackgroundJobKindValue,
    )
    from .jobs import (
        BackgroundJobListReply as BackgroundJobListReply,
    )
    from .linked_tasks import (
        LinkedTask as LinkedTask,
    )
    from .linked_tasks import (
        LinkedTaskJob as LinkedTaskJob,
    )
    from .linked_tasks import (
        LinkedTaskJobReply as LinkedTaskJobReply,
    )
    from .linked_tasks import (
        LinkedTaskListReply as LinkedTaskListReply,
    )
    from .linked_tasks import (
        LinkedTaskReply as LinkedTaskReply,
    )
    from .linked_tasks import (
        LinkedTaskStep as LinkedTaskStep,
    )
    from .metadata import (
        MetadataAsset as MetadataAsset,
    )
    from .metadata import (
        MetadataDatabase as MetadataDatabase,
    )
    from .metadata import (
        MetadataFlow as MetadataFlow,
    )
    from .metadata import (
        MetadataTable as MetadataTable,
    )
    from .metadata import (
        MetadataUser as MetadataUser,
    )
    from .permissions import (
        AddFlowPermissionsRequest as AddFlowPermissionsRequest,
    )
    from .permissions import (
        Capability as Capability,
    )
    from .permissions import (
        CapabilityMode as CapabilityMode,
    )
    from .permissions import (
        CapabilityModeValue as CapabilityModeValue,
    )
    from .permissions import (
        FlowCapability as FlowCapability,
    )
    from .permissions import (
        FlowCapabilityValue as FlowCapabilityValue,
    )
    from .permissions import (
        GranteeCapabilities as GranteeCapabilities,
    )
    from .permissions import (
        Permissions as Permissions,
    )
    from .permissions import (
        PermissionsParent as PermissionsParent,
    )
    from .permissions import (
        PermissionsParentKind as PermissionsParentKind,
    )
    from .permissions import (
        PermissionsParentKindValue as PermissionsParentKindValue,
    )
    from .permissions import (
        PermissionsReply as PermissionsReply,
    )
    from .permissions import (
        PermissionsToAdd as PermissionsToAdd,
    )
    from .project_permissions import (
        AddProjectPermissionsRequest as AddProjectPermissionsRequest,
    )
    from .project_permissions import (
        ProjectPermissions as ProjectPermissions,
    )
    from .project_permissions import (
        ProjectPermissionsReply as ProjectPermissionsReply,
    )
    from .project_permissions import (
        ProjectPermissionsToAdd as ProjectPermissionsToAdd,
    )
    from .projects import (
        ContentPermissions as ContentPermissions,
    )
    from .projects import (
        ContentPermissionsValue as ContentPermissionsValue,
    )
    from .projects import (
        ContentsCounts as ContentsCounts,
    )
    from .projects import (
        CreateProjectRequest as CreateProjectRequest,
    )
    from .projects import (
        Project as Project,
    )
    from .projects import (
        ProjectListReply as ProjectListReply,
    )
    from .projects import (
        ProjectReply as ProjectReply,
    )
    from .projects import (
        ProjectSummary as ProjectSummary,
    )
    from .projects import (
        ProjectToCreate as ProjectToCreate,
    )
    from .projects import (
        ProjectToUpdate as ProjectToUpdate,
    )
    from .projects import (
        UpdateProjectRequest as UpdateProjectRequest,
    )
    from .runs import (
        FlowOutputStepReference as FlowOutputStepReference,
    )
    from .runs import (
        FlowParameterRun as FlowParameterRun,
    )
    from .runs import (
        FlowParameterSpec as FlowParameterSpec,
    )
    from .runs import (
        FlowRun as FlowRun,
    )
    from .runs import (
        FlowRunFailure as FlowRunFailure,
    )
    from .runs import (
        FlowRunListReply as FlowRunListReply,
    )
    from .runs import (
        FlowRunMode as FlowRunMode,
    )
    from .runs import (
        FlowRunModeValue as FlowRunModeValue,
    )
    from .runs import (
        FlowRunReply as FlowRunReply,
    )
    from .runs import (
        FlowRunSpec as FlowRunSpec,
    )
    from .runs import (
        FlowRunStatus as FlowRunStatus,
    )
    from .runs import (
        FlowRunStatusValue as FlowRunStatusValue,
    )
    from .runs import (
        Job as Job,
    )
    from .runs import (
        JobKind as JobKind,
    )
    from .runs import (
        JobKindValue as JobKindValue,
    )
    from .runs import (
        JobMode as JobMode,
    )
    from .runs import (
        JobModeValue as JobModeValue,
    )
    from .runs import (
        JobReply as JobReply,
    )
    from .runs import (
        OtherJob as OtherJob,
    )
    from .runs import (
        RunFlowJob as RunFlowJob,
    )
    from .runs import (
        RunFlowNowRequest as RunFlowNowRequest,
    )
    from .runs import (
        StatusNote as StatusNote,
    )
    from .schedules import (
        CreateScheduleRequest as CreateScheduleRequest,
    )
    from .schedules import (
        ExecutionOrder as ExecutionOrder,
    )
    from .schedules import (
        ExecutionOrderValue as ExecutionOrderValue,
    )
    from .schedules import (
        FrequencyDetails as FrequencyDetails,
    )
    from .schedules import (
        Interval as Interval,
    )
    from .schedules import (
        MonthDay as MonthDay,
    )
    from .schedules import (
        MonthDayValue as MonthDayValue,
    )
    from .schedules import (
        Schedule as Schedule,
    )
    from .schedules import (
        ScheduleFrequency as ScheduleFrequency,
    )
    from .schedules import (
        ScheduleFrequencyValue as ScheduleFrequencyValue,
    )
    from .schedules import (
        ScheduleKind as ScheduleKind,
    )
    from .schedules import (
        ScheduleKindValue as ScheduleKindValue,
    )
    from .schedules import (
        ScheduleListReply as ScheduleListReply,
    )
    from .schedules import (
        ScheduleReply as ScheduleReply,
    )
    from .schedules import (
        ScheduleState as ScheduleState,
    )
    from .schedules import (
        ScheduleStateValue as ScheduleStateValue,
    )
    from .schedules import (
        ScheduleToCreate as ScheduleToCreate,
    )
    from .schedules import (
        ScheduleToUpdate as ScheduleToUpdate,
    )
    from .schedules import (
        UpdateScheduleRequest as UpdateScheduleRequest,
    )
    from .schedules import (
        WeekDay as WeekDay,
    )
    from .schedules import (
        WeekDayValue as WeekDayValue,
    )
    from .session import (
        CredentialsReply as CredentialsReply,
    )
    from .session import (
        CurrentSession as CurrentSession,
    )
    from .session import (
        CurrentSessionReply as CurrentSessionReply,
    )
    from .session import (
        FileUpload as FileUpload,
    )
    from .session import (
        FileUploadReply as FileUploadReply,
    )
    from .session import (
        ProductVersion as ProductVersion,
    )
    from .session import (
        ServerInfo as ServerInfo,
    )
    from .session import (
        ServerInfoReply as ServerInfoReply,
    )
    from .session import (
        ServerSettings as ServerSettings,
    )
    from .session import (
        Session as Session,
    )
    from .session import (
        SignInCredentials as SignInCredentials,
    )
    from .session import (
        SignInRequest as SignInRequest,
    )
    from .session import (
        SiteAddress as SiteAddress,
    )
    from .session import (
        SwitchSiteRequest as SwitchSiteRequest,
    )
    from .sites import (
        AdminMode as AdminMode,
    )
    from .sites import (
        AdminModeValue as AdminModeValue,
    )
    from .sites import (
        Site as Site,
    )
    from .sites import (
        SiteListReply as SiteListReply,
    )
    from .sites import (
        SiteReply as SiteReply,
    )
    from .sites import (
        SiteUsage as SiteUsage,
    )
    from .tags import (
        ContentKind as ContentKind,
    )
    from .tags import (
        ContentKindValue as ContentKindValue,
    )
    from .tags import (
        ContentToTag as ContentToTag,
    )
    from .tags import (
        TagBatch as TagBatch,
    )
    from .tags import (
        TagBatchReply as TagBatchReply,
    )
    from .tags import (
        TagBatchRequest as TagBatchRequest,
    )
    from .tasks import (
        AddFlowTaskToScheduleRequest as AddFlowTaskToScheduleRequest,
    )
    from .tasks import (
        CloudFlowRunToCreate as CloudFlowRunToCreate,
    )
    from .tasks import (
        CloudScheduleToCreate as CloudScheduleToCreate,
    )
    from .tasks import (
        CloudTaskToCreate as CloudTaskToCreate,
    )
    from .tasks import (
        CreateCloudFlowTaskRequest as CreateCloudFlowTaskRequest,
    )
    from .tasks import (
        EmptyRequest as EmptyRequest,
    )
    from .tasks import (
        FlowRunToSchedule as FlowRunToSchedule,
    )
    from .tasks import (
        FlowTask as FlowTask,
    )
    from .tasks import (
        FlowTaskKind as FlowTaskKind,
    )
    from .tasks import (
        FlowTaskKindValue as FlowTaskKindValue,
    )
    from .tasks import (
        Task as Task,
    )
    from .tasks import (
        TaskListReply as TaskListReply,
    )
    from .tasks import (
        TaskReply as TaskReply,
    )
    from .tasks import (
        TaskToSchedule as TaskToSchedule,
    )
    from .users import (
        GrantLicenseMode as GrantLicenseMode,
    )
    from .users import (
        GrantLicenseModeValue as GrantLicenseModeValue,
    )
    from .users import (
        Group as Group,
    )
    from .users import (
        GroupImport as GroupImport,
    )
    from .users import (
        GroupListReply as GroupListReply,
    )
    from .users import (
        GroupSet as GroupSet,
    )
    from .users import (
        GroupSetListReply as GroupSetListReply,
    )
    from .users import (
        SiteRole as SiteRole,
    )
    from .users import (
        SiteRoleValue as SiteRoleValue,
    )
    from .users import (
        User as User,
    )
    from .users import (
        UserDomain as UserDomain,
    )
    from .users import (
        UserListReply as UserListReply,
    )
    from .users import (
        UserReply as UserReply,
    )
    from .users import (
        UserSummary as UserSummary,
    )

TOPICS: dict[str, str] = {
    "ErrorDetail": "common",
    "ErrorReply": "common",
    "FlowReference": "common",
    "GroupReference": "common",
    "GroupSetReference": "common",
    "Pagination": "common",
    "ProjectReference": "common",
    "ServerWarning": "common",
    "SiteSummary": "common",
    "Tag": "common",
    "UserReference": "common",
    "AddFlowDataQualityWarningRequest": "data_quality",
    "DataQualityWarning": "data_quality",
    "DataQualityWarningChange": "data_quality",
    "DataQualityWarningKind": "data_quality",
    "DataQualityWarningKindValue": "data_quality",
    "DataQualityWarningListReply": "data_quality",
    "DataQualityWarningReply": "data_quality",
    "DataQualityWarningToAdd": "data_quality",
    "UpdateDataQualityWarningRequest": "data_quality",
    "Favorite": "favorites",
    "FavoriteItem": "favorites",
    "FavoriteListReply": "favorites",
    "FavoriteRequest": "favorites",
    "FavoriteToAdd": "favorites",
    "AddTagsToFlowRequest": "flows",
    "Connection": "flows",
    "ConnectionCredentials": "flows",
    "ConnectionDatasource": "flows",
    "ConnectionListReply": "flows",
    "ConnectionReply": "flows",
    "ConnectionToPublish": "flows",
    "ConnectionUpdate": "flows",
    "Flow": "flows",
    "FlowFileKind": "flows",
    "FlowFileKindValue": "flows",
    "FlowListReply": "flows",
    "FlowOutputStep": "flows",
    "FlowParameter": "flows",
    "FlowParameterDomain": "flows",
    "FlowReply": "flows",
    "FlowSummary": "flows",
    "FlowToPublish": "flows",
    "FlowToUpdate": "flows",
    "PublishFlowRequest": "flows",
    "TagListReply": "flows",
    "TagToAdd": "flows",
    "UpdateFlowConnectionRequest": "flows",
    "UpdateFlowRequest": "flows",
    "BackgroundJob": "jobs",
    "BackgroundJobKind": "jobs",
    "BackgroundJobKindValue": "jobs",
    "BackgroundJobListReply": "jobs",
    "LinkedTask": "linked_tasks",
    "LinkedTaskJob": "linked_tasks",
    "LinkedTaskJobReply": "linked_tasks",
    "LinkedTaskListReply": "linked_tasks",
    "LinkedTaskReply": "linked_tasks",
    "LinkedTaskStep": "linked_tasks",
    "MetadataAsset": "metadata",
    "MetadataDatabase": "metadata",
    "MetadataFlow": "metadata",
    "MetadataTable": "metadata",
    "MetadataUser": "metadata",
    "AddFlowPermissionsRequest": "permissions",
    "Capability": "permissions",
    "CapabilityMode": "permissions",
    "CapabilityModeValue": "permissions",
    "FlowCapability": "permissions",
    "FlowCapabilityValue": "permissions",
    "GranteeCapabilities": "permissions",
    "Permissions": "permissions",
    "PermissionsParent": "permissions",
    "PermissionsParentKind": "permissions",
    "PermissionsParentKindValue": "permissions",
    "PermissionsReply": "permissions",
    "PermissionsToAdd": "permissions",
    "AddProjectPermissionsRequest": "project_permissions",
    "ProjectPermissions": "project_permissions",
    "ProjectPermissionsReply": "project_permissions",
    "ProjectPermissionsToAdd": "project_permissions",
    "ContentPermissions": "projects",
    "ContentPermissionsValue": "projects",
    "ContentsCounts": "projects",
    "CreateProjectRequest": "projects",
    "Project": "projects",
    "ProjectListReply": "projects",
    "ProjectReply": "projects",
    "ProjectSummary": "projects",
    "ProjectToCreate": "projects",
    "ProjectToUpdate": "projects",
    "UpdateProjectRequest": "projects",
    "FlowOutputStepReference": "runs",
    "FlowParameterRun": "runs",
    "FlowParameterSpec": "runs",
    "FlowRun": "runs",
    "FlowRunFailure": "runs",
    "FlowRunListReply": "runs",
    "FlowRunMode": "runs",
    "FlowRunModeValue": "runs",
    "FlowRunReply": "runs",
    "FlowRunSpec": "runs",
    "FlowRunStatus": "runs",
    "FlowRunStatusValue": "runs",
    "Job": "runs",
    "JobKind": "runs",
    "JobKindValue": "runs",
    "JobMode": "runs",
    "JobModeValue": "runs",
    "JobReply": "runs",
    "OtherJob": "runs",
    "RunFlowJob": "runs",
    "RunFlowNowRequest": "runs",
    "StatusNote": "runs",
    "CreateScheduleRequest": "schedules",
    "ExecutionOrder": "schedules",
    "ExecutionOrderValue": "schedules",
    "FrequencyDetails": "schedules",
    "Interval": "schedules",
    "MonthDay": "schedules",
    "MonthDayValue": "schedules",
    "Schedule": "schedules",
    "ScheduleFrequency": "schedules",
    "ScheduleFrequencyValue": "schedules",
    "ScheduleKind": "schedules",
    "ScheduleKindValue": "schedules",
    "ScheduleListReply": "schedules",
    "ScheduleReply": "schedules",
    "ScheduleState": "schedules",
    "ScheduleStateValue": "schedules",
    "ScheduleToCreate": "schedules",
    "ScheduleToUpdate": "schedules",
    "UpdateScheduleRequest": "schedules",
    "WeekDay": "schedules",
    "WeekDayValue": "schedules",
    "CredentialsReply": "session",
    "CurrentSession": "session",
    "CurrentSessionReply": "session",
    "FileUpload": "session",
    "FileUploadReply": "session",
    "ProductVersion": "session",
    "ServerInfo": "session",
    "ServerInfoReply": "session",
    "ServerSettings": "session",
    "Session": "session",
    "SignInCredentials": "session",
    "SignInRequest": "session",
    "SiteAddress": "session",
    "SwitchSiteRequest": "session",
    "AdminMode": "sites",
    "AdminModeValue": "sites",
    "Site": "sites",
    "SiteListReply": "sites",
    "SiteReply": "sites",
    "SiteUsage": "sites",
    "ContentKind": "tags",
    "ContentKindValue": "tags",
    "ContentToTag": "tags",
    "TagBatch": "tags",
    "TagBatchReply": "tags",
    "TagBatchRequest": "tags",
    "AddFlowTaskToScheduleRequest": "tasks",
    "CloudFlowRunToCreate": "tasks",
    "CloudScheduleToCreate": "tasks",
    "CloudTaskToCreate": "tasks",
    "CreateCloudFlowTaskRequest": "tasks",
    "EmptyRequest": "tasks",
    "FlowRunToSchedule": "tasks",
    "FlowTask": "tasks",
    "FlowTaskKind": "tasks",
    "FlowTaskKindValue": "tasks",
    "Task": "tasks",
    "TaskListReply": "tasks",
    "TaskReply": "tasks",
    "TaskToSchedule": "tasks",
    "GrantLicenseMode": "users",
    "GrantLicenseModeValue": "users",
    "Group": "users",
    "GroupImport": "users",
    "GroupListReply": "users",
    "GroupSet": "users",
    "GroupSetListReply": "users",
    "SiteRole": "users",
    "SiteRoleValue": "users",
    "User": "users",
    "UserDomain": "users",
    "UserListReply": "users",
    "UserReply": "users",
    "UserSummary": "users",
}
"""The topic of each model."""

__all__ = [
    "AddFlowDataQualityWarningRequest",
    "AddFlowPermissionsRequest",
    "AddFlowTaskToScheduleRequest",
    "AddProjectPermissionsRequest",
    "AddTagsToFlowRequest",
    "AdminMode",
    "AdminModeValue",
    "BackgroundJob",
    "BackgroundJobKind",
    "BackgroundJobKindValue",
    "BackgroundJobListReply",
    "Capability",
    "CapabilityMode",
    "CapabilityModeValue",
    "CloudFlowRunToCreate",
    "CloudScheduleToCreate",
    "CloudTaskToCreate",
    "Connection",
    "ConnectionCredentials",
    "ConnectionDatasource",
    "ConnectionListReply",
    "ConnectionReply",
    "ConnectionToPublish",
    "ConnectionUpdate",
    "ContentKind",
    "ContentKindValue",
    "ContentPermissions",
    "ContentPermissionsValue",
    "ContentToTag",
    "ContentsCounts",
    "CreateCloudFlowTaskRequest",
    "CreateProjectRequest",
    "CreateScheduleRequest",
    "CredentialsReply",
    "CurrentSession",
    "CurrentSessionReply",
    "DataQualityWarning",
    "DataQualityWarningChange",
    "DataQualityWarningKind",
    "DataQualityWarningKindValue",
    "DataQualityWarningListReply",
    "DataQualityWarningReply",
    "DataQualityWarningToAdd",
    "EmptyRequest",
    "ErrorDetail",
    "ErrorReply",
    "ExecutionOrder",
    "ExecutionOrderValue",
    "Favorite",
    "FavoriteItem",
    "FavoriteListReply",
    "FavoriteRequest",
    "FavoriteToAdd",
    "FileUpload",
    "FileUploadReply",
    "Flow",
    "FlowCapability",
    "FlowCapabilityValue",
    "FlowFileKind",
    "FlowFileKindValue",
    "FlowListReply",
    "FlowOutputStep",
    "FlowOutputStepReference",
    "FlowParameter",
    "FlowParameterDomain",
    "FlowParameterRun",
    "FlowParameterSpec",
    "FlowReference",
    "FlowReply",
    "FlowRun",
    "FlowRunFailure",
    "FlowRunListReply",
    "FlowRunMode",
    "FlowRunModeValue",
    "FlowRunReply",
    "FlowRunSpec",
    "FlowRunStatus",
    "FlowRunStatusValue",
    "FlowRunToSchedule",
    "FlowSummary",
    "FlowTask",
    "FlowTaskKind",
    "FlowTaskKindValue",
    "FlowToPublish",
    "FlowToUpdate",
    "FrequencyDetails",
    "GrantLicenseMode",
    "GrantLicenseModeValue",
    "GranteeCapabilities",
    "Group",
    "GroupImport",
    "GroupListReply",
    "GroupReference",
    "GroupSet",
    "GroupSetListReply",
    "GroupSetReference",
    "Interval",
    "Job",
    "JobKind",
    "JobKindValue",
    "JobMode",
    "JobModeValue",
    "JobReply",
    "LinkedTask",
    "LinkedTaskJob",
    "LinkedTaskJobReply",
    "LinkedTaskListReply",
    "LinkedTaskReply",
    "LinkedTaskStep",
    "MetadataAsset",
    "MetadataDatabase",
    "MetadataFlow",
    "MetadataTable",
    "MetadataUser",
    "MonthDay",
    "MonthDayValue",
    "OtherJob",
    "Pagination",
    "Permissions",
    "PermissionsParent",
    "PermissionsParentKind",
    "PermissionsParentKindValue",
    "PermissionsReply",
    "PermissionsToAdd",
    "ProductVersion",
    "Project",
    "ProjectListReply",
    "ProjectPermissions",
    "ProjectPermissionsReply",
    "ProjectPermissionsToAdd",
    "ProjectReference",
    "ProjectReply",
    "ProjectSummary",
    "ProjectToCreate",
    "ProjectToUpdate",
    "PublishFlowRequest",
    "RunFlowJob",
    "RunFlowNowRequest",
    "Schedule",
    "ScheduleFrequency",
    "ScheduleFrequencyValue",
    "ScheduleKind",
    "ScheduleKindValue",
    "ScheduleListReply",
    "ScheduleReply",
    "ScheduleState",
    "ScheduleStateValue",
    "ScheduleToCreate",
    "ScheduleToUpdate",
    "ServerInfo",
    "ServerInfoReply",
    "ServerSettings",
    "ServerWarning",
    "Session",
    "SignInCredentials",
    "SignInRequest",
    "Site",
    "SiteAddress",
    "SiteListReply",
    "SiteReply",
    "SiteRole",
    "SiteRoleValue",
    "SiteSummary",
    "SiteUsage",
    "StatusNote",
    "SwitchSiteRequest",
    "Tag",
    "TagBatch",
    "TagBatchReply",
    "TagBatchRequest",
    "TagListReply",
    "TagToAdd",
    "Task",
    "TaskListReply",
    "TaskReply",
    "TaskToSchedule",
    "UpdateDataQualityWarningRequest",
    "UpdateFlowConnectionRequest",
    "UpdateFlowRequest",
    "UpdateProjectRequest",
    "UpdateScheduleRequest",
    "User",
    "UserDomain",
    "UserListReply",
    "UserReference",
    "UserReply",
    "UserSummary",
    "WeekDay",
    "WeekDayValue",
]

if not TYPE_CHECKING:

    def __getattr__(name):
        """Import the topic of a model."""
        if name not in TOPICS:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{TOPICS[name]}", __name__), name)
        globals()[name] = value
        return value

    def __dir__():
        return sorted({*globals(), *TOPICS})
