// Generated from spec/ by `make generate`. Do not edit.
/**
 * The protocol between clients and servers: names, codes, limits and tables. Versions of the REST
 * API are pairs of numbers.
 */

/** The newest version of the REST API that is described. */
export const API_VERSION = [3, 30] as const;

/** The oldest version that has the flow methods. */
export const OLDEST_API_VERSION = [3, 3] as const;

/** The namespaces of replies: the current one, those of old servers, and none. */
export const NAMESPACES: readonly string[] = [
  "http://tableau.com/api", "http://tableausoftware.com/api", "",
];

/**
 * Signing in returns a token, which every other call sends in the header. When a session has ended,
 * the client signs in once for all waiting calls, and then sends each call again. If a response
 * cannot be read, its status shows whether the session has ended. Since every call carries the
 * token, a redirect is followed only to the REST API of the same host, on the same port or from
 * http to https, with the same method and body; 303 asks for a GET, so only a GET follows it. Any
 * other redirect is refused with a RedirectedError. No error and no log line shows a token or
 * another secret.
 */
export const SESSION = {
  header: "X-Tableau-Auth",
  versionParameter: "apiVersion",
  siteParameter: "siteId",
  signIn: "signIn",
  signInSite: ["credentials", "site", "contentUrl"],
  signInUser: ["credentials", "user", "id"],
  token: ["credentials", "token"],
  site: ["credentials", "site", "id"],
  user: ["credentials", "user", "id"],
  signOut: "signOut",
  changeSite: "switchSite",
  changeSiteSite: ["site", "contentUrl"],
  endedStatus: 401,
  endedCodes: ["401000", "401002"],
  sameSite: "403070",
  idleMinutesServer: 240,
  idleMinutesCloud: 120,
} as const;

/** Credentials. */
export const CREDENTIALS = [
  {
    name: "token",
    title: "a personal access token",
    sinceServer: [3, 6],
    sinceCloud: [3, 6],
    impersonationSince: [3, 11],
    oneSession: true,
    fields: [
      {
        name: "name",
        path: ["credentials", "personalAccessTokenName"],
        optional: false,
        secret: false,
      },
      {
        name: "secret",
        path: ["credentials", "personalAccessTokenSecret"],
        optional: false,
        secret: true,
      },
    ],
  },
  {
    name: "password",
    title: "a password",
    sinceServer: [2, 0],
    sinceCloud: null,
    impersonationSince: [2, 0],
    oneSession: false,
    fields: [
      { name: "name", path: ["credentials", "name"], optional: false, secret: false },
      { name: "password", path: ["credentials", "password"], optional: false, secret: true },
    ],
  },
  {
    name: "jwt",
    title: "a JSON web token",
    sinceServer: [3, 17],
    sinceCloud: [3, 16],
    impersonationSince: [3, 16],
    oneSession: false,
    fields: [
      { name: "jwt", path: ["credentials", "jwt"], optional: false, secret: true },
      { name: "isUat", path: ["credentials", "isUat"], optional: true, secret: false },
    ],
  },
] as const;

/**
 * A client that has a secret of a connected app makes a JSON web token by itself and signs in with
 * it, as a user of its choice. A token is signed with the secret value and is valid for one
 * sign-in, so each sign-in gets a new one, a repeated sign-in too. The session can make the calls
 * that the scopes in the token allow; the server refuses the sign-in if the app does not grant one
 * of them. A scope whose last word is an asterisk stands for all scopes with that beginning.
 */
export const CONNECTED_APPS = {
  credentials: "jwt",
  algorithm: "HS256",
  type: "JWT",
  audience: "tableau",
  header: [
    { name: "alg", value: "algorithm" },
    { name: "typ", value: "type" },
    { name: "kid", value: "secret id" },
  ],
  claims: [
    { name: "iss", value: "client id" },
    { name: "sub", value: "user" },
    { name: "aud", value: "audience" },
    { name: "jti", value: "unique id" },
    { name: "iat", value: "issue time" },
    { name: "nbf", value: "start time" },
    { name: "exp", value: "expiry time" },
    { name: "scp", value: "scopes" },
  ],
  longestMinutes: 10,
  missingScope: "401002",
} as const;

