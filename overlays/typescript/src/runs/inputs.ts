/** Output steps and parameters of a run, given by id, by name or as objects. */

import { arrayCheck, idOf, objectCheck, shown } from "#generated/arguments.js";
import { UsageError } from "#generated/errors.js";
import type { Identified } from "#generated/kinds.js";
import { queryFlow } from "#generated/operations/flows.js";
import type { Flow } from "#generated/types/index.js";
import { sendCall } from "../calls/call.js";
import type { How } from "../calls/call.js";
import { isId, quoted } from "../lookups/lookup.js";
import { checkText } from "../options.js";
import type { Session } from "../session/session.js";
import { redacted } from "../wire/secrets.js";

/** What a flow is run with, by ids or names. */
export interface Inputs {
  readonly steps: readonly string[];
  readonly values: readonly (readonly [string, string])[];
}

/** Maximum output steps or parameters in the text of an error. */
const MOST_SHOWN = 10;

/**
 * Return output steps and values of parameters, by ids or names.
 *
 * @throws UsageError if they are malformed.
 */
export function readInputs(outputSteps: unknown, parameters: unknown): Inputs {
  const steps = arrayCheck(outputSteps ?? [], "outputSteps").map((step) => {
    // A name can have any characters; it is never a part of a path.
    if (typeof step !== "string") return idOf(step, "outputSteps");
    checkText(step, "each of outputSteps");
    return step;
  });
  const values = Object.entries(objectCheck<object>(parameters ?? {}, "parameters"));
  for (const [name, value] of values) {
    if (typeof value !== "string") {
      throw new UsageError(`parameters[${shown(name)}] must be a text, not ${shown(value)}`);
    }
  }
  return { steps, values: values as [string, string][] };
}

/**
 * Return the same with ids in place of names. The flow is read if there are any names that it does
 * not have as it was given.
 *
 * @throws UsageError if the flow has no such output step or parameter, or two of the name.
 */
export async function resolved(
  session: Session,
  flow: Identified<"flow">,
  inputs: Inputs,
  how: How,
): Promise<Inputs> {
  const texts = [...inputs.steps, ...inputs.values.map(([name]) => name)];
  if (texts.every(isId)) return inputs;
  const source = await sendCall(session, queryFlow(flow), how);
  const idIn = (given: string, what: string, choices: readonly Choice[]): string =>
    idOfChoice(given, what, choices, (text) => redacted(text, session.secrets()));
  const ids = new Map<string, string>();
  for (const [name, value] of inputs.values) {
    const id = idIn(name, "parameter", source.parameters);
    if (ids.has(id)) throw new UsageError(`parameters has two values for ${shown(name)}`);
    ids.set(id, value);
  }
  const steps = inputs.steps.map((step) => idIn(step, "output step", stepsOf(source)));
  return { steps: [...new Set(steps)], values: [...ids] };
}

interface Choice {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

function stepsOf(flow: Flow): readonly Choice[] {
  return flow.outputSteps ?? [];
}

function idOfChoice(
  given: string,
  what: string,
  choices: readonly Choice[],
  clean: (text: string) => string,
): string {
  if (isId(given)) return given;
  const found = choices.filter((one) => one.name === given).flatMap((one) => one.id ?? []);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  if (choices.some((one) => one.id === given)) return given;
  if (only !== undefined) {
    const ids = clean(found.slice(0, MOST_SHOWN).join(", "));
    throw new UsageError(
      `the flow has ${found.length} ${what}s called ${quoted(given)}: give one of the ids ${ids}`,
    );
  }
  const names = choices.slice(0, MOST_SHOWN).map(({ id, name }) => quoted(name ?? id ?? ""));
  if (choices.length > names.length) names.push("and more");
  const there = names.length > 0 ? clean(names.join(", ")) : "none";
  throw new UsageError(`the flow has no ${what} ${quoted(given)}; it has ${there}`);
}
