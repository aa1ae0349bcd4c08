/** Versions of the REST API as pairs of numbers, and the check of a call against one. */

import * as errors from "#generated/errors.js";
import type { Operation, OperationInfo, ParameterInfo, Version } from "#generated/operation.js";

/** Return a version as text, such as `3.30`. */
export function versionText(version: Version): string {
  return `${version[0]}.${version[1]}`;
}

/** Return a version from its text; undefined if it is not one. */
export function parseVersion(text: string): Version | undefined {
  const match = /^([0-9]{1,5})\.([0-9]{1,5})$/.exec(text.trim());
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}

/** Whether a version is older than another one. */
export function isOlder(version: Version, than: Version): boolean {
  return version[0] < than[0] || (version[0] === than[0] && version[1] < than[1]);
}

/**
 * Check that a version has everything that a call needs.
 *
 * @throws VersionError if it has not; nothing was sent.
 */
export function checkVersion(operation: Operation<unknown>, version: Version): void {
  const { info, query } = operation;
  const need = (what: string, since: Version | undefined): void => {
    if (since !== undefined && isOlder(version, since)) throw tooOld(info, what, since, version);
  };
  need(info.id, info.since);
  for (const newer of operation.newer()) need(`${info.id}: ${newer.what}`, newer.since);
  for (const [name, value] of query) {
    const parameter = info.parameters.find((one) => one.name === name);
    if (parameter === undefined) continue;
    const what = `${info.id}: ${parameter.argument ?? name}`;
    need(what, parameter.since);
    for (const [field, since] of fieldsIn(parameter, value)) need(`${what} by ${field}`, since);
  }
}

function tooOld(
  info: OperationInfo,
  what: string,
  since: Version,
  version: Version,
): errors.VersionError {
  return new errors.VersionError(
    `${what} needs version ${versionText(since)} of the REST API; version ` +
      `${versionText(version)} is in use`,
    { operation: info.id },
  );
}

function fieldsIn(parameter: ParameterInfo, value: string): [string, Version][] {
  const fields = parameter.fields;
  if (fields === undefined) return [];
  const found: [string, Version][] = [];
  for (const match of value.matchAll(/(?:^|,)\s*(\w+):/g)) {
    const name = match[1] ?? "";
    const since = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (since !== undefined && since !== true) found.push([name, since]);
  }
  return found;
}
