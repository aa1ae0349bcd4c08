/** Every operation once, against an emulated server. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after as afterAll, before, test } from "node:test";
import { operations as o, passwordCredentials } from "@tableau-flows/client";
import type { Client, Operation } from "@tableau-flows/client";
import { catalog } from "@tableau-flows/client/wire";
import { Emulator } from "./support/emulator.js";

/** The ids of objects that calls are about. */
interface Ids {
  readonly flow: string;
  readonly other: string;
  readonly user: string;
  readonly admin: string;
  readonly group: string;
  readonly groupSet: string;
  readonly project: string;
  readonly site: string;
  /** Schedules, tasks and linked tasks, which only one kind of server has. */
  readonly schedule: string;
  readonly task: string;
  readonly linkedTask: string;
}

type Made = Operation<unknown>;
type Call = (ids: Ids, client: Client) => Made | Promise<Made>;

/** The names of the operations that can be called with some arguments. */
type NamesFor<Args extends unknown[]> = {
  [Name in keyof typeof o]: (typeof o)[Name] extends (...args: Args) => Made ? Name : never;
}[keyof typeof o];

/** Calls without arguments. */
function plain(...names: NamesFor<[]>[]): Record<string, Call> {
  return Object.fromEntries(names.map((name) => [name, () => o[name]()]));
}

/** Calls whose only argument is the id of an object. */
function about(kind: keyof Ids, ...names: NamesFor<[string]>[]): Record<string, Call> {
  return Object.fromEntries(names.map((name) => [name, (ids: Ids) => o[name](ids[kind])]));
}

/** A call that depends on the result of another one, which is sent first. */
function after<T>(first: (ids: Ids) => Operation<T>, then: (ids: Ids, made: T) => Made): Call {
  return async (ids, client) => then(ids, await client.call(first(ids)));
}

const GRANTEES = { user: "User", group: "Group", groupSet: "GroupSet" } as const;
type Grantee = keyof typeof GRANTEES;

function rule(kind: Grantee, id: string) {
  const capabilities = [{ name: "Read", mode: "Allow" }];
  return { granteeCapabilities: [{ [kind]: { id }, capabilities }] };
}

/** Calls that add a rule, and that delete the rule of each kind of grantee after it was added. */
function permissions(
  kind: "flow" | "project",
  add: "addFlowPermissions" | "addProjectPermissions" | "addDefaultFlowPermissions",
  remove: `delete${"Flow" | "Project" | "DefaultFlow"}PermissionFor`,
): Record<string, Call> {
  const calls: Record<string, Call> = {
    [add]: (ids) => o[add](ids[kind], rule("user", ids.user)),
  };
  for (const grantee of Object.keys(GRANTEES) as Grantee[]) {
    const name = `${remove}${GRANTEES[grantee]}` as const;
    calls[name] = after(
      (ids) => o[add](ids[kind], rule(grantee, ids[grantee])),
      (ids) => o[name](ids[kind], ids[grantee], { capability: "Read", mode: "Allow" }),
    );
  }
  return calls;
}

const DAILY = { frequency: "Daily", frequencyDetails: { start: "08:00:00" } } as const;
const SCHEDULE = { kind: "Flow", priority: 50, executionOrder: "Parallel", ...DAILY } as const;
const FAVORITE = (ids: Ids) => o.addFlowToFavorites(ids.flow, { user: ids.admin, label: "Mine" });
const TAGGED = (ids: Ids) => ({
  tags: [{ label: "nightly" }],
  contents: [{ contentType: "Flow", id: ids.flow }],
});
const RUN = (ids: Ids) => o.runFlowNow(ids.flow);
const WARNING = (ids: Ids) => o.addFlowDataQualityWarning(ids.flow, { kind: "STALE" });

