// Generated from spec/ by `make generate`. Do not edit.
/** The table of error codes: the class of each, and what to do about it. */

import * as errors from "./errors.js";

/** Description of an error code. */
export interface ErrorInfo {
  readonly code: string;
  readonly status: number;
  readonly name: string;
  readonly description: string;
  readonly remedy: string;
  readonly family: typeof errors.ApiError;
}

type Row = readonly [number, string, typeof errors.ApiError, string, string];

const ROWS: Readonly<Record<string, Row>> = {
  "400000": [
    400,
    "Bad request",
    errors.BadRequestError,
    "The body is missing, incomplete or not well-formed XML.",
    "Check the values that were given; at least one value is needed where nothing is required.",
  ],
  "400005": [
    400,
    "Favorite label empty",
    errors.BadRequestError,
    "The label of the favorite is empty or blank.",
    "Give the favorite a label, such as the name of the flow.",
  ],
  "400006": [
    400,
    "Invalid page number",
    errors.PageError,
    "The page number is not a whole number of at least 1, or is beyond the last page.",
    "Stop at the last page; page 2 of an empty list is beyond it as well.",
  ],
  "400007": [
    400,
    "Invalid page size",
    errors.PageError,
    "The page size is not a whole number of at least 1.",
    "Use a page size between 1 and 1000.",
  ],
  "400008": [
    400,
    "Invalid parameter value",
    errors.BadRequestError,
    "A parameter or an attribute has a value that the server does not know.",
    "Use one of the values that the method documents; newer values need a newer version.",
  ],
  "400009": [
    400,
    "Invalid capability",
    errors.BadRequestError,
    "The capability does not exist for this kind of content, or not in this mode.",
    "For flows, use ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read or Write; for projects, ProjectLeader, Read or Write.",
  ],
  "400016": [
    400,
    "Upload part too large",
    errors.UploadError,
    "A part of the upload is larger than the server accepts; the message names the limit.",
    "Send smaller parts, 64 MB at most.",
  ],
  "400019": [
    400,
    "Unexpected upload payload",
    errors.UploadError,
    "The XML part that goes with a part of the file is not empty.",
    "Send that part of the request without content.",
  ],
  "400020": [
    400,
    "Missing upload content",
    errors.UploadError,
    "The request to append has no file part.",
    "Send the bytes in the part named tableau_file.",
  ],
  "400031": [
    400,
    "Job query failed",
    errors.BadRequestError,
    "The server cannot query the job; usually it has deleted the job.",
    "Treat it as a job that has ended and was deleted; read the flow runs instead.",
  ],
  "400042": [
    400,
    "Wrong content in permissions",
    errors.BadRequestError,
    "The body names a workbook or a data source where that is not permitted.",
    "Name the grantees only.",
  ],
  "400059": [
    400,
    "Deleting schedule failed",
    errors.BadRequestError,
    "The schedule could not be deleted; usually it still has tasks.",
    "Delete or move what runs on the schedule first, or suspend the schedule.",
  ],
  "400064": [
    400,
    "Creating schedule failed",
    errors.BadRequestError,
    "The schedule could not be created, for a reason that has no code of its own.",
    "Read the detail of the error.",
  ],
  "400065": [
    400,
    "Invalid filter",
    errors.InvalidFilterError,
    "The filter is malformed, or uses a field or operator that the list does not support.",
    "Use the fields and operators that the method documents.",
  ],
  "400066": [
    400,
    "Invalid sort order",
    errors.InvalidSortError,
    "The sort order uses a field that the list cannot be sorted by.",
    "Use the sort fields that the method documents.",
  ],
  "400071": [
    400,
    "Updating schedule failed",
    errors.BadRequestError,
    "The schedule could not be changed, for a reason that has no code of its own.",
    "Read the detail of the error.",
  ],
  "400075": [
    400,
    "Adding tags failed",
    errors.BadRequestError,
    "The tags could not be added, for a reason that has no code of its own.",
    "Read the detail; check the labels of the tags.",
  ],
  "400077": [
    400,
    "Deleting tag failed",
    errors.BadRequestError,
    "The tag could not be deleted, for a reason that has no code of its own.",
    "Read the detail; check the label of the tag.",
  ],
  "400084": [
    400,
    "Not a flow task",
    errors.BadRequestError,
    "The task exists but does not run a flow.",
    "Take the id of a task from the list of flow tasks.",
  ],
  "400086": [
    400,
    "Invalid flow file name",
    errors.PublishError,
    "The name of the file sent does not end in .tfl or .tflx.",
    "Rename the file to end in one of these.",
  ],
  "400087": [
    400,
    "Publishing failed",
    errors.PublishError,
    "The flow could not be published, for a reason that has no code of its own.",
    "Read the detail of the error, and try to open the file in Tableau Prep.",
  ],
  "400089": [
    400,
    "Missing flow name",
    errors.PublishError,
    "The flow to publish has no name.",
    "Give a name.",
  ],
  "400090": [
    400,
    "Missing flow description",
    errors.PublishError,
    "The request does not describe the flow to publish.",
    "Send the flow element, with its name, in the part named request_payload.",
  ],
  "401000": [
    401,
    "No credentials",
    errors.AuthenticationError,
    "The request carries no session token.",
    "Sign in.",
  ],
  "401001": [
    401,
    "Sign-in failed",
    errors.SignInError,
    "User name, password, token or site is wrong, or the personal access token has expired or was revoked.",
    "Check the credentials and the short name of the site; create a new token if it is old.",
  ],
  "401002": [
    401,
    "Session invalid or expired",
    errors.SessionExpiredError,
    "The session token is invalid, has expired, or was ended by another sign-in.",
    "Sign in again. If it happens again at once, another program signs in with the same personal access token.",
  ],
  "401003": [
    401,
    "Site change failed",
    errors.SwitchSiteError,
    "The session cannot be switched to that site.",
    "Check the short name of the site and that the user belongs to it.",
  ],
  "403003": [
    403,
    "Default project cannot be deleted",
    errors.PermissionDeniedError,
    "The project is the default project of the site.",
    "Nothing to do; every site has a default project.",
  ],
  "403004": [
    403,
    "Not permitted",
    errors.PermissionDeniedError,
    "The user may not read, change, delete or run this.",
    "Have an administrator or the owner grant the permission.",
  ],
  "403005": [
    403,
    "Default project cannot be renamed",
    errors.PermissionDeniedError,
    "The project is the default project of the site.",
    "Create another project with that name.",
  ],
  "403007": [
    403,
    "Publishing not permitted",
    errors.PermissionDeniedError,
    "The user may not publish, may not publish in this project, or may not overwrite this flow.",
    "Check the site role and the permissions on the project.",
  ],
  "403008": [
    403,
    "Storage quota exceeded",
    errors.QuotaExceededError,
    "There is not enough storage for the flow or the samples on the server.",
    "Delete content on the site or have its quota raised.",
  ],
  "403014": [
    403,
    "Page size too large",
    errors.PageError,
    "The page size exceeds the limit of 1000.",
    "Use a page size between 1 and 1000.",
  ],
  "403015": [
    403,
    "Upload not permitted",
    errors.PermissionDeniedError,
    "The user may not upload files.",
    "Check that the site role allows publishing.",
  ],
  "403016": [
    403,
    "Upload failed",
    errors.PermissionDeniedError,
    "The part of the file could not be added to the upload.",
    "Restart the upload; the same user must start and continue it.",
  ],
  "403030": [
    403,
    "Moving not permitted",
    errors.PermissionDeniedError,
    "The user may not move the flow to that project.",
    "Have the write permission for the target project granted.",
  ],
  "403032": [
    403,
    "Cancelling job not permitted",
    errors.PermissionDeniedError,
    "Only administrators may cancel jobs.",
    "Cancel the flow run instead, or have an administrator cancel the job.",
  ],
  "403035": [
    403,
    "Reading default permissions not permitted",
    errors.PermissionDeniedError,
    "The user may not read the default permissions of the project.",
    "Have an administrator, or a leader or the owner of the project do it.",
  ],
  "403045": [
    403,
    "Reserved project name",
    errors.PermissionDeniedError,
    "The name belongs to a project that only the server itself creates.",
    "Choose another name.",
  ],
  "403069": [
    403,
    "Listing sites not supported",
    errors.PermissionDeniedError,
    "The server is Tableau Cloud, which does not list its sites.",
    "Read the site of the session instead.",
  ],
  "403070": [
    403,
    "Already on this site",
    errors.SwitchSiteError,
    "The session already uses this site.",
    "Nothing to do.",
  ],
  "403091": [
    403,
    "Job already complete",
    errors.AlreadyFinishedError,
    "The job has already ended.",
    "Nothing to do; read the job.",
  ],
  "403092": [
    403,
    "Reading connections not permitted",
    errors.PermissionDeniedError,
    "The user may not view the flow, so its connections are not visible either.",
    "Have the Read capability on the flow granted.",
  ],
  "403095": [
    403,
    "Deleting default permissions not permitted",
    errors.PermissionDeniedError,
    "The user may not delete default permissions for flows of the project.",
    "Have an administrator, or a leader or the owner of the project do it.",
  ],
  "403097": [
    403,
    "Downloading not permitted",
    errors.PermissionDeniedError,
    "The user may not download the flow.",
    "Have the ExportXml capability on the flow granted.",
  ],
  "403098": [
    403,
    "Update not permitted",
    errors.PermissionDeniedError,
    "The user may not change the owner, the schedule or the connection of the flow.",
    "Have an administrator do it.",
  ],
  "403101": [
    403,
    "Listing flows not permitted",
    errors.PermissionDeniedError,
    "The user may not see the flows.",
    "Check the site role of the user.",
  ],
  "403102": [
    403,
    "Task already queued",
    errors.AlreadyQueuedError,
    "A run of this task is queued or has just started. A suspended task is resumed nevertheless.",
    "Wait for the current run.",
  ],
  "403103": [
    403,
    "Changing the flow not permitted",
    errors.PermissionDeniedError,
    "The user may not write to the flow.",
    "Have the Write capability on the flow granted.",
  ],
  "403126": [
    403,
    "Document not permitted",
    errors.PermissionDeniedError,
    "The user may not read the content of the flow.",
    "Have the ExportXml capability on the flow granted.",
  ],
  "403133": [
    403,
    "Reading the user not permitted",
    errors.PermissionDeniedError,
    "The user may not read other users.",
    "Have an administrator do it, or read the own user.",
  ],
  "403135": [
    403,
    "Flow run already complete",
    errors.AlreadyFinishedError,
    "The flow run has ended. The response can have HTTP status 200.",
    "Nothing to do; read the flow run to learn how it ended.",
  ],
  "403136": [
    403,
    "Cancelling disabled",
    errors.FeatureDisabledError,
    "The site does not allow flow runs to be cancelled.",
    "Have an administrator allow it, or wait for the end of the run.",
  ],
  "403137": [
    403,
    "Cancelling not permitted",
    errors.PermissionDeniedError,
    "Only administrators and the user who started the flow run may cancel it.",
    "Have one of them do it.",
  ],
  "403149": [
    403,
    "Flow parameters disabled",
    errors.FeatureDisabledError,
    "The settings of the site do not allow the use of these flow parameters.",
    "Have an administrator allow flow parameters on the site.",
  ],
  "403157": [
    403,
    "Feature disabled",
    errors.FeatureDisabledError,
    "This part of the API is disabled on the site or the server.",
    "Have an administrator enable it; for flows, check the licence for Prep Conductor.",
  ],
  "404000": [
    404,
    "Site not found",
    errors.NotFoundError,
    "No site has the id in the address.",
    "Use the id of the site that the session belongs to.",
  ],
  "404001": [
    404,
    "Server information not available",
    errors.UnknownResourceError,
    "The server does not provide server information; it is older than version 2.4 of the API.",
    "Use a newer server.",
  ],
  "404002": [
    404,
    "User not found",
    errors.NotFoundError,
    "No user has the id that was given.",
    "Check the id; it is not the login name, which users.find looks up.",
  ],
  "404003": [
    404,
    "Unknown address",
    errors.UnknownResourceError,
    "The server does not have the address, or does not support the API version in it.",
    "Use a version of the API that the server supports.",
  ],
  "404005": [
    404,
    "Project not found",
    errors.NotFoundError,
    "No project of the site has the id that was given.",
    "Check the id; it is not the name or the path, which projects.find looks up.",
  ],
  "404007": [
    404,
    "Tag not found",
    errors.NotFoundError,
    "The thing does not have the tag.",
    "Read the tags of the flow first. Some older servers do not find labels with dots or slashes.",
  ],
  "404009": [
    404,
    "Ids do not match",
    errors.NotFoundError,
    "The body has the id of another object than the path.",
    "Leave the id out of the body.",
  ],
  "404010": [
    404,
    "Favorite not found",
    errors.NotFoundError,
    "The content item is not a favorite of the user.",
    "List the favorites of the user first.",
  ],
  "404012": [
    404,
    "Group not found",
    errors.NotFoundError,
    "No group has the id that was given.",
    "Check the id; it is not the name, which groups.find looks up.",
  ],
  "404013": [
    404,
    "Capability not found",
    errors.NotFoundError,
    "There is no such capability or mode, or the grantee does not have this capability in this mode.",
    "Read the permissions of the flow first; names are case-sensitive.",
  ],
  "404015": [
    404,
    "Upload not found",
    errors.UploadExpiredError,
    "No upload has this id, or it has expired.",
    "Restart the upload.",
  ],
  "404018": [
    404,
    "Job not found",
    errors.NotFoundError,
    "No job has this id. The server deletes finished jobs after a short time.",
    "Read the flow runs of the flow instead.",
  ],
  "404023": [
    404,
    "Schedule not found",
    errors.NotFoundError,
    "No schedule has this id.",
    "Check the id; it is not the name, which schedules.find looks up. Tableau Cloud has no schedules of this kind.",
  ],
  "404026": [
    404,
    "Task not found",
    errors.NotFoundError,
    "No task has this id.",
    "Take the id of a task from the list of flow tasks.",
  ],
  "404027": [
    404,
    "Flow not found",
    errors.NotFoundError,
    "No flow has this id, or it is not visible to the user.",
    "Check the id; it is not the name, which flows.find looks up. A flow published a moment ago may take a while to appear in lists.",
  ],
  "404036": [
    404,
    "Flow run not found",
    errors.NotFoundError,
    "No flow run has this id.",
    "Check the id; it is not the id of the job or of the flow.",
  ],
  "405000": [
    405,
    "Invalid request method",
    errors.MethodNotAllowedError,
    "The address does not support this HTTP method.",
    "Use https and the full host name of the pod, so that the request is not redirected.",
  ],
  "409004": [
    400,
    "Invalid schedule",
    errors.InvalidScheduleError,
    "The times, intervals and days of the schedule do not fit its frequency.",
    "Read the detail of the error, and the table of schedules in the documentation.",
  ],
  "409006": [
    409,
    "Project name taken",
    errors.NameTakenError,
    "Another project with the same parent has this name; names are not case-sensitive.",
    "Choose another name.",
  ],
  "409007": [
    409,
    "Favorite label taken",
    errors.NameTakenError,
    "Another favorite of the same kind has this label.",
    "Choose another label.",
  ],
  "409021": [
    409,
    "Schedule name taken",
    errors.NameTakenError,
    "Another schedule of the server has this name.",
    "Choose another name.",
  ],
  "409041": [
    409,
    "Flow name taken",
    errors.NameTakenError,
    "The project has another flow with this name; names are not case-sensitive.",
    "Choose another name, or allow overwriting when publishing.",
  ],
  "409093": [
    409,
    "Job already queued",
    errors.AlreadyQueuedError,
    "An identical job is queued or running.",
    "Wait for that job.",
  ],
};

