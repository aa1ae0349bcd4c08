// Generated from spec/ by `make generate`. Do not edit.
/** Reads documents: from the text straight to objects, by tables, in linear time. */

import { ERROR_DETAIL, ERROR_REPLY } from "./tables/common.js";
import { DOCUMENTS, NAMESPACES } from "../protocol.js";
import { AMPERSAND, Cursor, EQUALS, GREATER, LESS, localName, QUOTE, SLASH } from "./cursor.js";
import { DecodeError, ErrorDocument } from "./failures.js";
import type { Problem } from "./failures.js";
import { documentText } from "./markup.js";
import { planOf, SKIPPED } from "./plans.js";
import type { Child, Plan } from "./plans.js";
import type { Field, Shape } from "./shapes.js";
import { readValue, trimmed, UNREADABLE } from "./values.js";

/** Maximum nesting of elements. */
const DEEPEST = 64;
/** Maximum characters of an unreadable value in a message; a longer one could be a secret. */
const LONGEST_SHOWN = 60;
/** Maximum number of places with problems that are told apart. */
const MOST_PROBLEMS = 1_000;
/** Maximum attributes of a tag whose order is remembered. */
const LONGEST_SEQUENCE = 32;
/** Maximum characters of the name of an attribute that is remembered. */
const LONGEST_NAME = 200;
/** Maximum characters of the beginning of a document that is remembered. */
const LONGEST_HEAD = 1_000;

const LEFT_OUT = Symbol("left out");
const NOTHING: readonly never[] = Object.freeze([]);

type Model = Record<string, unknown>;
type Fault = readonly [string, string];

/** How a document is read. */
export interface ReadOptions {
  /** The name of the root element; that of a reply if omitted. */
  readonly root?: string;
  /** Whether a value that cannot be read is an error even if it is optional. */
  readonly strict?: boolean | undefined;
  /** Called with the values that could not be read, if there are any. */
  readonly report?: ((problems: readonly Problem[]) => void) | undefined;
}

/**
 * Read a document.
 *
 * Unknown elements and attributes are ignored. An optional value that cannot be read is missing
 * from the result. Secret values are members that are not enumerable, so that they are not shown.
 *
 * @param shape - The table of its type.
 * @param document - The document as bytes or text.
 * @param options - How it is read.
 * @throws DecodeError if it is not such a document; ErrorDocument if it is a reply that reports an
 *   error.
 */
export function decodeDocument(
  shape: Shape,
  document: string | Uint8Array,
  options: ReadOptions = {},
): unknown {
  const reader = new Reader(documentText(document), options.strict ?? false);
  const root = options.root ?? DOCUMENTS.reply;
  try {
    return reader.document(planOf(shape), root);
  } finally {
    const { problems } = reader;
    if (options.report && problems !== undefined) options.report([...problems.values()]);
  }
}

