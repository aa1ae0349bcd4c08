// Generated from spec/ by `make generate`. Do not edit.
/** Tables of the topic "sites", from which documents are read and written. */

import { PAGINATION, SERVER_WARNING } from "./common.js";
import type { Shape } from "../shapes.js";

export const SITE_USAGE: Shape = {
  name: "SiteUsage",
  fields: [
    { name: "numUsers", wire: "numUsers", place: "attribute", kind: "integer" },
    { name: "numCreators", wire: "numCreators", place: "attribute", kind: "integer" },
    { name: "numExplorers", wire: "numExplorers", place: "attribute", kind: "integer" },
    { name: "numViewers", wire: "numViewers", place: "attribute", kind: "integer" },
    { name: "storage", wire: "storage", place: "attribute", kind: "integer" },
  ],
};

export const SITE: Shape = {
  name: "Site",
  fields: [
    { name: "usage", wire: "usage", place: "element", kind: "object", shape: SITE_USAGE },
    { name: "id", wire: "id", place: "attribute", kind: "string", required: true },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
    { name: "contentUrl", wire: "contentUrl", place: "attribute", kind: "string" },
    { name: "adminMode", wire: "adminMode", place: "attribute", kind: "string" },
    { name: "state", wire: "state", place: "attribute", kind: "string" },
    { name: "userQuota", wire: "userQuota", place: "attribute", kind: "string" },
    { name: "storageQuota", wire: "storageQuota", place: "attribute", kind: "string" },
    { name: "revisionLimit", wire: "revisionLimit", place: "attribute", kind: "integer" },
    { name: "tagLimit", wire: "tagLimit", place: "attribute", kind: "integer" },
    {
      name: "tierCreatorCapacity",
      wire: "tierCreatorCapacity",
      place: "attribute",
      kind: "integer",
    },
    { name: "timeZone", wire: "timeZone", place: "attribute", kind: "string" },
    { name: "useDefaultTimeZone", wire: "useDefaultTimeZone", place: "attribute", kind: "boolean" },
    { name: "flowsEnabled", wire: "flowsEnabled", place: "attribute", kind: "boolean" },
    {
      name: "editingFlowsEnabled",
      wire: "editingFlowsEnabled",
      place: "attribute",
      kind: "boolean",
      since: [3, 10],
    },
    {
      name: "schedulingFlowsEnabled",
      wire: "schedulingFlowsEnabled",
      place: "attribute",
      kind: "boolean",
      since: [3, 10],
    },
    { name: "runNowEnabled", wire: "runNowEnabled", place: "attribute", kind: "boolean" },
    {
      name: "flowParametersEnabled",
      wire: "flowParametersEnabled",
      place: "attribute",
      kind: "boolean",
      since: [3, 15],
    },
    {
      name: "flowParametersAnyTypeEnabled",
      wire: "flowParametersAnyTypeEnabled",
      place: "attribute",
      kind: "boolean",
      since: [3, 15],
    },
    {
      name: "flowParametersSystemTypeEnabled",
      wire: "flowParametersSystemTypeEnabled",
      place: "attribute",
      kind: "boolean",
      since: [3, 15],
    },
    {
      name: "linkedTaskSchedulingEnabled",
      wire: "linkedTaskSchedulingEnabled",
      place: "attribute",
      kind: "boolean",
      since: [3, 15],
    },
    {
      name: "linkedTaskRunNowEnabled",
      wire: "linkedTaskRunNowEnabled",
      place: "attribute",
      kind: "boolean",
      since: [3, 15],
    },
    {
      name: "autoFlowRunMonitoringEnabled",
      wire: "autoFlowRunMonitoringEnabled",
      place: "attribute",
      kind: "boolean",
    },
    {
      name: "flowAutoSaveEnabled",
      wire: "flowAutoSaveEnabled",
      place: "attribute",
      kind: "boolean",
    },
    {
      name: "flowOutputSubscriptionsEnabled",
      wire: "flowOutputSubscriptionsEnabled",
      place: "attribute",
      kind: "boolean",
    },
    {
      name: "flowOutputSubscriptionsDataAsEmailAttachmentEnabled",
      wire: "flowOutputSubscriptionsDataAsEmailAttachmentEnabled",
      place: "attribute",
      kind: "boolean",
    },
    {
      name: "flowOutputSubscriptionsDataInEmailBodyEnabled",
      wire: "flowOutputSubscriptionsDataInEmailBodyEnabled",
      place: "attribute",
      kind: "boolean",
    },
    {
      name: "flowFederationStrategySelectedConnectionEnabled",
      wire: "flowFederationStrategySelectedConnectionEnabled",
      place: "attribute",
      kind: "boolean",
    },
    {
      name: "einsteinInFlowEnabled",
      wire: "einsteinInFlowEnabled",
      place: "attribute",
      kind: "boolean",
    },
    { name: "generativeAiPrep", wire: "generativeAiPrep", place: "attribute", kind: "boolean" },
    {
      name: "generativeAiPrepGroupId",
      wire: "generativeAiPrepGroupId",
      place: "attribute",
      kind: "string",
    },
  ],
};

export const SITE_LIST_REPLY: Shape = {
  name: "SiteListReply",
  fields: [
    { name: "pagination", wire: "pagination", place: "element", kind: "object", shape: PAGINATION },
    {
      name: "sites",
      wire: "site",
      place: "element",
      kind: "object",
      shape: SITE,
      many: true,
      wrapper: "sites",
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

export const SITE_REPLY: Shape = {
  name: "SiteReply",
  fields: [
    { name: "site", wire: "site", place: "element", kind: "object", shape: SITE, required: true },
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
