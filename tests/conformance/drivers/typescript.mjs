// Driver of the conformance cases for the TypeScript client: reads requests, writes answers.

import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const dist = new URL("../../../overlays/typescript/dist/", import.meta.url);
const tableau = await import(new URL("index.js", dist));
const wire = await import(new URL("wire/index.js", dist));
const { operations, errors } = tableau;

const CREDENTIALS = {
  token: ({ name, secret }) => tableau.tokenCredentials(name, secret),
  password: ({ name, password }) => tableau.passwordCredentials(name, password),
  jwt: ({ jwt }) => tableau.jwtCredentials(jwt),
};
const clients = new Map();

const ANSWERS = {
  hello: () => ({
    language: "TypeScript",
    client: "@tableau-flows/client",
    kinds: ["request", "document", "reply", "scenario"],
  }),

  async request(message) {
    const { session } = message;
    const operation = operationOf(message);
    const version = wire.parseVersion(session.version);
    wire.checkVersion(operation, version);
    const built = wire.buildRequest("", operation, version, {
      token: session.token,
      siteId: session.site,
    });
    const { method, url, headers, body } = built;
    return { method, url, headers, body: body === undefined ? null : await textOf(body) };
  },

  document(message) {
    const operation = operationNamed(message.operation);
    const { response, content } = responseOf(message.response);
    let unreadable = 0;
    const report = (problems) => {
      for (const problem of problems) unreadable += problem.count;
    };
    try {
      const reply = wire.readReply(contextOf(operation), response, content, { report });
      const shape = operation.reply;
      const whole = reply === undefined ? null : modelOut(reply, shape);
      const result = wire.resultIn(operation, reply);
      return { reply: whole, result: resultOut(operation, result), unreadable };
    } catch (error) {
      const where = error.cause instanceof wire.DecodeError ? error.cause.path : null;
      return { error: { ...errorOut(error), where } };
    }
  },

  reply(message) {
    const info = operationNamed(message.operation);
    const error = failureOf(info, message);
    return {
      error: errorOut(error),
      remedy: error.remedy ?? null,
      retry_after: error.retryAfter ?? null,
      after: wire.repeatedAfter(error),
      unknown: wire.isOutcomeUnknown(info, error),
    };
  },

  async open(message) {
    await ANSWERS.close(message);
    const credentials = CREDENTIALS[message.credentials.kind](message.credentials);
    const options = {
      site: message.site,
      credentials,
      retry: { backoff: message.options.backoff },
    };
    clients.set(message.client, new tableau.Client(message.server, options));
    return {};
  },

  async close(message) {
    const client = clients.get(message.client);
    clients.delete(message.client);
    await client?.close();
    return {};
  },

  async call(message) {
    const operation = operationOf(message);
    const result = await clients.get(message.client).call(operation);
    return { result: resultOut(operation.info, result) };
  },

  async list(message) {
    const operation = operationOf(message);
    const items = await clients.get(message.client).list(operation).toArray();
    return { result: resultOut(operation.info, items) };
  },

  async publish(message) {
    const { path, name, overwrite, project, part_bytes: partBytes } = message;
    const options = { name, overwrite, project, partBytes };
    const given = Object.entries(options).filter(([, value]) => value !== null);
    const flow = await clients
      .get(message.client)
      .flows.publish(pathToFileURL(path), Object.fromEntries(given));
    return { result: resultOut(operationNamed("publishFlow"), flow) };
  },

  async download(message) {
    await clients.get(message.client).flows.download(message.flow, message.to);
    return { result: {} };
  },

  async run(message) {
    const run = await clients.get(message.client).flows.run(message.flow);
    await run.wait({ timeout: message.timeout });
    return { result: { outcome: "success" } };
  },

  async wait(message) {
    const job = valueIn(message.job, "object", JOB);
    await clients.get(message.client).jobs.wait(job, { timeout: message.timeout });
    return { result: { outcome: "success" } };
  },

  async concurrent(message) {
    return { answers: await Promise.all(message.steps.map(answered)) };
  },
};

/** The answer to a request, or the error that was raised. */
async function answered(message) {
  const answer = ANSWERS[message.kind];
  if (answer === undefined) return { unsupported: `there is no kind ${message.kind}` };
  try {
    return await answer(message);
  } catch (error) {
    if (error instanceof errors.TableauError) return { error: errorOut(error) };
    throw error;
  }
}

function errorOut(error) {
  const { name, code = null, status = null, message } = error;
  return { family: name, code, status, message };
}