const BY_STATUS: Readonly<Record<number, typeof errors.ApiError>> = {
  400: errors.BadRequestError,
  401: errors.AuthenticationError,
  403: errors.PermissionDeniedError,
  404: errors.NotFoundError,
  405: errors.MethodNotAllowedError,
  409: errors.ConflictError,
  429: errors.RateLimitedError,
  500: errors.ServerError,
};

/** The statuses from which on all have the class of the first of them. */
const FAULTS_FROM = 500;

/** Return the description of an error code; undefined for a code that is not known. */
export function errorInfo(code: string): ErrorInfo | undefined {
  const row = Object.hasOwn(ROWS, code) ? ROWS[code] : undefined;
  if (row === undefined) return undefined;
  const [status, name, family, description, remedy] = row;
  return { code, status, name, family, description, remedy };
}

/** Return the class of an error response, by its code, or else by its status. */
export function errorClass(status: number, code: string | undefined): typeof errors.ApiError {
  const info = code === undefined ? undefined : errorInfo(code);
  if (info !== undefined) return info.family;
  if (code !== undefined && status < 400 && /^[0-9]{3}/.test(code)) {
    status = Number(code.slice(0, 3));
  }
  return BY_STATUS[status >= FAULTS_FROM ? FAULTS_FROM : status] ?? errors.ApiError;
}