/**
 * The client reads the newest version that the server supports, without a session and with the
 * oldest version that has the flow methods in the path. It then uses the lower of that version and
 * the newest version that the client supports. Versions are compared as pairs of numbers: 3.10 is
 * newer than 3.9.
 */
export const VERSIONS = {
  operation: "serverInfo",
  field: ["serverInfo", "restApiVersion"],
  unknownVersion: "404003",
  unknownOperation: "404001",
} as const;

/**
 * Requests have no namespace, and names are case-sensitive. Replies are read by local names, in any
 * order, with the current namespace, that of an old server, or none. Unknown elements and
 * attributes are ignored. A text with a character that XML cannot hold is refused before anything
 * is sent. A response with any status can contain an error, so every body is examined; an error
 * without a code is unreadable. An empty list in a request is left out, with the element around it.
 * The text of an element that has attributes or elements as well is no value if it is white space
 * alone. An optional element that lacks a required value is left out, and so is one whose required
 * value is unreadable; if the element itself is required, or an item of a list, the reply is
 * unreadable.
 */
export const DOCUMENTS = {
  request: "tsRequest",
  requestNamespace: false,
  reply: "tsResponse",
  error: "error",
  warnings: "warnings",
  requestMedia: "text/xml",
  replyMedia: "application/xml",
} as const;

/**
 * Servers read and send the documents as JSON too. A reply is JSON if the header Accept of the
 * request names the media type; a request is JSON if its Content-Type is that type. The two are
 * independent. The root is left out: its children are the properties of the document. Attributes
 * and elements are properties of one object, repeated elements are an array even if there is only
 * one, and an empty list is an object without the array. The text of an element that has attributes
 * is a property of its own. An element that is text alone is a string.
 */
export const JSON_FORM = {
  since: [2, 5],
  media: "application/json",
  text: "value",
  strings: ["integer"],
} as const;

/**
 * White space around a value is ignored. An empty value of any of these types means that there is
 * no value. The patterns are regular expressions of ECMA 262 and match the whole value.
 */
export const VALUES = {
  trueWords: ["true", "1"],
  falseWords: ["false", "0"],
  integer: "[+-]?[0-9]+",
  dateTime: "([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2}:[0-9]{2})(\\.[0-9]+)?((?:Z|[+-](?:(?:0[0-9]|1[0-3]):?[0-5][0-9]|14:?00))?)",
  time: "([0-9]{2}:[0-9]{2}:[0-9]{2})(\\.[0-9]+)?((?:Z|[+-](?:(?:0[0-9]|1[0-3]):?[0-5][0-9]|14:?00))?)",
} as const;

/**
 * A list is read page by page. Reading pages concurrently requires a sort order that is stable
 * while items are added and deleted; without a sort, the order is undefined.
 */
export const PAGING = {
  pagination: "pagination",
  paginationNumber: "pageNumber",
  paginationSize: "pageSize",
  paginationTotal: "totalAvailable",
  number: "pageNumber",
  size: "pageSize",
  first: 1,
  leastSize: 1,
  defaultSize: 100,
  largestSize: 1000,
  pastTheEnd: "400006",
  wrongSize: "400007",
  tooLarge: "403014",
  stableSort: ["createdAt", "name"],
  withoutTotal: [{ sign: "short page" }, { sign: "repeated items" }, { sign: "past the end" }],
} as const;

/**
 * All conditions of a filter must be true; the fields of a sort are in decreasing order of
 * priority. The server splits filters after it has decoded the URL, so a value cannot contain a
 * separator, even percent-encoded. Names are compared case-sensitively. The operator in takes a
 * list. Reserved characters are percent-encoded in paths too. Some servers decode a path twice, so
 * an identifier is refused before anything is sent if it is empty, a dot or two dots, or has a
 * slash, a backslash, a question mark, a hash, a percent sign or a control character.
 */
export const QUERIES = {
  filter: "{field}:{operator}:{value}",
  sort: "{field}:{direction}",
  list: "[{values}]",
  joinedBy: ",",
  ascending: "asc",
  descending: "desc",
  neverInValues: ",&",
  unsafeInValues: ",&[]:*%",
} as const;

