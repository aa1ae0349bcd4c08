// Generated from spec/ by `make generate`. Do not edit.
/** Tables of the topic "schedules", from which documents are read and written. */

import { PAGINATION, SERVER_WARNING } from "./common.js";
import type { Shape } from "../shapes.js";

export const INTERVAL: Shape = {
  name: "Interval",
  fields: [
    { name: "hours", wire: "hours", place: "attribute", kind: "integer" },
    { name: "minutes", wire: "minutes", place: "attribute", kind: "integer" },
    { name: "weekDay", wire: "weekDay", place: "attribute", kind: "string" },
    { name: "monthDay", wire: "monthDay", place: "attribute", kind: "string" },
  ],
};

export const FREQUENCY_DETAILS: Shape = {
  name: "FrequencyDetails",
  fields: [
    {
      name: "intervals",
      wire: "interval",
      place: "element",
      kind: "object",
      shape: INTERVAL,
      many: true,
      wrapper: "intervals",
    },
    { name: "start", wire: "start", place: "attribute", kind: "time" },
    { name: "end", wire: "end", place: "attribute", kind: "time" },
  ],
};

export const SCHEDULE: Shape = {
  name: "Schedule",
  fields: [
    {
      name: "frequencyDetails",
      wire: "frequencyDetails",
      place: "element",
      kind: "object",
      shape: FREQUENCY_DETAILS,
    },
    { name: "id", wire: "id", place: "attribute", kind: "string" },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
    { name: "state", wire: "state", place: "attribute", kind: "string" },
    { name: "priority", wire: "priority", place: "attribute", kind: "integer" },
    { name: "createdAt", wire: "createdAt", place: "attribute", kind: "dateTime" },
    { name: "updatedAt", wire: "updatedAt", place: "attribute", kind: "dateTime" },
    { name: "type", wire: "type", place: "attribute", kind: "string" },
    { name: "frequency", wire: "frequency", place: "attribute", kind: "string" },
    { name: "nextRunAt", wire: "nextRunAt", place: "attribute", kind: "dateTime" },
    { name: "endScheduleAt", wire: "endScheduleAt", place: "attribute", kind: "dateTime" },
    { name: "executionOrder", wire: "executionOrder", place: "attribute", kind: "string" },
  ],
};

export const SCHEDULE_REPLY: Shape = {
  name: "ScheduleReply",
  fields: [
    {
      name: "schedule",
      wire: "schedule",
      place: "element",
      kind: "object",
      shape: SCHEDULE,
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

export const SCHEDULE_LIST_REPLY: Shape = {
  name: "ScheduleListReply",
  fields: [
    { name: "pagination", wire: "pagination", place: "element", kind: "object", shape: PAGINATION },
    {
      name: "schedules",
      wire: "schedule",
      place: "element",
      kind: "object",
      shape: SCHEDULE,
      many: true,
      wrapper: "schedules",
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

export const SCHEDULE_TO_CREATE: Shape = {
  name: "ScheduleToCreate",
  fields: [
    {
      name: "frequencyDetails",
      wire: "frequencyDetails",
      place: "element",
      kind: "object",
      shape: FREQUENCY_DETAILS,
      required: true,
    },
    { name: "name", wire: "name", place: "attribute", kind: "string", required: true },
    { name: "priority", wire: "priority", place: "attribute", kind: "integer", required: true },
    { name: "type", wire: "type", place: "attribute", kind: "string", required: true },
    { name: "frequency", wire: "frequency", place: "attribute", kind: "string", required: true },
    {
      name: "executionOrder",
      wire: "executionOrder",
      place: "attribute",
      kind: "string",
      required: true,
    },
  ],
};

export const CREATE_SCHEDULE_REQUEST: Shape = {
  name: "CreateScheduleRequest",
  fields: [
    {
      name: "schedule",
      wire: "schedule",
      place: "element",
      kind: "object",
      shape: SCHEDULE_TO_CREATE,
      required: true,
    },
  ],
};

export const SCHEDULE_TO_UPDATE: Shape = {
  name: "ScheduleToUpdate",
  fields: [
    {
      name: "frequencyDetails",
      wire: "frequencyDetails",
      place: "element",
      kind: "object",
      shape: FREQUENCY_DETAILS,
    },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
    { name: "state", wire: "state", place: "attribute", kind: "string" },
    { name: "priority", wire: "priority", place: "attribute", kind: "integer" },
    { name: "frequency", wire: "frequency", place: "attribute", kind: "string" },
    { name: "executionOrder", wire: "executionOrder", place: "attribute", kind: "string" },
  ],
};

export const UPDATE_SCHEDULE_REQUEST: Shape = {
  name: "UpdateScheduleRequest",
  fields: [
    {
      name: "schedule",
      wire: "schedule",
      place: "element",
      kind: "object",
      shape: SCHEDULE_TO_UPDATE,
      required: true,
    },
  ],
};
