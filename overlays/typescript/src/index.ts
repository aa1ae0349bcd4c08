/** Work with Tableau flows: publish, run, wait, schedule, share. */

export * from "#generated/index.js";
export { Client } from "./client.js";
export { CoreClient } from "./core.js";
export {
  connectedAppCredentials,
  Credentials,
  jwtCredentials,
  passwordCredentials,
  sessionCredentials,
  tokenCredentials,
} from "./credentials.js";
export type { AdoptedSession, ConnectedApp, SignInOptions } from "./credentials.js";
export type { Environment } from "./environment.js";
export type { DownloadedFile, DownloadOptions, FlowStream } from "./files/download.js";
export type { FlowSource, PublishOptions } from "./files/publish.js";
export type { FindFlowOptions } from "./lookups/flows.js";
export type { ProjectChoice } from "./lookups/projects.js";
export type { ClientOptions, FailedAttempt, RetryPolicy, Timeouts } from "./options.js";
export { Flows } from "./resources/flows.js";
export { Groups, GroupSets, Projects, Schedules, Sites, Users } from "./resources/named.js";
export { Permissions } from "./resources/permissions.js";
export type { Grant, Grantee, Revocation } from "./resources/permissions.js";
export { FlowRuns, Jobs } from "./resources/runs.js";
export { FlowRunHandle } from "./runs/handle.js";
export type { RunOptions } from "./runs/handle.js";
export type { WaitOptions } from "./runs/waiting.js";
