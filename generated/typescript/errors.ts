// Generated from spec/ by `make generate`. Do not edit.
/** The classes of errors: those of the server by family, and those that a client raises itself. */

import { TableauError } from "./base_error.js";

export { TableauError };

/** The server responded with an error. */
export class ApiError extends TableauError {
  override readonly name: string = "ApiError";
}

/** The request is malformed, or a value in it is not permitted. */
export class BadRequestError extends ApiError {
  override readonly name: string = "BadRequestError";
}

/** The filter uses a field or an operator that the list does not support. */
export class InvalidFilterError extends BadRequestError {
  override readonly name: string = "InvalidFilterError";
}

/** The sort order uses a field that the list cannot be sorted by. */
export class InvalidSortError extends BadRequestError {
  override readonly name: string = "InvalidSortError";
}

/**
 * The page or its size is out of range: there is no such page, or the size is not between 1 and
 * 1000. A size over 1000 has HTTP status 403.
 */
export class PageError extends BadRequestError {
  override readonly name: string = "PageError";
}

/** The server received the flow file but did not accept it. */
export class PublishError extends BadRequestError {
  override readonly name: string = "PublishError";
}

/** The server rejected a part of an upload. */
export class UploadError extends BadRequestError {
  override readonly name: string = "UploadError";
}

/** The request is not authenticated. */
export class AuthenticationError extends ApiError {
  override readonly name: string = "AuthenticationError";
}

/** The credentials or the site of a sign-in are wrong, or the token has expired. */
export class SignInError extends AuthenticationError {
  override readonly name: string = "SignInError";
}

/** The session has expired and could not be renewed. */
export class SessionExpiredError extends AuthenticationError {
  override readonly name: string = "SessionExpiredError";
}

/** The session could not be switched to the other site. */
export class SwitchSiteError extends AuthenticationError {
  override readonly name: string = "SwitchSiteError";
}

/** The user does not have the permission for the call. */
export class PermissionDeniedError extends ApiError {
  override readonly name: string = "PermissionDeniedError";
}

/** The storage quota of the site or the server is used up. */
export class QuotaExceededError extends PermissionDeniedError {
  override readonly name: string = "QuotaExceededError";
}

/** The feature is disabled on the site or the server. */
export class FeatureDisabledError extends PermissionDeniedError {
  override readonly name: string = "FeatureDisabledError";
}

/** An object named in the request does not exist, or is not visible to the user. */
export class NotFoundError extends ApiError {
  override readonly name: string = "NotFoundError";
}

/** The upload does not exist or has expired; it must be restarted. */
export class UploadExpiredError extends NotFoundError {
  override readonly name: string = "UploadExpiredError";
}

/** The server does not have the address; usually its version is too old for the call. */
export class UnknownResourceError extends NotFoundError {
  override readonly name: string = "UnknownResourceError";
}

/**
 * The address does not support this HTTP method. The usual cause is a redirect from http to https,
 * or a wrong host.
 */
export class MethodNotAllowedError extends ApiError {
  override readonly name: string = "MethodNotAllowedError";
}

/** The request conflicts with the current state on the server. */
export class ConflictError extends ApiError {
  override readonly name: string = "ConflictError";
}

/** Another object in the same place has this name, such as a flow in the project. */
export class NameTakenError extends ConflictError {
  override readonly name: string = "NameTakenError";
}

/** The same job is already queued or running. For flow tasks it has HTTP status 403. */
export class AlreadyQueuedError extends ConflictError {
  override readonly name: string = "AlreadyQueuedError";
}

/** The flow run has ended, so it cannot be cancelled. It has HTTP status 403 or 200. */
export class AlreadyFinishedError extends ConflictError {
  override readonly name: string = "AlreadyFinishedError";
}

/** Too many requests were sent in a short time; the server asks the client to wait. */
export class RateLimitedError extends ApiError {
  override readonly name: string = "RateLimitedError";
}

/** The server failed to process the request (any status from 500 on). */
export class ServerError extends ApiError {
  override readonly name: string = "ServerError";
}

/** The times, intervals and days of a schedule do not fit its frequency. The HTTP status is 400. */
export class InvalidScheduleError extends BadRequestError {
  override readonly name: string = "InvalidScheduleError";
}

