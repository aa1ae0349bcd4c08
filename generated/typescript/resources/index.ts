// Generated from spec/ by `make generate`. Do not edit.
/** A class for each resource, with a method for each of its operations. */

export { AuthResource } from "./auth.js";
export { ServerResource } from "./server.js";
export { FlowsResource } from "./flows.js";
export { ConnectionsResource } from "./connections.js";
export { PermissionsResource } from "./permissions.js";
export { ProjectsResource } from "./projects.js";
export { FlowTasksResource } from "./flowTasks.js";
export { FlowRunsResource } from "./flowRuns.js";
export { JobsResource } from "./jobs.js";
export { DataQualityWarningsResource } from "./dataQualityWarnings.js";
export { FileUploadsResource } from "./fileUploads.js";
export { SitesResource } from "./sites.js";
export { UsersResource } from "./users.js";
export { GroupsResource } from "./groups.js";
export { GroupSetsResource } from "./groupSets.js";
export { SchedulesResource } from "./schedules.js";
export { LinkedTasksResource } from "./linkedTasks.js";
export { TagsResource } from "./tags.js";
export { FavoritesResource } from "./favorites.js";
