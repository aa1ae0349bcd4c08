// Generated from spec/ by `make generate`. Do not edit.
/** Tables prepared for reading: what an element may contain, by the names in documents. */

import type { Field, Shape } from "./shapes.js";

/** An element that another one may contain. */
export interface Child {
  readonly wire: string;
  /** The field for its value; for a wrapper, the field for the elements in it. */
  readonly field: Field;
  /** How its content is read, if it is an object. */
  readonly plan: Plan | undefined;
  /** The repeated element in it, if it is a wrapper. */
  readonly inner: Child | undefined;
  /** The field for the text of a wrapper. */
  readonly text: Field | undefined;
}

/** How the elements of one type are read. */
export interface Plan {
  readonly attributes: ReadonlyMap<string, Field>;
  readonly children: ReadonlyMap<string, Child>;
  /** The field for the text of the element itself. */
  readonly text: Field | undefined;
  /** The lists that are empty if nothing is sent. */
  readonly lists: readonly string[];
  readonly required: readonly Field[];
  /** Names and fields of the attributes of the latest tag, which most often repeats itself. */
  sequence: readonly (readonly [string, Field | undefined])[];
  /** The beginning of the latest document with this root, which most often repeats itself. */
  head: Head | undefined;
}

/** The beginning of a document up to the content of its root. */
export interface Head {
  /** The name that the root had to have. */
  readonly root: string;
  readonly text: string;
  /** The name of the root, with its prefix. */
  readonly name: string;
  /** Whether the root has content, as the reader notes it. */
  readonly state: number;
}

/** The plan for an element that is not in the schema. */
export const SKIPPED: Plan = {
  attributes: new Map(),
  children: new Map(),
  text: undefined,
  lists: [],
  required: [],
  sequence: [],
  head: undefined,
};

const plans = new WeakMap<Shape, Plan>();

/** Return the plan of a type; each is made once. */
export function planOf(shape: Shape): Plan {
  let plan = plans.get(shape);
  if (plan === undefined) {
    plan = newPlan(shape);
    plans.set(shape, plan);
  }
  return plan;
}

function newPlan(shape: Shape): Plan {
  const fields = shape.fields;
  const children = new Map<string, Child>();
  for (const field of fields) {
    if (field.place === "element") {
      const child = childOf(field, shape);
      children.set(child.wire, child);
    }
  }
  return {
    attributes: new Map(fields.filter((f) => f.place === "attribute").map((f) => [f.wire, f])),
    children,
    text: fields.find((f) => f.place === "text" && f.wrapper === undefined),
    lists: fields.filter((f) => f.many && !f.nullable).map((f) => f.name),
    required: fields.filter((f) => f.required),
    sequence: [],
    head: undefined,
  };
}

function childOf(field: Field, shape: Shape): Child {
  const plan = field.shape && planOf(field.shape);
  const own: Child = { wire: field.wire, field, plan, inner: undefined, text: undefined };
  if (field.wrapper === undefined) return own;
  const text = shape.fields.find((f) => f.place === "text" && f.wrapper === field.wrapper);
  return { wire: field.wrapper, field, plan: undefined, inner: own, text };
}
