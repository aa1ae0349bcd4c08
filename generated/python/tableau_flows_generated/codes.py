# Generated from spec/ by `make generate`. Do not edit.
"""The error codes of the server, by their names; `errors.ERRORS` tells more of each."""

BAD_REQUEST = "400000"
"""The body is missing, incomplete or not well-formed XML."""

INVALID_PAGE_NUMBER = "400006"
"""The page number is not a whole number of at least 1, or lies behind the last page."""

INVALID_PAGE_SIZE = "400007"
"""The page size is not a whole number of at least 1."""

INVALID_CAPABILITY = "400009"
"""The capability does not exist for flows."""

UPLOAD_PART_TOO_LARGE = "400016"
"""One part of the upload is larger than the server takes; the message tells the limit."""

UNEXPECTED_UPLOAD_PAYLOAD = "400019"
"""The XML part that goes with a part of the file is not empty."""

MISSING_UPLOAD_CONTENT = "400020"
"""The request to append has no file part."""

JOB_QUERY_FAILED = "400031"
"""The server cannot tell about the job; as a rule it has been forgotten."""

INVALID_FILTER = "400065"
"""The filter expression is malformed, or uses a field or operator unknown to the list."""

NOT_A_FLOW_TASK = "400084"
"""The task exists but does not run a flow."""

INVALID_FLOW_FILE_NAME = "400086"
"""The name of the file sent does not end in .tfl or .tflx."""

PUBLISHING_FAILED = "400087"
"""The flow could not be published, for a reason that has no code of its own."""

MISSING_FLOW_NAME = "400089"
"""The flow to publish has no name."""

MISSING_FLOW_DESCRIPTION = "400090"
"""The request to publish does not say what the file is to become."""

NO_CREDENTIALS = "401000"
"""The request carries no session token."""

SIGN_IN_FAILED = "401001"
"""User name, password, token or site is wrong, or the personal access token has expired or was
revoked."""

SESSION_INVALID_OR_EXPIRED = "401002"
"""The session token is wrong, too old, or was ended by another sign-in."""

SITE_CHANGE_FAILED = "401003"
"""The session may not change to that site."""

NOT_PERMITTED = "403004"
"""The user may not read, change, delete or run this."""

PUBLISHING_NOT_PERMITTED = "403007"
"""The user may not publish, or not in this project, or may not overwrite this flow."""

STORAGE_QUOTA_EXCEEDED = "403008"
"""There is not enough room on the server for the flow."""

PAGE_SIZE_TOO_LARGE = "403014"
"""The page size exceeds the limit of 1000."""

UPLOAD_NOT_PERMITTED = "403015"
"""The user may not upload files."""

UPLOAD_FAILED = "403016"
"""The part of the file could not be added to the upload."""

MOVING_NOT_PERMITTED = "403030"
"""The user may not move the flow to that project."""

ALREADY_ON_THIS_SITE = "403070"
"""The session already is on the site it was to change to."""

READING_CONNECTIONS_NOT_PERMITTED = "403092"
"""The user may not see the flow, so not its connections either."""

DOWNLOADING_NOT_PERMITTED = "403097"
"""The user may not download the flow."""

UPDATE_NOT_PERMITTED = "403098"
"""The user may not change the owner, the schedule or the connection of the flow."""

LISTING_FLOWS_NOT_PERMITTED = "403101"
"""The user may not see the flows."""

TASK_ALREADY_QUEUED = "403102"
"""A run of this task is waiting or began moments ago. A suspended task is resumed all the same."""

CHANGING_THE_FLOW_NOT_PERMITTED = "403103"
"""The user may not write to the flow."""

DOCUMENT_NOT_PERMITTED = "403126"
"""The user may not read the content of the flow."""

FLOW_RUN_ALREADY_COMPLETE = "403135"
"""The flow run has ended. The answer can have HTTP status 200."""

CANCELLING_DISABLED = "403136"
"""The site does not allow flow runs to be cancelled."""

CANCELLING_NOT_PERMITTED = "403137"
"""Only administrators and the user who started the flow run may cancel it."""

FLOW_PARAMETERS_DISABLED = "403149"
"""The settings of the site do not allow the use of these flow parameters."""

FEATURE_DISABLED = "403157"
"""The site or the server has switched off this part of the API."""

SITE_NOT_FOUND = "404000"
"""No site has the id in the address."""

SERVER_INFORMATION_NOT_AVAILABLE = "404001"
"""The server does not tell about itself; it is older than version 2.4 of the API."""

USER_NOT_FOUND = "404002"
"""No user has the id that was given."""

UNKNOWN_ADDRESS = "404003"
"""The server has no such address, or does not speak the version of the API that stands in it."""

PROJECT_NOT_FOUND = "404005"
"""No project of the site has the id that was given."""

GROUP_NOT_FOUND = "404012"
"""No group has the id that was given."""

CAPABILITY_NOT_FOUND = "404013"
"""There is no such capability or mode, or the grantee does not have this capability in this mode."""

UPLOAD_NOT_FOUND = "404015"
"""No upload has this id, or it has expired."""

JOB_NOT_FOUND = "404018"
"""No job has this id. Finished jobs are forgotten soon."""

SCHEDULE_NOT_FOUND = "404023"
"""No schedule has this id."""

TASK_NOT_FOUND = "404026"
"""No task has this id."""

FLOW_NOT_FOUND = "404027"
"""No flow has this id, or the user may not see it."""

FLOW_RUN_NOT_FOUND = "404036"
"""No flow run has this id."""

INVALID_REQUEST_METHOD = "405000"
"""The address does not take this HTTP method."""

FLOW_NAME_TAKEN = "409041"
"""The project has another flow of this name; upper and lower case do not count."""

JOB_ALREADY_QUEUED = "409093"
"""An equal job is waiting or running."""
