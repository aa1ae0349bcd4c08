// Generated from spec/ by `make generate`. Do not edit.
/** The facts of the operations of `auth`. */

import {
  CREDENTIALS_REPLY,
  CURRENT_SESSION_REPLY,
  SIGN_IN_REQUEST,
  SWITCH_SITE_REQUEST,
} from "../codec/tables/session.js";
import type { OperationInfo } from "../operation.js";

/** The facts of `signIn`. */
export const SIGN_IN: OperationInfo = {
  id: "signIn",
  resource: "auth",
  verb: "signIn",
  method: "POST",
  path: "/api/{apiVersion}/auth/signin",
  since: [2, 0],
  status: 200,
  retry: "repeatable",
  authenticated: false,
  scopes: [],
  parameters: [],
  request: {
    media: "text/xml",
    shape: SIGN_IN_REQUEST,
    arguments: [
      { name: "credentials", path: ["credentials"], kind: "object", required: true, secret: true },
    ],
  },
  reply: CREDENTIALS_REPLY,
  result: "credentials",
};

/** The facts of `signOut`. */
export const SIGN_OUT: OperationInfo = {
  id: "signOut",
  resource: "auth",
  verb: "signOut",
  method: "POST",
  path: "/api/{apiVersion}/auth/signout",
  since: [2, 0],
  status: 204,
  retry: "repeatable",
  authenticated: true,
  parameters: [],
};

/** The facts of `switchSite`. */
export const SWITCH_SITE: OperationInfo = {
  id: "switchSite",
  resource: "auth",
  verb: "switchSite",
  method: "POST",
  path: "/api/{apiVersion}/auth/switchSite",
  since: [2, 6],
  status: 200,
  retry: "write",
  authenticated: true,
  parameters: [],
  request: {
    media: "text/xml",
    shape: SWITCH_SITE_REQUEST,
    arguments: [
      { name: "contentUrl", path: ["site", "contentUrl"], kind: "string", required: true },
    ],
  },
  reply: CREDENTIALS_REPLY,
  result: "credentials",
  verify: "Check the site of the session after the next call.",
};

/** The facts of `getCurrentSession`. */
export const GET_CURRENT_SESSION: OperationInfo = {
  id: "getCurrentSession",
  resource: "auth",
  verb: "currentSession",
  method: "GET",
  path: "/api/{apiVersion}/sessions/current",
  since: [3, 1],
  status: 200,
  retry: "read",
  authenticated: true,
  scopes: [],
  parameters: [],
  reply: CURRENT_SESSION_REPLY,
  result: "session",
};
