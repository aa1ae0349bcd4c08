# Generated from spec/ by `make generate`. Do not edit.
"""Error codes of the server as constants; `errors.ERRORS` describes each code."""

BAD_REQUEST = "400000"
"""The body is missing, incomplete or not well-formed XML."""

FAVORITE_LABEL_EMPTY = "400005"
"""The label of the favorite is empty or blank."""

INVALID_PAGE_NUMBER = "400006"
"""The page number is not a whole number of at least 1, or is beyond the last page."""

INVALID_PAGE_SIZE = "400007"
"""The page size is not a whole number of at least 1."""

INVALID_PARAMETER_VALUE = "400008"
"""A parameter or an attribute has a value that the server does not know."""

INVALID_CAPABILITY = "400009"
"""The capability does not exist for this kind of content, or not in this mode."""

UPLOAD_PART_TOO_LARGE = "400016"
"""A part of the upload is larger than the server accepts; the message names the limit."""

UNEXPECTED_UPLOAD_PAYLOAD = "400019"
"""The XML part that goes with a part of the file is not empty."""

MISSING_UPLOAD_CONTENT = "400020"
"""The request to append has no file part."""

JOB_QUERY_FAILED = "400031"
"""The server cannot query the job; usually it has deleted the job."""

WRONG_CONTENT_IN_PERMISSIONS = "400042"
"""The body names a workbook or a data source where that is not permitted."""

DELETING_SCHEDULE_FAILED = "400059"
"""The schedule could not be deleted; usually it still has tasks."""

CREATING_SCHEDULE_FAILED = "400064"
"""The schedule could not be created, for a reason that has no code of its own."""

INVALID_FILTER = "400065"
"""The filter is malformed, or uses a field or operator that the list does not support."""

INVALID_SORT_ORDER = "400066"
"""The sort order uses a field that the list cannot be sorted by."""

UPDATING_SCHEDULE_FAILED = "400071"
"""The schedule could not be changed, for a reason that has no code of its own."""

ADDING_TAGS_FAILED = "400075"
"""The tags could not be added, for a reason that has no code of its own."""

DELETING_TAG_FAILED = "400077"
"""The tag could not be deleted, for a reason that has no code of its own."""

NOT_A_FLOW_TASK = "400084"
"""The task exists but does not run a flow."""

INVALID_FLOW_FILE_NAME = "400086"
"""The name of the file sent does not end in .tfl or .tflx."""

PUBLISHING_FAILED = "400087"
"""The flow could not be published, for a reason that has no code of its own."""

MISSING_FLOW_NAME = "400089"
"""The flow to publish has no name."""

MISSING_FLOW_DESCRIPTION = "400090"
"""The request does not describe the flow to publish."""

NO_CREDENTIALS = "401000"
"""The request carries no session token."""

SIGN_IN_FAILED = "401001"
"""User name, password, token or site is wrong, or the personal access token has expired or was
revoked."""

SESSION_INVALID_OR_EXPIRED = "401002"
"""The session token is invalid, has expired, or was ended by another sign-in."""

SITE_CHANGE_FAILED = "401003"
"""The session cannot be switched to that site."""

DEFAULT_PROJECT_CANNOT_BE_DELETED = "403003"
"""The project is the default project of the site."""

NOT_PERMITTED = "403004"
"""The user may not read, change, delete or run this."""

DEFAULT_PROJECT_CANNOT_BE_RENAMED = "403005"
"""The project is the default project of the site."""

PUBLISHING_NOT_PERMITTED = "403007"
"""The user may not publish, may not publish in this project, or may not overwrite this flow."""

STORAGE_QUOTA_EXCEEDED = "403008"
"""There is not enough storage for the flow or the samples on the server."""

PAGE_SIZE_TOO_LARGE = "403014"
"""The page size exceeds the limit of 1000."""

UPLOAD_NOT_PERMITTED = "403015"
"""The user may not upload files."""

UPLOAD_FAILED = "403016"
"""The part of the file could not be added to the upload."""

MOVING_NOT_PERMITTED = "403030"
"""The user may not move the flow to that project."""

CANCELLING_JOB_NOT_PERMITTED = "403032"
"""Only administrators may cancel jobs."""

READING_DEFAULT_PERMISSIONS_NOT_PERMITTED = "403035"
"""The user may not read the default permissions of the project."""