const CALLS: Record<string, Call> = {
  ...plain("signOut", "serverInfo", "getCurrentSession", "querySites", "getUsersOnSite"),
  ...plain("queryGroups", "queryGroupSets", "queryFlowsForSite", "queryProjects", "querySchedules"),
  ...plain("getFlowRunTasks", "getLinkedTasks", "getFlowRuns", "queryJobs", "initiateFileUpload"),
  ...about("site", "querySite"),
  ...about("user", "queryUserOnSite", "getGroupsForAUser"),
  ...about("admin", "queryFlowsForUser", "getFavorites"),
  ...about("group", "getUsersInGroup"),
  ...about("flow", "queryFlow", "downloadFlow", "runFlowNow", "queryFlowConnections"),
  ...about("flow", "queryFlowPermissions", "queryFlowDataQualityWarnings"),
  ...about("flow", "deleteFlowDataQualityWarnings"),
  ...about("other", "deleteFlow"),
  ...about("project", "queryProjectPermissions", "queryDefaultFlowPermissions"),
  ...about("task", "getFlowRunTask", "runFlowTask"),
  ...about("linkedTask", "getLinkedTask", "runLinkedTaskNow"),
  ...about("schedule", "getSchedule"),
  ...permissions("flow", "addFlowPermissions", "deleteFlowPermissionFor"),
  ...permissions("project", "addProjectPermissions", "deleteProjectPermissionFor"),
  ...permissions("project", "addDefaultFlowPermissions", "deleteDefaultFlowPermissionFor"),
  signIn: () =>
    o.signIn({ credentials: { name: "viewer", password: "viewer", site: { contentUrl: "" } } }),
  switchSite: () => o.switchSite({ contentUrl: "sales" }),
  publishFlow: () =>
    o.publishFlow({ name: "A", fileName: "A.tfl", content: new TextEncoder().encode("a flow") }),
  updateFlow: (ids) => o.updateFlow(ids.flow, { project: ids.project }),
  addTagsToFlow: (ids) => o.addTagsToFlow(ids.flow, { tags: [{ label: "daily" }] }),
  deleteTagFromFlow: after(
    (ids) => o.addTagsToFlow(ids.flow, { tags: [{ label: "a/b" }] }),
    (ids) => o.deleteTagFromFlow(ids.flow, "a/b"),
  ),
  batchAddTags: (ids) => o.batchAddTags(TAGGED(ids)),
  batchDeleteTags: (ids) => o.batchDeleteTags(TAGGED(ids)),
  updateFlowConnection: after(
    (ids) => o.queryFlowConnections(ids.flow),
    (ids, [connection]) =>
      o.updateFlowConnection(ids.flow, connection?.id ?? "", { userName: "etl", password: "hush" }),
  ),
  createProject: () => o.createProject("New"),
  updateProject: (ids) => o.updateProject(ids.project, { description: "" }),
  deleteProject: after(
    () => o.createProject("Old"),
    (_, project) => o.deleteProject(project.id),
  ),
  addFlowTaskToSchedule: (ids) => o.addFlowTaskToSchedule(ids.other, ids.schedule),
  createCloudFlowTask: (ids) => {
    const frequencyDetails = { ...DAILY.frequencyDetails, intervals: [{ weekDay: "Monday" }] };
    return o.createCloudFlowTask(ids.flow, { ...DAILY, frequencyDetails });
  },
  createSchedule: () => o.createSchedule("At eight", SCHEDULE),
  updateSchedule: (ids) => o.updateSchedule(ids.schedule, { priority: 40 }),
  deleteSchedule: after(
    () => o.createSchedule("Old", SCHEDULE),
    (_, schedule) => o.deleteSchedule(schedule.id ?? ""),
  ),
  getFlowRun: after(RUN, (_, job) => o.getFlowRun(job.runFlowJobType?.flowRunId ?? "")),
  cancelFlowRun: after(RUN, (_, job) => o.cancelFlowRun(job.runFlowJobType?.flowRunId ?? "")),
  queryJob: after(RUN, (_, job) => o.queryJob(job.id)),
  cancelJob: after(RUN, (_, job) => o.cancelJob(job.id)),
  addFlowDataQualityWarning: WARNING,
  queryDataQualityWarning: after(WARNING, (_, reply) =>
    o.queryDataQualityWarning(reply.dataQualityWarning?.id ?? ""),
  ),
  updateDataQualityWarning: after(WARNING, (_, reply) =>
    o.updateDataQualityWarning(reply.dataQualityWarning?.id ?? "", { active: false }),
  ),
  deleteDataQualityWarning: after(WARNING, (_, reply) =>
    o.deleteDataQualityWarning(reply.dataQualityWarning?.id ?? ""),
  ),
  appendToFileUpload: after(
    () => o.initiateFileUpload(),
    (_, { uploadSessionId }) =>
      o.appendToFileUpload(uploadSessionId, { content: new Uint8Array(100), sequenceId: 1 }),
  ),
  addFlowToFavorites: FAVORITE,
  deleteFlowFromFavorites: after(FAVORITE, (ids) =>
    o.deleteFlowFromFavorites(ids.flow, { user: ids.admin }),
  ),
};

const servers: Partial<Record<"server" | "cloud", Emulator>> = {};
before(async () => {
  servers.server = await Emulator.start();
  servers.cloud = await Emulator.start("--cloud");
});
afterAll(async () => {
  await servers.server?.stop();
  await servers.cloud?.stop();
});

async function idsOf(server: Emulator, client: Client): Promise<Ids> {
  const state = await server.state();
  const id = (kind: string, name: string): string => {
    const found = state[kind]?.find((one) => (one.path ?? one.name) === name);
    return found?.id ?? "";
  };
  const tasks = await client.flowTasks.list();
  const linked = await client.linkedTasks.list().first();
  const groupSet = await client.groupSets.list().first();
  return {
    flow: id("flows", "Superstore"),
    other: id("flows", "Budget"),
    user: id("users", "viewer"),
    admin: client.userId ?? "",
    group: id("groups", "Analysts"),
    groupSet: groupSet?.id ?? "",
    project: id("projects", "Finance"),
    site: client.siteId ?? "",
    schedule: id("schedules", "Hourly flows"),
    task: tasks[0]?.flowRun.id ?? "",
    linkedTask: linked?.id ?? "",
  };
}

test("each operation that is described has a call here, and functions that make it", () => {
  const file = new URL("../../../../generated/api.json", import.meta.url);
  const { operations } = JSON.parse(readFileSync(file, "utf8")) as { operations: { id: string }[] };
  const described = operations.map((one) => one.id).sort();
  assert.ok(described.length > 70);
  assert.deepEqual(Object.keys(CALLS).sort(), described);
  assert.deepEqual(Object.keys(o).sort(), described);
  assert.deepEqual(
    Object.values(catalog)
      .map((info) => info.id)
      .sort(),
    described,
  );
});

for (const info of Object.values(catalog)) {
  test(`${info.id} does what it says`, async () => {
    const kind = info.deployment ?? "server";
    const server = servers[kind];
    assert.ok(server);
    await server.control("POST", "reset");
    const client = server.client({
      ...(kind === "server" && { credentials: passwordCredentials("admin", "admin") }),
      ...(kind === "cloud" && { site: "main" }),
    });
    await client.signIn();
    const ids = await idsOf(server, client);
    const operation = await CALLS[info.id]?.(ids, client);
    assert.ok(operation);
    assert.equal(operation.info, info);
    const result = await client.call(operation);
    assert.equal(result !== undefined, info.reply !== undefined || info.binary === true);
    const request = (await server.requests(info.id)).at(-1);
    assert.ok(request?.status !== null && request !== undefined && request.status < 300);
  });
}