/** Return the error that a reply reports; undefined if it is not an error document. */
export function readError(
  document: string | Uint8Array,
): { code: string; summary?: string; detail?: string } | undefined {
  try {
    const reply = decodeDocument(ERROR_REPLY, document) as { error: never };
    return reply.error;
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}

class Reader extends Cursor {
  problems: Map<string, Problem> | undefined;
  readonly #strict: boolean;
  /** The number of elements around the current one that are items of lists. */
  #items = 0;
  #error: unknown;

  constructor(text: string, strict: boolean) {
    super(text);
    this.#strict = strict;
  }

  document(plan: Plan, root: string): unknown {
    const { name, state } = this.#head(plan, root);
    this.path.push(root);
    const isReply = root === DOCUMENTS.reply && !plan.children.has(DOCUMENTS.error);
    const result = this.#object(plan, name, undefined, isReply, state);
    this.skipMisc();
    if (this.pos < this.text.length) throw this.malformed("there is more after the root");
    if (this.#error !== undefined) throw new ErrorDocument(this.#error as { code: string });
    return result;
  }

  /**
   * Read the document up to the content of the root, or to its attributes if they have fields.
   *
   * @returns The name of the root, and the state of its tag if it was read.
   */
  #head(plan: Plan, root: string): { readonly name: string; readonly state: number | undefined } {
    const known = plan.head;
    if (known?.root === root && this.text.startsWith(known.text)) {
      this.pos = known.text.length;
      return known;
    }
    this.skipProlog();
    const name = this.openName();
    const local = localName(name);
    const before = this.pos;
    const [namespace, state] = this.#namespace(name);
    if (local !== root || !NAMESPACES.includes(namespace)) {
      const of = namespace ? ` of ${namespace.slice(0, 100)}` : "";
      const found = `<${local.slice(0, 100)}>${of}`;
      throw new DecodeError("foreign", `the document is ${found}, not <${root}>`);
    }
    if (plan.attributes.size > 0) {
      this.pos = before;
      return { name, state: undefined };
    }
    if (this.pos <= LONGEST_HEAD) {
      plan.head = { root, name: own(name), state, text: own(this.text.slice(0, this.pos)) };
    }
    return { name, state };
  }

  // Elements

  /** Read an element after its name; the end of the path is the element. */
  #object(
    plan: Plan,
    name: string,
    child: Child | undefined,
    isRoot = false,
    tagState?: number,
  ): Model | typeof LEFT_OUT {
    if (this.path.length > DEEPEST) {
      throw new DecodeError("refused", "elements are nested too deeply", this.where());
    }
    const target: Model = {};
    const isItem = child?.field.many === true;
    if (isItem) this.#items += 1;
    let fault: Fault | undefined;
    const start = this.pos;
    let state = tagState ?? this.#attributes(plan, target);
    if (state === AGAIN) {
      this.pos = start;
      state = this.#anyAttributes(plan, target);
    }
    if (this.#fault !== undefined) {
      fault = this.#fault;
      this.#fault = undefined;
    }
    const text = state === CLOSED ? "" : this.#content(plan, name, target, isRoot);
    if (plan.text !== undefined) setText(target, plan.text, text);
    for (const list of plan.lists) target[list] ??= NOTHING;
    if (isItem) this.#items -= 1;
    if (isRoot && this.#error !== undefined) return target;
    for (const field of plan.required) {
      if (fault !== undefined) break;
      const value = target[field.name];
      if (value === undefined || value === NOTHING) fault = missing(field);
    }
    return fault === undefined ? target : this.#faulty(fault, child);
  }

  /** Read the content of an element to its end; return the text in it, if that is of use. */
  #content(plan: Plan, name: string, target: Model, isRoot: boolean): string {
    let text = "";
    for (;;) {
      text = this.textBefore(text, plan.text !== undefined);
      if (this.isEnd(name)) return text;
      const inner = this.openName();
      let child = plan.children.get(inner) ?? plan.children.get(localName(inner));
      if (isRoot && child === undefined && localName(inner) === DOCUMENTS.error) {
        child = ERROR_CHILD;
      }
      this.path.push(child?.wire ?? localName(inner).slice(0, 100));
      if (child === undefined) this.#object(SKIPPED, inner, undefined);
      else if (child === ERROR_CHILD)
        this.#error = this.#object(planOf(ERROR_DETAIL), inner, child);
      else if (child.inner !== undefined) this.#wrapper(child, child.inner, inner, target);
      else this.#add(child, target, this.#value(child, inner));
      this.path.pop();
    }
  }

  /** Read a wrapper, whose elements belong to the element around it. */
  #wrapper(child: Child, item: Child, name: string, target: Model): void {
    if (this.path.length > DEEPEST) {
      throw new DecodeError("refused", "elements are nested too deeply", this.where());
    }
    if (child.field.nullable) target[child.field.name] ??= [];
    let text = "";
    if (!this.#skipAttributes()) {
      for (;;) {
        text = this.textBefore(text, child.text !== undefined);
        if (this.isEnd(name)) break;
        const inner = this.openName();
        const isItem = localName(inner) === item.wire;
        this.path.push(isItem ? item.wire : localName(inner).slice(0, 100));
        if (isItem) this.#add(item, target, this.#value(item, inner));
        else this.#object(SKIPPED, inner, undefined);
        this.path.pop();
      }
    }
    if (child.text !== undefined) setText(target, child.text, text);
  }

  /** Read the value of an element after its name. */
  #value(child: Child, name: string): unknown {
    if (child.plan !== undefined) return this.#object(child.plan, name, child);
    const text = this.#leaf(name);
    const value = readValue(child.field.kind, text);
    if (value !== UNREADABLE) return value;
    return this.#faulty(["", unreadable(text)], child);
  }

  #add(child: Child, target: Model, value: unknown): void {
    if (value === LEFT_OUT) return;
    const { name, many, secret } = child.field;
    if (!many) {
      if (secret) hide(target, name, value);
      else target[name] = value;
      return;
    }
    const list = target[name] as unknown[] | undefined;
    if (list === undefined) target[name] = [value];
    else list.push(value);
  }

  /** Read an element with text, after its name. */
  #leaf(name: string): string {
    if (this.#skipAttributes()) return "";
    let text = "";
    for (;;) {
      text = this.textBefore(text, true);
      if (this.isEnd(name)) return text;
      const inner = this.openName();
      this.path.push(localName(inner).slice(0, 100));
      this.#object(SKIPPED, inner, undefined);
      this.path.pop();
    }
  }

  // Attributes

  #fault: Fault | undefined;

  /**
   * Read the attributes of a tag that has them in the order of the tag before, of which some may
   * be missing. `AGAIN` if this tag is different.
   */
  #attributes(plan: Plan, target: Model): number {
    const text = this.text;
    const sequence = plan.sequence;
    let pos = this.pos;
    let next = 0;
    for (;;) {
      let code = text.charCodeAt(pos);
      if (code !== 32) {
        if (code === SLASH && text.charCodeAt(pos + 1) === GREATER) {
          this.pos = pos + 2;
          return CLOSED;
        }
        if (code === GREATER) {
          this.pos = pos + 1;
          return OPEN;
        }
        return AGAIN;
      }
      pos += 1;
      let entry = sequence[next];
      while (entry !== undefined && !startsAttribute(text, entry[0], pos)) {
        next += 1;
        entry = sequence[next];
      }
      if (entry === undefined) {
        code = text.charCodeAt(pos);
        if (code === SLASH || code === GREATER) continue;
        return AGAIN;
      }
      next += 1;
      const start = pos + entry[0].length + 2;
      pos = start;
      for (;;) {
        code = text.charCodeAt(pos);
        if (code === QUOTE) break;
        if (code === LESS || code === AMPERSAND || code < 32 || pos >= text.length) return AGAIN;
        pos += 1;
      }
      const field = entry[1];
      if (field !== undefined) {
        const value = readValue(field.kind, text.slice(start, pos));
        // Whatever is not as usual is told about once, when the tag is read again.
        if (value === undefined || value === UNREADABLE) return AGAIN;
        if (field.secret) hide(target, field.name, value);
        else target[field.name] = value;
      }
      pos += 1;
    }
  }

  /** Read the attributes of any tag, and remember their order. */
  #anyAttributes(plan: Plan, target: Model): number {
    for (const name of Object.getOwnPropertyNames(target)) Reflect.deleteProperty(target, name);
    const sequence: (readonly [string, Field | undefined])[] = [];
    let isShort = plan !== SKIPPED;
    const isClosed = this.everyAttribute((name, value) => {
      const field = plan.attributes.get(name);
      if (field !== undefined) this.#setAttribute(field, target, value);
      isShort &&= name.length <= LONGEST_NAME && sequence.length < LONGEST_SEQUENCE;
      if (isShort) sequence.push([field?.wire ?? own(name), field]);
    });
    if (isShort) plan.sequence = sequence;
    return isClosed ? CLOSED : OPEN;
  }

  #setAttribute(field: Field, target: Model, raw: string): void {
    const value = readValue(field.kind, raw);
    if (value === UNREADABLE) {
      const fault: Fault = [`/@${field.wire}`, unreadable(raw)];
      if (field.required) this.#fault ??= fault;
      else if (this.#strict) throw new DecodeError("value", fault[1], this.where() + fault[0]);
      else this.#note(this.where() + fault[0], fault[1]);
    } else if (field.secret) {
      hide(target, field.name, value);
    } else if (value !== undefined) {
      target[field.name] = value;
    } else if (field.required) {
      this.#fault ??= [`/@${field.wire}`, "a value is missing"];
    }
  }

  #skipAttributes(): boolean {
    const code = this.text.charCodeAt(this.pos);
    if (code === GREATER) {
      this.pos += 1;
      return false;
    }
    if (code === SLASH && this.text.charCodeAt(this.pos + 1) === GREATER) {
      this.pos += 2;
      return true;
    }
    return this.everyAttribute(() => undefined);
  }

  /** Return the namespace of the root from its attributes, and whether it has content. */
  #namespace(name: string): [string, number] {
    const colon = name.indexOf(":");
    const wanted = colon < 0 ? "xmlns" : `xmlns:${name.slice(0, colon)}`;
    let namespace = "";
    const isClosed = this.everyAttribute((attribute, value) => {
      if (attribute === wanted) namespace = value;
    });
    return [namespace, isClosed ? CLOSED : OPEN];
  }

  // Faults

  /** Return that an element is left out, if that is possible. */
  #faulty(fault: Fault, child: Child | undefined): typeof LEFT_OUT {
    const path = this.where() + fault[0];
    const field = child?.field;
    // The items that the document is about are never left out, but those of an item's lists are.
    const isOptional = field !== undefined && !field.required && (!field.many || this.#items > 0);
    if (this.#strict || !isOptional) throw new DecodeError("value", fault[1], path);
    this.#note(path, `left out, ${fault[1]}`);
    return LEFT_OUT;
  }

  #note(path: string, reason: string): void {
    const problems = (this.problems ??= new Map<string, Problem>());
    const known = problems.get(path);
    if (known === undefined && problems.size >= MOST_PROBLEMS) return;
    const count = (known?.count ?? 0) + 1;
    problems.set(path, { path, reason: known?.reason ?? reason, count });
  }
}

