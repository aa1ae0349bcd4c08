// Generated from spec/ by `make generate`. Do not edit.
/** Tables of the topic "users", from which documents are read and written. */

import { PAGINATION, SERVER_WARNING } from "./common.js";
import type { Shape } from "../shapes.js";

export const USER_DOMAIN: Shape = {
  name: "UserDomain",
  fields: [
    { name: "id", wire: "id", place: "attribute", kind: "string" },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
    { name: "shortName", wire: "shortName", place: "attribute", kind: "string" },
  ],
};

export const USER: Shape = {
  name: "User",
  fields: [
    { name: "domain", wire: "domain", place: "element", kind: "object", shape: USER_DOMAIN },
    { name: "id", wire: "id", place: "attribute", kind: "string", required: true },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
    { name: "fullName", wire: "fullName", place: "attribute", kind: "string" },
    { name: "email", wire: "email", place: "attribute", kind: "string" },
    { name: "siteRole", wire: "siteRole", place: "attribute", kind: "string" },
    { name: "lastLogin", wire: "lastLogin", place: "attribute", kind: "dateTime" },
    { name: "authSetting", wire: "authSetting", place: "attribute", kind: "string" },
    { name: "contentAdmin", wire: "contentAdmin", place: "attribute", kind: "boolean" },
    { name: "externalAuthUserId", wire: "externalAuthUserId", place: "attribute", kind: "string" },
    {
      name: "glsiMinimumSiteRole",
      wire: "glsiMinimumSiteRole",
      place: "attribute",
      kind: "string",
    },
    { name: "identifier", wire: "identifier", place: "attribute", kind: "string" },
    { name: "identityPoolName", wire: "identityPoolName", place: "attribute", kind: "string" },
    { name: "identityPoolUuid", wire: "identityPoolUuid", place: "attribute", kind: "string" },
    { name: "identityUuid", wire: "identityUuid", place: "attribute", kind: "string" },
    { name: "idpConfigurationId", wire: "idpConfigurationId", place: "attribute", kind: "string" },
    {
      name: "idpConfigurationName",
      wire: "idpConfigurationName",
      place: "attribute",
      kind: "string",
    },
    { name: "language", wire: "language", place: "attribute", kind: "string" },
    { name: "locale", wire: "locale", place: "attribute", kind: "string" },
    { name: "ownsContent", wire: "ownsContent", place: "attribute", kind: "boolean" },
    { name: "publish", wire: "publish", place: "attribute", kind: "boolean" },
    { name: "role", wire: "role", place: "attribute", kind: "string" },
    {
      name: "suppressGettingStarted",
      wire: "suppressGettingStarted",
      place: "attribute",
      kind: "boolean",
    },
  ],
};

