// Generated from spec/ by `make generate`. Do not edit.
/** The common base of all errors of this library. */

/** What is known of the call that failed; texts are free of secrets. */
export interface ErrorDetails {
  /** Id of the operation, such as `queryFlow`. */
  readonly operation?: string | undefined;
  /** HTTP method of the request. */
  readonly method?: string | undefined;
  /** URL of the request. */
  readonly url?: string | undefined;
  /** HTTP status; servers report some errors with status 200. */
  readonly status?: number | undefined;
  /** Error code of the server, such as `404027`. */
  readonly code?: string | undefined;
  /** Short title of the error, from the server. */
  readonly summary?: string | undefined;
  /** Explanation of the error, from the server. */
  readonly detail?: string | undefined;
  /** What to do about it. */
  readonly remedy?: string | undefined;
  /** Id of the request, if the server or a proxy sent one. */
  readonly requestId?: string | undefined;
  /** Seconds after which the server asks to repeat the call. */
  readonly retryAfter?: number | undefined;
  /** Whether the request may have reached the server. */
  readonly sent?: boolean | undefined;
  /** Whether the certificate or the use of TLS was the reason. */
  readonly untrusted?: boolean | undefined;
  /** Whether the connection broke before the body of the response was complete. */
  readonly incomplete?: boolean | undefined;
  /** Where a redirect leads to. */
  readonly location?: string | undefined;
  /** The beginning of the body of a response that is not a reply of Tableau. */
  readonly text?: string | undefined;
  /** The job that was waited for, as last read. */
  readonly job?: unknown;
  /** The flow run that was waited for, as last read. */
  readonly run?: unknown;
  /** Names, or paths, that are similar to the one that was not found, the most similar first. */
  readonly nearest?: readonly string[] | undefined;
  /** The objects that have the name, at most 100. */
  readonly candidates?: readonly unknown[] | undefined;
}

/** The base of all errors of this library. */
export class TableauError extends Error implements ErrorDetails {
  override readonly name: string = "TableauError";
  declare readonly operation?: string | undefined;
  declare readonly method?: string | undefined;
  declare readonly url?: string | undefined;
  declare readonly status?: number | undefined;
  declare readonly code?: string | undefined;
  declare readonly summary?: string | undefined;
  declare readonly detail?: string | undefined;
  declare readonly remedy?: string | undefined;
  declare readonly requestId?: string | undefined;
  declare readonly retryAfter?: number | undefined;
  declare readonly sent?: boolean | undefined;
  declare readonly untrusted?: boolean | undefined;
  declare readonly incomplete?: boolean | undefined;
  declare readonly location?: string | undefined;
  declare readonly text?: string | undefined;
  declare readonly job?: unknown;
  declare readonly run?: unknown;
  declare readonly nearest?: readonly string[] | undefined;
  declare readonly candidates?: readonly unknown[] | undefined;
  /** How often the request was sent. */
  attempts = 1;

  constructor(message: string, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(message, options);
    for (const [name, value] of Object.entries(details)) {
      if (value !== undefined) Object.defineProperty(this, name, { value, enumerable: true });
    }
  }
}
