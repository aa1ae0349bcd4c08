// Generated from spec/ by `make generate`. Do not edit.
/** Tables of the topic "metadata", from which documents are read and written. */

import type { Shape } from "../shapes.js";

export const METADATA_USER: Shape = {
  name: "MetadataUser",
  fields: [
    { name: "id", wire: "id", place: "attribute", kind: "string" },
    { name: "username", wire: "username", place: "attribute", kind: "string" },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
    { name: "email", wire: "email", place: "attribute", kind: "string" },
  ],
};

export const METADATA_DATABASE: Shape = {
  name: "MetadataDatabase",
  fields: [
    { name: "id", wire: "id", place: "attribute", kind: "string" },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
    { name: "connectionType", wire: "connectionType", place: "attribute", kind: "string" },
  ],
};

export const METADATA_TABLE: Shape = {
  name: "MetadataTable",
  fields: [
    {
      name: "database",
      wire: "database",
      place: "element",
      kind: "object",
      shape: METADATA_DATABASE,
    },
    { name: "id", wire: "id", place: "attribute", kind: "string" },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
    { name: "schema", wire: "schema", place: "attribute", kind: "string" },
    { name: "fullName", wire: "fullName", place: "attribute", kind: "string" },
  ],
};

export const METADATA_ASSET: Shape = {
  name: "MetadataAsset",
  fields: [
    { name: "id", wire: "id", place: "attribute", kind: "string" },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
  ],
};

export const METADATA_FLOW: Shape = {
  name: "MetadataFlow",
  fields: [
    { name: "owner", wire: "owner", place: "element", kind: "object", shape: METADATA_USER },
    {
      name: "upstreamDatabases",
      wire: "upstreamDatabases",
      place: "element",
      kind: "object",
      shape: METADATA_DATABASE,
      many: true,
    },
    {
      name: "upstreamTables",
      wire: "upstreamTables",
      place: "element",
      kind: "object",
      shape: METADATA_TABLE,
      many: true,
    },
    {
      name: "upstreamDatasources",
      wire: "upstreamDatasources",
      place: "element",
      kind: "object",
      shape: METADATA_ASSET,
      many: true,
    },
    {
      name: "downstreamTables",
      wire: "downstreamTables",
      place: "element",
      kind: "object",
      shape: METADATA_TABLE,
      many: true,
    },
    {
      name: "downstreamDatasources",
      wire: "downstreamDatasources",
      place: "element",
      kind: "object",
      shape: METADATA_ASSET,
      many: true,
    },
    {
      name: "downstreamWorkbooks",
      wire: "downstreamWorkbooks",
      place: "element",
      kind: "object",
      shape: METADATA_ASSET,
      many: true,
    },
    { name: "id", wire: "id", place: "attribute", kind: "string" },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
    { name: "description", wire: "description", place: "attribute", kind: "string" },
    { name: "projectName", wire: "projectName", place: "attribute", kind: "string" },
    { name: "vizportalUrlId", wire: "vizportalUrlId", place: "attribute", kind: "string" },
    { name: "hasActiveWarning", wire: "hasActiveWarning", place: "attribute", kind: "boolean" },
    { name: "createdAt", wire: "createdAt", place: "attribute", kind: "dateTime" },
    { name: "updatedAt", wire: "updatedAt", place: "attribute", kind: "dateTime" },
  ],
};