export const USER_LIST_REPLY: Shape = {
  name: "UserListReply",
  fields: [
    { name: "pagination", wire: "pagination", place: "element", kind: "object", shape: PAGINATION },
    {
      name: "users",
      wire: "user",
      place: "element",
      kind: "object",
      shape: USER,
      many: true,
      wrapper: "users",
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

export const USER_REPLY: Shape = {
  name: "UserReply",
  fields: [
    { name: "user", wire: "user", place: "element", kind: "object", shape: USER, required: true },
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

export const USER_SUMMARY: Shape = {
  name: "UserSummary",
  fields: [
    { name: "domain", wire: "domain", place: "element", kind: "object", shape: USER_DOMAIN },
    { name: "id", wire: "id", place: "attribute", kind: "string" },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
    { name: "fullName", wire: "fullName", place: "attribute", kind: "string" },
    { name: "email", wire: "email", place: "attribute", kind: "string" },
    { name: "siteRole", wire: "siteRole", place: "attribute", kind: "string" },
    { name: "lastLogin", wire: "lastLogin", place: "attribute", kind: "dateTime" },
    { name: "authSetting", wire: "authSetting", place: "attribute", kind: "string" },
    { name: "contentAdmin", wire: "contentAdmin", place: "attribute", kind: "boolean" },
    { name: "externalAuthUserId", wire: "externalAuthUserId", place: "attribute", kind: "string" },
    {
      name: "glsiMinimumSiteRole",
      wire: "glsiMinimumSiteRole",
      place: "attribute",
      kind: "string",
    },
    { name: "identifier", wire: "identifier", place: "attribute", kind: "string" },
    { name: "identityPoolName", wire: "identityPoolName", place: "attribute", kind: "string" },
    { name: "identityPoolUuid", wire: "identityPoolUuid", place: "attribute", kind: "string" },
    { name: "identityUuid", wire: "identityUuid", place: "attribute", kind: "string" },
    { name: "idpConfigurationId", wire: "idpConfigurationId", place: "attribute", kind: "string" },
    {
      name: "idpConfigurationName",
      wire: "idpConfigurationName",
      place: "attribute",
      kind: "string",
    },
    { name: "language", wire: "language", place: "attribute", kind: "string" },
    { name: "locale", wire: "locale", place: "attribute", kind: "string" },
    { name: "ownsContent", wire: "ownsContent", place: "attribute", kind: "boolean" },
    { name: "publish", wire: "publish", place: "attribute", kind: "boolean" },
    { name: "role", wire: "role", place: "attribute", kind: "string" },
    {
      name: "suppressGettingStarted",
      wire: "suppressGettingStarted",
      place: "attribute",
      kind: "boolean",
    },
  ],
};

export const GROUP_IMPORT: Shape = {
  name: "GroupImport",
  fields: [
    { name: "domainName", wire: "domainName", place: "attribute", kind: "string" },
    { name: "siteRole", wire: "siteRole", place: "attribute", kind: "string" },
    { name: "grantLicenseMode", wire: "grantLicenseMode", place: "attribute", kind: "string" },
    { name: "source", wire: "source", place: "attribute", kind: "string" },
  ],
};

export const GROUP: Shape = {
  name: "Group",
  fields: [
    { name: "domain", wire: "domain", place: "element", kind: "object", shape: USER_DOMAIN },
    { name: "import", wire: "import", place: "element", kind: "object", shape: GROUP_IMPORT },
    { name: "id", wire: "id", place: "attribute", kind: "string", required: true },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
    { name: "minimumSiteRole", wire: "minimumSiteRole", place: "attribute", kind: "string" },
    { name: "userCount", wire: "userCount", place: "attribute", kind: "integer" },
    {
      name: "externalUserEnabled",
      wire: "externalUserEnabled",
      place: "attribute",
      kind: "boolean",
    },
  ],
};

export const GROUP_LIST_REPLY: Shape = {
  name: "GroupListReply",
  fields: [
    { name: "pagination", wire: "pagination", place: "element", kind: "object", shape: PAGINATION },
    {
      name: "groups",
      wire: "group",
      place: "element",
      kind: "object",
      shape: GROUP,
      many: true,
      wrapper: "groups",
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

export const GROUP_SET: Shape = {
  name: "GroupSet",
  fields: [
    { name: "group", wire: "group", place: "element", kind: "object", shape: GROUP, many: true },
    { name: "id", wire: "id", place: "attribute", kind: "string", required: true },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
    { name: "groupCount", wire: "groupCount", place: "attribute", kind: "integer" },
    { name: "localId", wire: "localId", place: "attribute", kind: "integer" },
  ],
};

export const GROUP_SET_LIST_REPLY: Shape = {
  name: "GroupSetListReply",
  fields: [
    { name: "pagination", wire: "pagination", place: "element", kind: "object", shape: PAGINATION },
    {
      name: "groupSets",
      wire: "groupSet",
      place: "element",
      kind: "object",
      shape: GROUP_SET,
      many: true,
      wrapper: "groupSets",
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
