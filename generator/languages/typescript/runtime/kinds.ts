/** Ids of objects, and the objects that can be given in their place. */

/** Marks the types of objects by the kind of their ids, for the compiler only. */
export declare const objectKind: unique symbol;

/**
 * An id, or an object that has it. The compiler refuses objects of another kind, such as a project
 * in place of a flow.
 */
export type Identified<Kind extends string = string> =
  string | { readonly id?: string | undefined; readonly [objectKind]?: Kind };
