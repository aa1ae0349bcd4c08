// Generated from spec/ by `make generate`. Do not edit.
/** The facts of the operations of `fileUploads`. */

import { FILE_UPLOAD_REPLY } from "../codec/tables/session.js";
import type { OperationInfo } from "../operation.js";

/** The facts of `initiateFileUpload`. */
export const INITIATE_FILE_UPLOAD: OperationInfo = {
  id: "initiateFileUpload",
  resource: "fileUploads",
  verb: "initiate",
  method: "POST",
  path: "/api/{apiVersion}/sites/{siteId}/fileUploads",
  since: [2, 0],
  status: 201,
  retry: "repeatable",
  authenticated: true,
  scopes: ["tableau:file_uploads:create"],
  parameters: [],
  reply: FILE_UPLOAD_REPLY,
  result: "fileUpload",
};

/** The facts of `appendToFileUpload`. */
export const APPEND_TO_FILE_UPLOAD: OperationInfo = {
  id: "appendToFileUpload",
  resource: "fileUploads",
  verb: "append",
  method: "PUT",
  path: "/api/{apiVersion}/sites/{siteId}/fileUploads/{uploadSessionId}",
  since: [2, 0],
  status: 200,
  retry: "write",
  authenticated: true,
  scopes: ["tableau:file_uploads:create"],
  parameters: [
    { name: "uploadSessionId", location: "path", type: "string", required: true },
    { name: "sequenceID", argument: "sequenceId", location: "query", type: "integer" },
  ],
  request: {
    media: "multipart/mixed",
    arguments: [],
    parts: [
      {
        name: "request_payload",
        media: "text/xml",
        content: "empty",
        required: true,
        disposition: "form-data",
        fileName: "empty",
      },
      {
        name: "tableau_file",
        media: "application/octet-stream",
        content: "file",
        required: true,
        disposition: "form-data",
        fileName: "file",
      },
    ],
  },
  reply: FILE_UPLOAD_REPLY,
  result: "fileUpload",
  positional: ["uploadSessionId"],
  verify: "Start a new upload, since this one may already contain the part.",
};