/**
 * A file up to the limit of one request is sent in the request that publishes it. A larger file is
 * uploaded in parts first, one after another. Parts can be sent concurrently, with part numbers,
 * only if the server reports a maximum number of parts. If the response to a part is lost, the part
 * may have been appended, so a new upload starts with the first part. A download is a read, so it
 * is sent again if it breaks off. A page or an error document in place of the file, although the
 * status reports success, is not a file, and neither is a part of a body.
 */
export const UPLOADS = {
  megabyte: 1048576,
  oneRequest: 67108864,
  largestPart: 67108864,
  usualPart: 33554432,
  parts: 1000,
  firstPart: 1,
  partNumber: "sequenceID",
  upload: "uploadSessionId",
  forgotten: "404015",
} as const;

/**
 * The body is multipart/mixed, regardless of the dispositions of its parts. Lines end in CRLF. Each
 * part has the two headers in this order, an empty line and its content. The parts are in the order
 * given in the operation. The boundary must not occur in any part.
 */
export const MULTIPART = {
  media: "multipart/mixed",
  lineEnd: "\r\n",
  disposition: "Content-Disposition",
  contentType: "Content-Type",
  fileNameStandIn: "flow",
  fileNameLeftOut: "\"\\\r\n/;",
  fileNameLongest: 100,
} as const;

/**
 * A job has ended when it has a completion time, or when its progress is complete and it has a
 * finish code. Servers delete jobs soon after they end; the outcome can then be read from the flow
 * run, whose failureReason has the reason. The flow of a job is in its runFlowJobType. Without such
 * a run, or on a server without flow runs, the job is gone. A note that reports a failure takes
 * precedence over a successful finish code.
 */
export const JOBS = {
  operation: "queryJob",
  finishCodes: [
    { code: 0, outcome: "success" },
    { code: 1, outcome: "failure" },
    { code: 2, outcome: "cancelled" },
    { code: 3, outcome: "success" },
  ],
  failureNote: "errorCode",
  forgotten: ["400031", "404018"],
  runs: "getFlowRuns",
  runsFlow: "flowId",
  runsNewest: "startedAt",
  runsJob: "backgroundJobId",
  runStatus: "flow run status",
  runStates: [
    { state: "Pending", outcome: "under way" },
    { state: "InProgress", outcome: "under way" },
    { state: "Success", outcome: "success" },
    { state: "Failed", outcome: "failure" },
    { state: "Cancelled", outcome: "cancelled" },
  ],
} as const;

/**
 * The host name tells Tableau Cloud. The default site and sign-ins with a password exist on Tableau
 * Server only. Otherwise the kind of server is not known, since no call tells it to every user. An
 * operation of the other kind of server is refused before anything is sent; where the kind is not
 * known, the server does not find the address of the operation.
 */
export const DEPLOYMENTS = { cloudHosts: ["online.tableau.com"], notFound: "404003" } as const;

/**
 * Servers list some capabilities among the permission rules of a flow that follow from something
 * else, such as leading an enclosing project. They can be neither added nor deleted.
 */
export const PERMISSIONS = { implicit: ["InheritedProjectLeader"] } as const;

/**
 * Which times, intervals and days a schedule can combine, by frequency and kind of server. A
 * schedule has at most one interval, in hours or in minutes, from start to end. Days of the week
 * are intervals of their own; so are days of the month, which are numbers, the last day, or, in one
 * interval with a day of the week, its occurrence.
 */
