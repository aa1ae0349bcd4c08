// Generated from spec/ by `make generate`. Do not edit.
/** Tables of the topic "projects", from which documents are read and written. */

import { PAGINATION, SERVER_WARNING, USER_REFERENCE } from "./common.js";
import { USER_SUMMARY } from "./users.js";
import type { Shape } from "../shapes.js";

export const CONTENTS_COUNTS: Shape = {
  name: "ContentsCounts",
  fields: [
    { name: "projectCount", wire: "projectCount", place: "attribute", kind: "integer" },
    { name: "workbookCount", wire: "workbookCount", place: "attribute", kind: "integer" },
    { name: "viewCount", wire: "viewCount", place: "attribute", kind: "integer" },
    { name: "datasourceCount", wire: "datasourceCount", place: "attribute", kind: "integer" },
  ],
};

export const PROJECT: Shape = {
  name: "Project",
  fields: [
    { name: "owner", wire: "owner", place: "element", kind: "object", shape: USER_SUMMARY },
    {
      name: "contentsCounts",
      wire: "contentsCounts",
      place: "element",
      kind: "object",
      shape: CONTENTS_COUNTS,
    },
    { name: "id", wire: "id", place: "attribute", kind: "string", required: true },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
    { name: "description", wire: "description", place: "attribute", kind: "string" },
    { name: "parentProjectId", wire: "parentProjectId", place: "attribute", kind: "string" },
    { name: "topLevelProject", wire: "topLevelProject", place: "attribute", kind: "boolean" },
    { name: "writeable", wire: "writeable", place: "attribute", kind: "boolean" },
    { name: "contentPermissions", wire: "contentPermissions", place: "attribute", kind: "string" },
    {
      name: "controllingPermissionsProjectId",
      wire: "controllingPermissionsProjectId",
      place: "attribute",
      kind: "string",
    },
    { name: "createdAt", wire: "createdAt", place: "attribute", kind: "dateTime" },
    { name: "updatedAt", wire: "updatedAt", place: "attribute", kind: "dateTime" },
    { name: "favoritesTotal", wire: "favoritesTotal", place: "attribute", kind: "integer" },
  ],
};

export const PROJECT_REPLY: Shape = {
  name: "ProjectReply",
  fields: [
    {
      name: "project",
      wire: "project",
      place: "element",
      kind: "object",
      shape: PROJECT,
      required: true,
    },
    {
      name: "warnings",
      wire: "warning",
      place: "element",
      kind: "object",
      shape: SERVER_WARNING,
      many: true,
      wrapper: "warnings",
    },
  ],
};

export const PROJECT_LIST_REPLY: Shape = {
  name: "ProjectListReply",
  fields: [
    { name: "pagination", wire: "pagination", place: "element", kind: "object", shape: PAGINATION },
    {
      name: "projects",
      wire: "project",
      place: "element",
      kind: "object",
      shape: PROJECT,
      many: true,
      wrapper: "projects",
    },
    {
      name: "warnings",
      wire: "warning",
      place: "element",
      kind: "object",
      shape: SERVER_WARNING,
      many: true,
      wrapper: "warnings",
    },
  ],
};

export const PROJECT_SUMMARY: Shape = {
  name: "ProjectSummary",
  fields: [
    { name: "owner", wire: "owner", place: "element", kind: "object", shape: USER_SUMMARY },
    {
      name: "contentsCounts",
      wire: "contentsCounts",
      place: "element",
      kind: "object",
      shape: CONTENTS_COUNTS,
    },
    { name: "id", wire: "id", place: "attribute", kind: "string" },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
    { name: "description", wire: "description", place: "attribute", kind: "string" },
    { name: "parentProjectId", wire: "parentProjectId", place: "attribute", kind: "string" },
    { name: "topLevelProject", wire: "topLevelProject", place: "attribute", kind: "boolean" },
    { name: "writeable", wire: "writeable", place: "attribute", kind: "boolean" },
    { name: "contentPermissions", wire: "contentPermissions", place: "attribute", kind: "string" },
    {
      name: "controllingPermissionsProjectId",
      wire: "controllingPermissionsProjectId",
      place: "attribute",
      kind: "string",
    },
    { name: "createdAt", wire: "createdAt", place: "attribute", kind: "dateTime" },
    { name: "updatedAt", wire: "updatedAt", place: "attribute", kind: "dateTime" },
    { name: "favoritesTotal", wire: "favoritesTotal", place: "attribute", kind: "integer" },
  ],
};

export const PROJECT_TO_CREATE: Shape = {
  name: "ProjectToCreate",
  fields: [
    {
      name: "owner",
      wire: "owner",
      place: "element",
      kind: "object",
      shape: USER_REFERENCE,
      since: [3, 21],
    },
    { name: "name", wire: "name", place: "attribute", kind: "string", required: true },
    { name: "description", wire: "description", place: "attribute", kind: "string" },
    { name: "parentProjectId", wire: "parentProjectId", place: "attribute", kind: "string" },
    { name: "contentPermissions", wire: "contentPermissions", place: "attribute", kind: "string" },
  ],
};

export const CREATE_PROJECT_REQUEST: Shape = {
  name: "CreateProjectRequest",
  fields: [
    {
      name: "project",
      wire: "project",
      place: "element",
      kind: "object",
      shape: PROJECT_TO_CREATE,
      required: true,
    },
  ],
};

export const PROJECT_TO_UPDATE: Shape = {
  name: "ProjectToUpdate",
  fields: [
    {
      name: "owner",
      wire: "owner",
      place: "element",
      kind: "object",
      shape: USER_REFERENCE,
      since: [3, 21],
    },
    { name: "id", wire: "id", place: "attribute", kind: "string" },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
    { name: "description", wire: "description", place: "attribute", kind: "string" },
    { name: "parentProjectId", wire: "parentProjectId", place: "attribute", kind: "string" },
    { name: "contentPermissions", wire: "contentPermissions", place: "attribute", kind: "string" },
  ],
};

export const UPDATE_PROJECT_REQUEST: Shape = {
  name: "UpdateProjectRequest",
  fields: [
    {
      name: "project",
      wire: "project",
      place: "element",
      kind: "object",
      shape: PROJECT_TO_UPDATE,
      required: true,
    },
  ],
};
