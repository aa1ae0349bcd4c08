/** Symbols by which the platform disposes of objects, and shows them. */

/// <reference lib="esnext.disposable" preserve="true" />

/** The method that `await using` calls; platforms that do not know it have another symbol here. */
export const asyncDispose: typeof Symbol.asyncDispose =
  (Symbol as { readonly asyncDispose?: typeof Symbol.asyncDispose }).asyncDispose ??
  (Symbol.for("Symbol.asyncDispose") as typeof Symbol.asyncDispose);

/** The method by which Node shows an object in a console. */
export const inspection: unique symbol = Symbol.for("nodejs.util.inspect.custom");

/** Shows any value; the argument that Node gives. */
export type Inspect = (value: unknown, options: object) => string;

/** Return the text for a console: the name of the class, and what `toJSON` tells. */
export function inspected(
  shown: { toJSON(): object },
  options: object,
  inspect: Inspect = (value) => JSON.stringify(value),
): string {
  const known = Object.entries(shown.toJSON()).filter(([, value]) => value !== undefined);
  return `${shown.constructor.name} ${inspect(Object.fromEntries(known), options)}`;
}