export const SCHEDULES = {
  refused: "409004",
  highestPriority: 1,
  lowestPriority: 100,
  daysOfMonth: 31,
  lastDay: "LastDay",
  combinations: [
    {
      frequency: "Hourly",
      deployment: "server",
      interval: "required",
      hours: [1, 2, 4, 6, 8, 12],
      minutes: [15, 30],
      wholeHours: false,
      endAfterStart: false,
      stepMinutes: 1,
      leastWeekDays: 0,
      mostWeekDays: 7,
      daysNeedInterval: false,
      monthDays: [],
      oneKindOfDays: false,
    },
    {
      frequency: "Hourly",
      deployment: "cloud",
      interval: "required",
      hours: [1],
      minutes: [60],
      wholeHours: true,
      endAfterStart: true,
      stepMinutes: 5,
      leastWeekDays: 1,
      mostWeekDays: 7,
      daysNeedInterval: false,
      monthDays: [],
      oneKindOfDays: false,
    },
    {
      frequency: "Daily",
      deployment: "server",
      interval: "optional",
      hours: [2, 4, 6, 8, 12],
      minutes: [],
      wholeHours: false,
      endAfterStart: false,
      stepMinutes: 1,
      leastWeekDays: 0,
      mostWeekDays: 7,
      daysNeedInterval: true,
      monthDays: [],
      oneKindOfDays: false,
    },
    {
      frequency: "Daily",
      deployment: "cloud",
      interval: "optional",
      hours: [2, 4, 6, 8, 12, 24],
      minutes: [],
      wholeHours: true,
      endAfterStart: false,
      stepMinutes: 5,
      leastWeekDays: 1,
      mostWeekDays: 7,
      daysNeedInterval: false,
      monthDays: [],
      oneKindOfDays: false,
    },
    {
      frequency: "Weekly",
      deployment: "server",
      interval: "none",
      hours: [],
      minutes: [],
      wholeHours: false,
      endAfterStart: false,
      stepMinutes: 1,
      leastWeekDays: 1,
      mostWeekDays: 7,
      daysNeedInterval: false,
      monthDays: [],
      oneKindOfDays: false,
    },
    {
      frequency: "Weekly",
      deployment: "cloud",
      interval: "none",
      hours: [],
      minutes: [],
      wholeHours: false,
      endAfterStart: false,
      stepMinutes: 5,
      leastWeekDays: 1,
      mostWeekDays: 1,
      daysNeedInterval: false,
      monthDays: [],
      oneKindOfDays: false,
    },
    {
      frequency: "Monthly",
      deployment: "server",
      interval: "none",
      hours: [],
      minutes: [],
      wholeHours: false,
      endAfterStart: false,
      stepMinutes: 1,
      leastWeekDays: 0,
      mostWeekDays: 0,
      daysNeedInterval: false,
      monthDays: ["numbers", "last day"],
      oneKindOfDays: false,
    },
    {
      frequency: "Monthly",
      deployment: "cloud",
      interval: "none",
      hours: [],
      minutes: [],
      wholeHours: false,
      endAfterStart: false,
      stepMinutes: 5,
      leastWeekDays: 0,
      mostWeekDays: 0,
      daysNeedInterval: false,
      monthDays: ["numbers", "last day", "occurrence"],
      oneKindOfDays: true,
    },
  ],
} as const;

/**
 * The Metadata API is one call, a POST of a GraphQL query as JSON, with the token of the session.
 * It changes nothing. Its path has no version and no site; the site is that of the session. Errors
 * come with HTTP status 200, beside the data that could be read, and the data can be incomplete.
 * Rows have the id of the REST API as luid. The index lags behind the REST API. Tableau Server has
 * the Metadata API switched off until an administrator enables it.
 */
export const METADATA = {
  name: "metadataQuery",
  path: "/api/metadata/graphql",
  media: "application/json",
  since: [3, 5],
  scopes: ["tableau:content:read"],
  id: "luid",
  defaultSize: 100,
  largestSize: 1000,
  flows: "flowsConnection",
  flowType: "metadata flow",
  flowIds: "luidWithin",
  flowName: "name",
  flowProject: "projectName",
  codes: [
    { code: "ACCESS_DENIED", effect: "failed" },
    { code: "BACKFILL_RUNNING", effect: "incomplete" },
    { code: "FEATURE_DISABLED", effect: "failed" },
    { code: "FILTER_REQUIRED", effect: "failed" },
    { code: "INHERITANCE_INCOMPLETE", effect: "incomplete" },
    { code: "INVALID_ARGUMENT", effect: "failed" },
    { code: "LINKED_RESULTS_INCOMPLETE", effect: "incomplete" },
    { code: "MAX_PAGE_SIZE_EXCEEDED", effect: "harmless" },
    { code: "NODE_LIMIT_EXCEEDED", effect: "too large" },
    { code: "PERMISSIONS_MODE_SWITCHED", effect: "incomplete" },
    { code: "RATE_EXCEEDED", effect: "limited" },
    { code: "SITE_DISABLED", effect: "failed" },
    { code: "TIME_LIMIT_EXCEEDED", effect: "too large" },
    { code: "USER_VISIBILITY_IS_LIMITED", effect: "incomplete" },
  ],
} as const;