RESERVED_PROJECT_NAME = "403045"
"""The name belongs to a project that only the server itself creates."""

LISTING_SITES_NOT_SUPPORTED = "403069"
"""The server is Tableau Cloud, which does not list its sites."""

ALREADY_ON_THIS_SITE = "403070"
"""The session already uses this site."""

JOB_ALREADY_COMPLETE = "403091"
"""The job has already ended."""

READING_CONNECTIONS_NOT_PERMITTED = "403092"
"""The user may not view the flow, so its connections are not visible either."""

DELETING_DEFAULT_PERMISSIONS_NOT_PERMITTED = "403095"
"""The user may not delete default permissions for flows of the project."""

DOWNLOADING_NOT_PERMITTED = "403097"
"""The user may not download the flow."""

UPDATE_NOT_PERMITTED = "403098"
"""The user may not change the owner, the schedule or the connection of the flow."""

LISTING_FLOWS_NOT_PERMITTED = "403101"
"""The user may not see the flows."""

TASK_ALREADY_QUEUED = "403102"
"""A run of this task is queued or has just started. A suspended task is resumed nevertheless."""

CHANGING_THE_FLOW_NOT_PERMITTED = "403103"
"""The user may not write to the flow."""

DOCUMENT_NOT_PERMITTED = "403126"
"""The user may not read the content of the flow."""

READING_THE_USER_NOT_PERMITTED = "403133"
"""The user may not read other users."""

FLOW_RUN_ALREADY_COMPLETE = "403135"
"""The flow run has ended. The response can have HTTP status 200."""

CANCELLING_DISABLED = "403136"
"""The site does not allow flow runs to be cancelled."""

CANCELLING_NOT_PERMITTED = "403137"
"""Only administrators and the user who started the flow run may cancel it."""

FLOW_PARAMETERS_DISABLED = "403149"
"""The settings of the site do not allow the use of these flow parameters."""

FEATURE_DISABLED = "403157"
"""This part of the API is disabled on the site or the server."""

SITE_NOT_FOUND = "404000"
"""No site has the id in the address."""

SERVER_INFORMATION_NOT_AVAILABLE = "404001"
"""The server does not provide server information; it is older than version 2.4 of the API."""

USER_NOT_FOUND = "404002"
"""No user has the id that was given."""

UNKNOWN_ADDRESS = "404003"
"""The server does not have the address, or does not support the API version in it."""

PROJECT_NOT_FOUND = "404005"
"""No project of the site has the id that was given."""

TAG_NOT_FOUND = "404007"
"""The thing does not have the tag."""

IDS_DO_NOT_MATCH = "404009"
"""The body has the id of another object than the path."""

FAVORITE_NOT_FOUND = "404010"
"""The content item is not a favorite of the user."""

GROUP_NOT_FOUND = "404012"
"""No group has the id that was given."""

CAPABILITY_NOT_FOUND = "404013"
"""There is no such capability or mode, or the grantee does not have this capability in this mode."""

UPLOAD_NOT_FOUND = "404015"
"""No upload has this id, or it has expired."""

JOB_NOT_FOUND = "404018"
"""No job has this id. The server deletes finished jobs after a short time."""

SCHEDULE_NOT_FOUND = "404023"
"""No schedule has this id."""

TASK_NOT_FOUND = "404026"
"""No task has this id."""

FLOW_NOT_FOUND = "404027"
"""No flow has this id, or it is not visible to the user."""

FLOW_RUN_NOT_FOUND = "404036"
"""No flow run has this id."""

INVALID_REQUEST_METHOD = "405000"
"""The address does not support this HTTP method."""

INVALID_SCHEDULE = "409004"
"""The times, intervals and days of the schedule do not fit its frequency."""

PROJECT_NAME_TAKEN = "409006"
"""Another project with the same parent has this name; names are not case-sensitive."""

FAVORITE_LABEL_TAKEN = "409007"
"""Another favorite of the same kind has this label."""

SCHEDULE_NAME_TAKEN = "409021"
"""Another schedule of the server has this name."""

FLOW_NAME_TAKEN = "409041"
"""The project has another flow with this name; names are not case-sensitive."""

JOB_ALREADY_QUEUED = "409093"
"""An identical job is queued or running."""
