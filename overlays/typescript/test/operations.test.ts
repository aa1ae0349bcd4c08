/** Every operation once, against an emulated server. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
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

const CAPABILITY = { capability: "Read", mode: "Allow" } as const;
const DAILY = { start: "08:00:00" };

function rule(kind: "user" | "group" | "groupSet", id: string) {
  const capabilities = [{ name: "Read", mode: "Allow" }];
  return { granteeCapabilities: [{ [kind]: { id }, capabilities }] };
}

/** Make a call first, on which the tested one depends. */
async function afterwards<T>(client: Client, first: Operation<T>, then: (made: T) => Made) {
  return then(await client.call(first));
}

const CALLS: Record<string, Call> = {
  signIn: () =>
    o.signIn({ credentials: { name: "viewer", password: "viewer", site: { contentUrl: "" } } }),
  signOut: () => o.signOut(),
  switchSite: () => o.switchSite({ contentUrl: "sales" }),
  serverInfo: () => o.serverInfo(),
  getCurrentSession: () => o.getCurrentSession(),
  querySites: () => o.querySites(),
  querySite: (ids) => o.querySite(ids.site),
  getUsersOnSite: () => o.getUsersOnSite(),
  queryUserOnSite: (ids) => o.queryUserOnSite(ids.user),
  getGroupsForAUser: (ids) => o.getGroupsForAUser(ids.user),
  queryGroups: () => o.queryGroups(),
  getUsersInGroup: (ids) => o.getUsersInGroup(ids.group),
  queryGroupSets: () => o.queryGroupSets(),
  queryFlowsForSite: () => o.queryFlowsForSite(),
  publishFlow: () =>
    o.publishFlow({ name: "A", fileName: "A.tfl", content: new TextEncoder().encode("a flow") }),
  queryFlowsForUser: (ids) => o.queryFlowsForUser(ids.admin),
  queryFlow: (ids) => o.queryFlow(ids.flow),
  updateFlow: (ids) => o.updateFlow(ids.flow, { project: ids.project }),
  deleteFlow: (ids) => o.deleteFlow(ids.other),
  downloadFlow: (ids) => o.downloadFlow(ids.flow),
  runFlowNow: (ids) => o.runFlowNow(ids.flow),
  addTagsToFlow: (ids) => o.addTagsToFlow(ids.flow, { tags: [{ label: "daily" }] }),
  deleteTagFromFlow: (ids, client) =>
    afterwards(client, o.addTagsToFlow(ids.flow, { tags: [{ label: "a/b" }] }), () =>
      o.deleteTagFromFlow(ids.flow, "a/b"),
    ),
  batchAddTags: (ids) =>
    o.batchAddTags({
      tags: [{ label: "nightly" }],
      contents: [{ contentType: "Flow", id: ids.flow }],
    }),
  batchDeleteTags: (ids) =>
    o.batchDeleteTags({
      tags: [{ label: "nightly" }],
      contents: [{ contentType: "Flow", id: ids.flow }],
    }),
  queryFlowConnections: (ids) => o.queryFlowConnections(ids.flow),
  updateFlowConnection: (ids, client) =>
    afterwards(client, o.queryFlowConnections(ids.flow), ([connection]) =>
      o.updateFlowConnection(ids.flow, connection?.id ?? "", { userName: "etl", password: "hush" }),
    ),
  queryFlowPermissions: (ids) => o.queryFlowPermissions(ids.flow),
  addFlowPermissions: (ids) => o.addFlowPermissions(ids.flow, rule("user", ids.user)),
  deleteFlowPermissionForUser: (ids, client) =>
    afterwards(client, o.addFlowPermissions(ids.flow, rule("user", ids.user)), () =>
      o.deleteFlowPermissionForUser(ids.flow, ids.user, CAPABILITY),
    ),
  deleteFlowPermissionForGroup: (ids, client) =>
    afterwards(client, o.addFlowPermissions(ids.flow, rule("group", ids.group)), () =>
      o.deleteFlowPermissionForGroup(ids.flow, ids.group, CAPABILITY),
    ),
  deleteFlowPermissionForGroupSet: (ids, client) =>
    afterwards(client, o.addFlowPermissions(ids.flow, rule("groupSet", ids.groupSet)), () =>
      o.deleteFlowPermissionForGroupSet(ids.flow, ids.groupSet, CAPABILITY),
    ),
  queryProjects: () => o.queryProjects(),
  createProject: () => o.createProject("New"),
  updateProject: (ids) => o.updateProject(ids.project, { description: "" }),
  deleteProject: (_, client) =>
    afterwards(client, o.createProject("Old"), (project) => o.deleteProject(project.id)),
  queryProjectPermissions: (ids) => o.queryProjectPermissions(ids.project),
  addProjectPermissions: (ids) => o.addProjectPermissions(ids.project, rule("user", ids.user)),
  deleteProjectPermissionForUser: (ids, client) =>
    afterwards(client, o.addProjectPermissions(ids.project, rule("user", ids.user)), () =>
      o.deleteProjectPermissionForUser(ids.project, ids.user, CAPABILITY),
    ),
  deleteProjectPermissionForGroup: (ids, client) =>
    afterwards(client, o.addProjectPermissions(ids.project, rule("group", ids.group)), () =>
      o.deleteProjectPermissionForGroup(ids.project, ids.group, CAPABILITY),
    ),
  deleteProjectPermissionForGroupSet: (ids, client) =>
    afterwards(client, o.addProjectPermissions(ids.project, rule("groupSet", ids.groupSet)), () =>
      o.deleteProjectPermissionForGroupSet(ids.project, ids.groupSet, CAPABILITY),
    ),
  queryDefaultFlowPermissions: (ids) => o.queryDefaultFlowPermissions(ids.project),
  addDefaultFlowPermissions: (ids) =>
    o.addDefaultFlowPermissions(ids.project, rule("user", ids.user)),
  deleteDefaultFlowPermissionForUser: (ids, client) =>
    afterwards(client, o.addDefaultFlowPermissions(ids.project, rule("user", ids.user)), () =>
      o.deleteDefaultFlowPermissionForUser(ids.project, ids.user, CAPABILITY),
    ),
  deleteDefaultFlowPermissionForGroup: (ids, client) =>
    afterwards(client, o.addDefaultFlowPermissions(ids.project, rule("group", ids.group)), () =>
      o.deleteDefaultFlowPermissionForGroup(ids.project, ids.group, CAPABILITY),
    ),
  deleteDefaultFlowPermissionForGroupSet: (ids, client) =>
    afterwards(
      client,
      o.addDefaultFlowPermissions(ids.project, rule("groupSet", ids.groupSet)),
      () => o.deleteDefaultFlowPermissionForGroupSet(ids.project, ids.groupSet, CAPABILITY),
    ),
  getFlowRunTasks: () => o.getFlowRunTasks(),
  getFlowRunTask: (ids) => o.getFlowRunTask(ids.task),
  runFlowTask: (ids) => o.runFlowTask(ids.task),
  addFlowTaskToSchedule: (ids) => o.addFlowTaskToSchedule(ids.other, ids.schedule),
  createCloudFlowTask: (ids) =>
    o.createCloudFlowTask(ids.flow, {
      frequency: "Daily",
      frequencyDetails: { ...DAILY, intervals: [{ weekDay: "Monday" }] },
    }),
  querySchedules: () => o.querySchedules(),
  createSchedule: () =>
    o.createSchedule("At eight", {
      kind: "Flow",
      priority: 50,
      executionOrder: "Parallel",
      frequency: "Daily",
      frequencyDetails: DAILY,
    }),
  getSchedule: (ids) => o.getSchedule(ids.schedule),
  updateSchedule: (ids) => o.updateSchedule(ids.schedule, { priority: 40 }),
  deleteSchedule: (_, client) =>
    afterwards(
      client,
      o.createSchedule("Old", {
        kind: "Flow",
        priority: 50,
        executionOrder: "Serial",
        frequency: "Daily",
        frequencyDetails: DAILY,
      }),
      (schedule) => o.deleteSchedule(schedule.id ?? ""),
    ),
  getLinkedTasks: () => o.getLinkedTasks(),
  getLinkedTask: (ids) => o.getLinkedTask(ids.linkedTask),
  runLinkedTaskNow: (ids) => o.runLinkedTaskNow(ids.linkedTask),
  getFlowRuns: () => o.getFlowRuns(),
  getFlowRun: (ids, client) =>
    afterwards(client, o.runFlowNow(ids.flow), (job) =>
      o.getFlowRun(job.runFlowJobType?.flowRunId ?? ""),
    ),
  cancelFlowRun: (ids, client) =>
    afterwards(client, o.runFlowNow(ids.flow), (job) =>
      o.cancelFlowRun(job.runFlowJobType?.flowRunId ?? ""),
    ),
  queryJob: (ids, client) =>
    afterwards(client, o.runFlowNow(ids.flow), (job) => o.queryJob(job.id)),
  cancelJob: (ids, client) =>
    afterwards(client, o.runFlowNow(ids.flow), (job) => o.cancelJob(job.id)),
  queryJobs: () => o.queryJobs(),
  queryFlowDataQualityWarnings: (ids) => o.queryFlowDataQualityWarnings(ids.flow),
  addFlowDataQualityWarning: (ids) =>
    o.addFlowDataQualityWarning(ids.flow, { kind: "WARNING", message: "Old data" }),
  deleteFlowDataQualityWarnings: (ids) => o.deleteFlowDataQualityWarnings(ids.flow),
  queryDataQualityWarning: (ids, client) =>
    warned(ids, client, (id) => o.queryDataQualityWarning(id)),
  updateDataQualityWarning: (ids, client) =>
    warned(ids, client, (id) => o.updateDataQualityWarning(id, { active: false })),
  deleteDataQualityWarning: (ids, client) =>
    warned(ids, client, (id) => o.deleteDataQualityWarning(id)),
  initiateFileUpload: () => o.initiateFileUpload(),
  appendToFileUpload: (_, client) =>
    afterwards(client, o.initiateFileUpload(), ({ uploadSessionId }) =>
      o.appendToFileUpload(uploadSessionId, { content: new Uint8Array(100), sequenceId: 1 }),
    ),
  getFavorites: (ids) => o.getFavorites(ids.admin),
  addFlowToFavorites: (ids) => o.addFlowToFavorites(ids.flow, { user: ids.admin, label: "Mine" }),
  deleteFlowFromFavorites: (ids, client) =>
    afterwards(client, o.addFlowToFavorites(ids.flow, { user: ids.admin, label: "Mine" }), () =>
      o.deleteFlowFromFavorites(ids.flow, { user: ids.admin }),
    ),
};

function warned(ids: Ids, client: Client, then: (id: string) => Made) {
  const warning = o.addFlowDataQualityWarning(ids.flow, { kind: "STALE" });
  return afterwards(client, warning, (reply) => then(reply.dataQualityWarning?.id ?? ""));
}

const servers: Partial<Record<"server" | "cloud", Emulator>> = {};
before(async () => {
  servers.server = await Emulator.start();
  servers.cloud = await Emulator.start("--cloud");
});
after(async () => {
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

test("there is a call here for every operation", () => {
  const known = Object.values(catalog).map((info) => info.id);
  assert.deepEqual(Object.keys(CALLS).sort(), known.sort());
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
    const result = await client.call(operation);
    assert.equal(result !== undefined, info.reply !== undefined || info.binary === true);
    const request = (await server.requests(info.id)).at(-1);
    assert.ok(request?.status !== null && request !== undefined && request.status < 300);
  });
}