/**
 * The first row that matches applies. A server that responds with 429, or with 503 and Retry-After,
 * has rejected the call without performing it. The same is true of the status that ends a session,
 * even if the rest of the response is lost. Certificate errors are permanent, so they are not
 * retried. Content delivery networks use 520 to 524 like 502 and 504. A row without statuses stands
 * for what its name says. A response that reports a failure without an error document is
 * unreadable, with an empty body too. There are two exceptions, which are errors without a code: a
 * response with 429, and one of the row fault whose body is empty or white space alone, since a
 * server that fails may be unable to say why, while an empty body with another status from 500 on
 * comes from a gateway. Many HTTP libraries send a request again on their own if a connection
 * breaks, some a PUT or DELETE too; a client must switch that off.
 */
export const RETRY = {
  waitHeader: "Retry-After",
  outcomeUnknown: "OutcomeUnknownError",
  repeated: [
    { name: "read", title: "read" },
    { name: "repeatable", title: "repeatable" },
    { name: "write", title: "write" },
    { name: "upload", title: "an upload as a whole" },
    { name: "poll", title: "the next poll of a wait" },
  ],
  failures: [
    {
      name: "refused",
      title: "rejected by the client",
      statuses: [],
      statusesFrom: null,
      waits: null,
      unknown: "never",
      raises: ["RequestRefusedError"],
      after: [],
    },
    {
      name: "untrusted",
      title: "the certificate is rejected, or the server does not use TLS",
      statuses: [],
      statusesFrom: null,
      waits: null,
      unknown: "never",
      raises: ["ConnectionFailedError"],
      after: [],
    },
    {
      name: "not sent",
      title: "no connection",
      statuses: [],
      statusesFrom: null,
      waits: null,
      unknown: "never",
      raises: ["ConnectionFailedError", "RequestTimeoutError"],
      after: ["read", "repeatable", "write", "poll"],
    },
    {
      name: "limited",
      title: "429",
      statuses: [429],
      statusesFrom: null,
      waits: null,
      unknown: "never",
      raises: ["RateLimitedError"],
      after: ["read", "repeatable", "write", "poll"],
    },
    {
      name: "busy",
      title: "503 with Retry-After",
      statuses: [503],
      statusesFrom: null,
      waits: true,
      unknown: "never",
      raises: ["ServerError", "UnreadableReplyError"],
      after: ["read", "repeatable", "write", "upload", "poll"],
    },
    {
      name: "unavailable",
      title: "503",
      statuses: [503],
      statusesFrom: null,
      waits: false,
      unknown: "never",
      raises: ["ServerError", "UnreadableReplyError"],
      after: ["read", "repeatable", "upload", "poll"],
    },
    {
      name: "gateway",
      title: "502, 504 or 520 to 524",
      statuses: [502, 504, 520, 521, 522, 523, 524],
      statusesFrom: null,
      waits: null,
      unknown: "without an error document",
      raises: ["ServerError", "UnreadableReplyError"],
      after: ["read", "repeatable", "upload", "poll"],
    },
    {
      name: "lost",
      title: "no response, or an incomplete response",
      statuses: [],
      statusesFrom: null,
      waits: null,
      unknown: "always",
      raises: ["ConnectionFailedError", "RequestTimeoutError", "UnreadableReplyError"],
      after: ["read", "repeatable", "upload", "poll"],
    },
    {
      name: "unreadable",
      title: "an unreadable success response",
      statuses: [],
      statusesFrom: null,
      waits: null,
      unknown: "never",
      raises: ["UnreadableReplyError"],
      after: ["upload"],
    },
    {
      name: "expired",
      title: "the upload has expired",
      statuses: [],
      statusesFrom: null,
      waits: null,
      unknown: "never",
      raises: ["UploadExpiredError"],
      after: ["upload"],
    },
    {
      name: "fault",
      title: "500 or any other 5xx",
      statuses: [],
      statusesFrom: 500,
      waits: null,
      unknown: "never",
      raises: ["ServerError", "UnreadableReplyError"],
      after: ["upload", "poll"],
    },
    {
      name: "answered",
      title: "any other response",
      statuses: [],
      statusesFrom: null,
      waits: null,
      unknown: "never",
      raises: ["ApiError", "UnreadableReplyError"],
      after: [],
    },
  ],
} as const;