/** The call of an operation with the arguments of a case. */
function operationOf({ operation: id, arguments: given, file }) {
  const info = operationNamed(id);
  const args = file ? { fileName: file.name, content: Buffer.from(file.text) } : {};
  for (const [name, value] of Object.entries(given)) {
    if (value === null) continue;
    const key = camel(name);
    const argument = info.request?.arguments.find((one) => one.name === key);
    args[key] = argument ? valueIn(value, argument.kind, shapeAt(info, argument.path)) : value;
  }
  const positional = (info.positional ?? []).map((name) => {
    const value = args[name];
    delete args[name];
    return value;
  });
  return operations[id](...positional, args);
}

/** The facts of an operation, from a call of it; its arguments are of no consequence. */
function operationNamed(id) {
  const known = INFOS.get(id);
  if (known === undefined) throw new errors.UsageError(`there is no operation ${id}`);
  return known;
}

function shapeAt(info, path) {
  let shape = info.request.shape;
  for (const name of path) shape = shape.fields.find((field) => field.name === name).shape;
  return shape;
}

/** A value of a case as the client takes it. */
function valueIn(value, kind, shape) {
  if (Array.isArray(value)) return value.map((one) => valueIn(one, kind, shape));
  if (kind === "dateTime") return new Date(value);
  if (shape === undefined || typeof value !== "object") return value;
  const model = {};
  for (const [name, inner] of Object.entries(value)) {
    if (inner === null) continue;
    const field = shape.fields.find((one) => one.name === camel(name));
    model[camel(name)] = field ? valueIn(inner, field.kind, field.shape) : inner;
  }
  return model;
}

function resultOut(info, result) {
  if (result === undefined) return null;
  if (result instanceof Uint8Array) return Buffer.from(result).toString("base64");
  if (info.result === undefined) return modelOut(result, info.reply);
  const { shape } = info.reply.fields.find((field) => field.name === info.result);
  const out = (one) => {
    const model = modelOut(one, shape);
    for (const { name, field } of info.attached ?? []) {
      const beside = info.reply.fields.find((other) => other.name === field);
      model[snake(name)] = one[name] === undefined ? null : valueOut(one[name], beside);
    }
    return model;
  };
  return Array.isArray(result) ? result.map(out) : out(result);
}

/** An object as the cases write it; secrets are members that are not enumerable. */
function modelOut(model, shape) {
  if (model instanceof Uint8Array) return Buffer.from(model).toString("base64");
  const out = {};
  for (const field of shape.fields) out[snake(field.name)] = valueOut(model[field.name], field);
  return out;
}

function valueOut(value, field) {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map((one) => valueOut(one, field));
  if (field.shape) return modelOut(value, field.shape);
  if (value instanceof Date) return `${short(value.toISOString().slice(0, -1))}Z`;
  if (field.kind === "time") return value.replace(/\.[0-9]+/, (text) => short(text.slice(0, 4)));
  return value;
}

function short(text) {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

function camel(name) {
  return name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

function snake(name) {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

async function textOf(body) {
  const parts = [];
  for await (const chunk of wire.bytesOf(body)) parts.push(chunk);
  return Buffer.concat(parts).toString();
}

function contextOf(info) {
  return { info, url: "http://server/api", secrets: [] };
}

function responseOf({ status, headers, body, body_base64: encoded }) {
  const content = encoded ? Buffer.from(encoded, "base64") : Buffer.from(body ?? "");
  return { response: { status, headers: new Headers(headers) }, content: new Uint8Array(content) };
}

/** The error for a failure that a case describes. */
function failureOf(info, { failure, response: given }) {
  const facts = { operation: info.id, method: info.method };
  const call = contextOf(info);
  switch (failure) {
    case "refused":
      return new errors.RequestRefusedError("refused", facts);
    case "untrusted":
      return new errors.ConnectionFailedError("untrusted", { ...facts, untrusted: true });
    case "not sent":
      return new errors.ConnectionFailedError("not sent", { ...facts, sent: false });
    case "lost":
      return new errors.ConnectionFailedError("lost", { ...facts, sent: true });
  }
  const { response, content } = responseOf(given);
  if (failure === "cut off") {
    return wire.unreadable(call, response, "a part of it", content, { incomplete: true });
  }
  try {
    wire.readReply(call, response, content);
  } catch (error) {
    return error;
  }
  throw new TypeError("there is no failure in this response");
}

const JOB = wire.catalog.QUERY_JOB.reply.fields.find((field) => field.name === "job").shape;
const INFOS = new Map(Object.values(wire.catalog).map((info) => [info.id, info]));

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  const answer = { id: message.id, ...(await answered(message)) };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
