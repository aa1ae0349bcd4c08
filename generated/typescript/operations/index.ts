// Generated from spec/ by `make generate`. Do not edit.
/** The functions that make calls, by the ids of the operations. */

export * from "./auth.js";
export * from "./server.js";
export * from "./flows.js";
export * from "./connections.js";
export * from "./permissions.js";
export * from "./projects.js";
export * from "./flowTasks.js";
export * from "./flowRuns.js";
export * from "./jobs.js";
export * from "./dataQualityWarnings.js";
export * from "./fileUploads.js";
export * from "./sites.js";
export * from "./users.js";
export * from "./groups.js";
export * from "./groupSets.js";
export * from "./schedules.js";
export * from "./linkedTasks.js";
export * from "./tags.js";
export * from "./favorites.js";
