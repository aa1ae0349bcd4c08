// Drives a server with openapi-fetch and the types of openapi-typescript; prints what it saw.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

type Schemas = components["schemas"];

const [url = "", file = "", groupId = ""] = process.argv.slice(2);

// By hand, 1: servers send JSON only if they are asked for it.
const client = createClient<paths>({
  baseUrl: `${url}/api/3.30`,
  headers: { Accept: "application/json" },
});

function good<T>(reply: { data?: T; error?: unknown }): T {
  if (reply.data === undefined) throw new Error(JSON.stringify(reply.error));
  return reply.data;
}

// By hand, 2: the library sends multipart/form-data, and servers need multipart/mixed.
async function mixed(request: Schemas["PublishFlowRequest"], path: string) {
  const boundary = `part-${crypto.randomUUID()}`;
  const head = (name: string, filename: string, type: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="${filename}"\r\n` +
    `Content-Type: ${type}\r\n\r\n`;
  const parts = [
    head("request_payload", "", "application/json") + JSON.stringify(request) + "\r\n",
    head("tableau_flow", basename(path), "application/octet-stream"),
    new Uint8Array(await readFile(path)),
    `\r\n--${boundary}--\r\n`,
  ];
  return { body: new Blob(parts), type: `multipart/mixed; boundary=${boundary}` };
}

const info = good(await client.GET("/serverinfo")).serverInfo;
const signIn = { credentials: { name: "admin", password: "admin", site: { contentUrl: "" } } };
const session = good(await client.POST("/auth/signin", { body: signIn })).credentials;
client.use({
  onRequest: ({ request }) => request.headers.set("X-Tableau-Auth", session.token),
});
const siteId = session.site.id;

const names: string[] = [];
let pages = 0;
for (let total = 1; names.length < total; ) {
  pages += 1;
  const query = { pageSize: 1, pageNumber: pages, sort: "name:asc" };
  const params = { path: { siteId }, query };
  const page = good(await client.GET("/sites/{siteId}/flows", { params }));
  for (const flow of page.flows?.flow ?? []) names.push(flow.name ?? "");
  total = Number(page.pagination?.totalAvailable);
}

const request = { flow: { name: "By TypeScript" } };
const { body, type } = await mixed(request, file);
const published = good(
  await client.POST("/sites/{siteId}/flows", {
    params: { path: { siteId }, query: { flowType: "tflx" } },
    body: { request_payload: request },
    bodySerializer: () => body,
    headers: { "Content-Type": type },
  }),
).flow;
const flowId = published.id;

const path = { siteId, flowId };
const permissions = "/sites/{siteId}/flows/{flowId}/permissions";
const capability = [{ name: "Read", mode: "Deny" }];
const added: Schemas["AddFlowPermissionsRequest"] = {
  permissions: { granteeCapabilities: [{ group: { id: groupId }, capabilities: { capability } }] },
};
good(await client.PUT(permissions, { params: { path }, body: added }));
async function denied(): Promise<string[]> {
  const rules = good(await client.GET(permissions, { params: { path } })).permissions;
  return (rules.granteeCapabilities ?? [])
    .filter((rule) => rule.group?.id === groupId)
    .flatMap((rule) => rule.capabilities.capability ?? [])
    .map((one) => `${one.name} ${one.mode}`);
}
const before = await denied();
const removed = await client.DELETE(
  "/sites/{siteId}/flows/{flowId}/permissions/groups/{groupId}/{capabilityName}/{capabilityMode}",
  { params: { path: { ...path, groupId, capabilityName: "Read", capabilityMode: "Deny" } } },
);
const after = await denied();

const run = good(
  await client.POST("/sites/{siteId}/flows/{flowId}/run", {
    params: { path },
    body: { flowRunSpec: { flowId } },
  }),
).job;
const job = good(
  await client.GET("/sites/{siteId}/jobs/{jobId}", { params: { path: { siteId, jobId: run.id } } }),
).job;

const missing = await client.GET("/sites/{siteId}/flows/{flowId}", {
  params: { path: { siteId, flowId: "00000000-0000-0000-0000-000000000000" } },
});
const signedOut = await client.POST("/auth/signout");

console.log(
  JSON.stringify({
    version: info.restApiVersion,
    product: info.productVersion?.value,
    pages,
    names,
    published: published.name,
    before,
    removed: removed.response.status,
    after,
    job: job.type,
    error: [missing.response.status, missing.error?.error.code, missing.error?.error.summary],
    signedOut: signedOut.response.status,
  }),
);