/** An argument is invalid or missing; nothing was sent. */
export class UsageError extends TableauError {
  override readonly name: string = "UsageError";
}

/** The call needs a newer version of the REST API than the one in use; nothing was sent. */
export class VersionError extends UsageError {
  override readonly name: string = "VersionError";
}

/** An attribute of the client has no value, such as the id of the site before signing in. */
export class NotKnownError extends UsageError {
  override readonly name: string = "NotKnownError";
}

/** A flow file cannot be published or written: wrong kind, empty, missing or changed. */
export class FlowFileError extends UsageError {
  override readonly name: string = "FlowFileError";
}

/** The response is not a reply of Tableau, or only a part of one. */
export class UnreadableReplyError extends TableauError {
  override readonly name: string = "UnreadableReplyError";
}

/** The server redirects to an address that is not followed, to protect the session token. */
export class RedirectedError extends UnreadableReplyError {
  override readonly name: string = "RedirectedError";
}

/** The connection could not be established, or broke before the response began. */
export class ConnectionFailedError extends TableauError {
  override readonly name: string = "ConnectionFailedError";
}

/** The request cannot be written as HTTP, so it was not sent; a retry would fail as well. */
export class RequestRefusedError extends ConnectionFailedError {
  override readonly name: string = "RequestRefusedError";
}

/** A call that changes data was sent, but its response was lost. */
export class OutcomeUnknownError extends ConnectionFailedError {
  override readonly name: string = "OutcomeUnknownError";
}

/** A timeout of a call expired. */
export class RequestTimeoutError extends ConnectionFailedError {
  override readonly name: string = "RequestTimeoutError";
}

/** A lookup by name did not find exactly one object. */
export class LookupFailedError extends TableauError {
  override readonly name: string = "LookupFailedError";
}

/** No object has the name. */
export class NameNotFoundError extends LookupFailedError {
  override readonly name: string = "NameNotFoundError";
}

/** Several objects have the name. */
export class AmbiguousNameError extends LookupFailedError {
  override readonly name: string = "AmbiguousNameError";
}

/** The server ignored capabilities that were to be allowed or denied. */
export class GrantIgnoredError extends TableauError {
  override readonly name: string = "GrantIgnoredError";
}

/** A job that was waited for did not succeed, as far as is known. */
export class JobError extends TableauError {
  override readonly name: string = "JobError";
}

/** The job failed. */
export class JobFailedError extends JobError {
  override readonly name: string = "JobFailedError";
}

/** The job was cancelled. */
export class JobCancelledError extends JobError {
  override readonly name: string = "JobCancelledError";
}

/** The flow run failed, or ended with a status that is not known to be a success. */
export class FlowRunFailedError extends JobFailedError {
  override readonly name: string = "FlowRunFailedError";
}

/** The flow run was cancelled. */
export class FlowRunCancelledError extends JobCancelledError {
  override readonly name: string = "FlowRunCancelledError";
}

/** The timeout of a wait expired; the job keeps running on the server. */
export class WaitTimeoutError extends JobError {
  override readonly name: string = "WaitTimeoutError";
}

/** The server no longer has the job. */
export class JobGoneError extends JobError {
  override readonly name: string = "JobGoneError";
}

/** The call exists on the other kind of server only; nothing was sent. */
export class DeploymentError extends UsageError {
  override readonly name: string = "DeploymentError";
}

/** The Metadata API rejected a query or a part of it. */
export class MetadataError extends TableauError {
  override readonly name: string = "MetadataError";
}

/** The permissions on the flow are locked to its project; nothing was changed. */
export class PermissionsLockedError extends TableauError {
  override readonly name: string = "PermissionsLockedError";
}

/** An error prevented some of the changes to the permissions on a flow. */
export class PermissionsPartlySetError extends TableauError {
  override readonly name: string = "PermissionsPartlySetError";
}

/** Some objects of an operation on many failed; the others are done. */
export class BulkError extends TableauError {
  override readonly name: string = "BulkError";
}

/** The flow was published, but its tags could not be added. */
export class FlowNotTaggedError extends TableauError {
  override readonly name: string = "FlowNotTaggedError";
}

/** The state file of `flows.sync` cannot be read, written or locked; the message says why. */
export class SyncStateError extends UsageError {
  override readonly name: string = "SyncStateError";
}
