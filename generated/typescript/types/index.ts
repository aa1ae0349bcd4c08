// Generated from spec/ by `make generate`. Do not edit.
/** All types of requests and replies, and the known values of enumerations. */

export * from "./common.js";
export * from "./data_quality.js";
export * from "./favorites.js";
export * from "./flows.js";
export * from "./jobs.js";
export * from "./linked_tasks.js";
export * from "./metadata.js";
export * from "./permissions.js";
export * from "./project_permissions.js";
export * from "./projects.js";
export * from "./runs.js";
export * from "./schedules.js";
export * from "./session.js";
export * from "./sites.js";
export * from "./tags.js";
export * from "./tasks.js";
export * from "./users.js";
