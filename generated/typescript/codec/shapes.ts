// Generated from spec/ by `make generate`. Do not edit.
/** Tables that describe types for reading and writing documents. */

/** A version of the REST API as major and minor number: 3.10 is newer than 3.9. */
export type Version = readonly [number, number];

/** A field of a type, and its place in documents. */
export interface Field {
  readonly name: string;
  /** The name of the attribute or element; of the repeated element, if there is a wrapper. */
  readonly wire: string;
  readonly place: "attribute" | "element" | "text";
  readonly kind: "string" | "boolean" | "integer" | "dateTime" | "time" | "object";
  /** The table of the value, if it is an object. */
  readonly shape?: Shape;
  readonly required?: boolean;
  readonly many?: boolean;
  /** The element around repeated elements, or around this text. */
  readonly wrapper?: string;
  /** Whether a list without its wrapper is missing, as distinct from an empty list. */
  readonly nullable?: boolean;
  readonly secret?: boolean;
  /** The version that introduced it, if it is newer than the type. */
  readonly since?: Version;
}

/** The table of a type. */
export interface Shape {
  readonly name: string;
  /** Elements in the order of writing, and attributes. */
  readonly fields: readonly Field[];
}