const OPEN = 0;
const CLOSED = 1;
const AGAIN = 2;

const ERROR_CHILD: Child = {
  wire: DOCUMENTS.error,
  field: { name: "error", wire: DOCUMENTS.error, place: "element", kind: "object", required: true },
  plan: undefined,
  inner: undefined,
  text: undefined,
};

function startsAttribute(text: string, name: string, pos: number): boolean {
  const end = pos + name.length;
  return (
    text.charCodeAt(end) === EQUALS &&
    text.charCodeAt(end + 1) === QUOTE &&
    text.startsWith(name, pos)
  );
}

/** Set a text; beside elements, white space around it is layout. */
function setText(target: Model, field: Field, text: string): void {
  if (field.required) target[field.name] = text;
  else {
    const inner = trimmed(text);
    if (inner) target[field.name] = inner;
  }
}

/** Return a text that does not keep the document in memory that it is a part of. */
function own(text: string): string {
  return ` ${text}`.slice(1);
}

function hide(target: Model, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, configurable: true });
}

function missing(field: Field): Fault {
  if (field.place === "attribute") return [`/@${field.wire}`, "the attribute is missing"];
  return [`/${field.wrapper ?? field.wire}`, "the element is missing"];
}

function unreadable(text: string): string {
  if (text.length > LONGEST_SHOWN) return `not a readable value: ${text.length} characters`;
  return `not a readable value: ${JSON.stringify(text)}`;
}
