# Generated from spec/ by `make generate`. Do not edit.
"""Pure functions, one for each operation: they build a call and send nothing."""

from .auth import get_current_session, sign_in, sign_out, switch_site
from .connections import query_flow_connections, update_flow_connection
from .data_quality_warnings import (
    add_flow_data_quality_warning,
    delete_data_quality_warning,
    delete_flow_data_quality_warnings,
    query_data_quality_warning,
    query_flow_data_quality_warnings,
    update_data_quality_warning,
)
from .favorites import add_flow_to_favorites, delete_flow_from_favorites, get_favorites
from .file_uploads import append_to_file_upload, initiate_file_upload
from .flow_runs import cancel_flow_run, get_flow_run, get_flow_runs
from .flow_tasks import (
    add_flow_task_to_schedule,
    create_cloud_flow_task,
    get_flow_run_task,
    get_flow_run_tasks,
    run_flow_task,
)
from .flows import (
    add_tags_to_flow,
    delete_flow,
    delete_tag_from_flow,
    download_flow,
    publish_flow,
    query_flow,
    query_flows_for_site,
    query_flows_for_user,
    run_flow_now,
    update_flow,
)
from .group_sets import query_group_sets
from .groups import get_users_in_group, query_groups
from .jobs import cancel_job, query_job, query_jobs
from .linked_tasks import get_linked_task, get_linked_tasks, run_linked_task_now
from .permissions import (
    add_flow_permissions,
    delete_flow_permission_for_group,
    delete_flow_permission_for_group_set,
    delete_flow_permission_for_user,
    query_flow_permissions,
)
from .projects import (
    add_default_flow_permissions,
    add_project_permissions,
    create_project,
    delete_default_flow_permission_for_group,
    delete_default_flow_permission_for_group_set,
    delete_default_flow_permission_for_user,
    delete_project,
    delete_project_permission_for_group,
    delete_project_permission_for_group_set,
    delete_project_permission_for_user,
    query_default_flow_permissions,
    query_project_permissions,
    query_projects,
    update_project,
)
from .schedules import (
    create_schedule,
    delete_schedule,
    get_schedule,
    query_schedules,
    update_schedule,
)
from .server import server_info
from .sites import query_site, query_sites
from .tags import batch_add_tags, batch_delete_tags
from .users import get_groups_for_a_user, get_users_on_site, query_user_on_site

__all__ = [
    "add_default_flow_permissions",
    "add_flow_data_quality_warning",
    "add_flow_permissions",
    "add_flow_task_to_schedule",
    "add_flow_to_favorites",
    "add_project_permissions",
    "add_tags_to_flow",
    "append_to_file_upload",
    "batch_add_tags",
    "batch_delete_tags",
    "cancel_flow_run",
    "cancel_job",
    "create_cloud_flow_task",
    "create_project",
    "create_schedule",
    "delete_data_quality_warning",
    "delete_default_flow_permission_for_group",
    "delete_default_flow_permission_for_group_set",
    "delete_default_flow_permission_for_user",
    "delete_flow",
    "delete_flow_data_quality_warnings",
    "delete_flow_from_favorites",
    "delete_flow_permission_for_group",
    "delete_flow_permission_for_group_set",
    "delete_flow_permission_for_user",
    "delete_project",
    "delete_project_permission_for_group",
    "delete_project_permission_for_group_set",
    "delete_project_permission_for_user",
    "delete_schedule",
    "delete_tag_from_flow",
    "download_flow",
    "get_current_session",
    "get_favorites",
    "get_flow_run",
    "get_flow_run_task",
    "get_flow_run_tasks",
    "get_flow_runs",
    "get_groups_for_a_user",
    "get_linked_task",
    "get_linked_tasks",
    "get_schedule",
    "get_users_in_group",
    "get_users_on_site",
    "initiate_file_upload",
    "publish_flow",
    "query_data_quality_warning",
    "query_default_flow_permissions",
    "query_flow",
    "query_flow_connections",
    "query_flow_data_quality_warnings",
    "query_flow_permissions",
    "query_flows_for_site",
    "query_flows_for_user",
    "query_group_sets",
    "query_groups",
    "query_job",
    "query_jobs",
    "query_project_permissions",
    "query_projects",
    "query_schedules",
    "query_site",
    "query_sites",
    "query_user_on_site",
    "run_flow_now",
    "run_flow_task",
    "run_linked_task_now",
    "server_info",
    "sign_in",
    "sign_out",
    "switch_site",
    "update_data_quality_warning",
    "update_flow",
    "update_flow_connection",
    "update_project",
    "update_schedule",
]
