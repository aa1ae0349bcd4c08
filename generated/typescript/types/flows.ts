// Generated from spec/ by `make generate`. Do not edit.
/** Types of the topic "flows": contents of requests and replies. */

import type {
  Pagination,
  ProjectReference,
  ServerWarning,
  SiteSummary,
  Tag,
  UserReference,
} from "./common.js";
import type { ProjectSummary } from "./projects.js";
import type { UserSummary } from "./users.js";
import type { objectKind } from "../kinds.js";

/**
 * Known types of flow files. Servers can send other values than the known ones:
 *
 * - `tfl`: Flow file, which contains only the steps.
 * - `tflx`: Packaged flow file, which contains the steps and the local files they read.
 */
export type FlowFileKind = "tfl" | "tflx" | (string & {});

/** The known values of `FlowFileKind`. */
export const flowFileKinds = ["tfl", "tflx"] as const;

/** Reply with one flow. */
export interface FlowReply {
  /**
   * Output steps of the flow, sent when a single flow is read. After publishing, newer servers send
   * an empty list even if the flow has output steps.
   */
  readonly flowOutputSteps?: readonly FlowOutputStep[] | undefined;
  /** The flow. */
  readonly flow: Flow;
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** Reply with one page of flows. */
export interface FlowListReply {
  /** Page number, page size and total of the list. */
  readonly pagination?: Pagination | undefined;
  /** The flows on this page. */
  readonly flows: readonly Flow[];
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** A published flow: a set of steps that prepare data. */
export interface Flow {
  readonly [objectKind]?: "flow";
  /** Site of the flow, if the server sends it. */
  readonly site?: SiteSummary | undefined;
  /** Project that contains the flow; missing for a flow in a personal space. */
  readonly project?: ProjectSummary | undefined;
  /** Owner of the flow. */
  readonly owner?: UserSummary | undefined;
  /** Tags of the flow. */
  readonly tags: readonly Tag[];
  /**
   * Parameters of the flow, sent if the site allows parameters and the flow has any. Since version
   * 3.15.
   */
  readonly parameters: readonly FlowParameter[];
  /** Id of the flow. */
  readonly id: string;
  /** Name of the flow. Names are unique within a project, without regard to case. */
  readonly name?: string | undefined;
  /** Description of the flow; often empty. */
  readonly description?: string | undefined;
  /** URL of the flow for a web browser; not always sent after publishing. */
  readonly webpageUrl?: string | undefined;
  /** Type of the flow file. */
  readonly fileType?: FlowFileKind | undefined;
  /** Time when the flow was first published (UTC). */
  readonly createdAt?: Date | undefined;
  /** Time of the most recent change (UTC). */
  readonly updatedAt?: Date | undefined;
  /**
   * Output steps of the flow, sent when a single flow is read. After publishing, newer servers send
   * an empty list even if the flow has output steps. Missing if the server does not send it, as in
   * lists.
   */
  readonly outputSteps?: readonly FlowOutputStep[] | undefined;
}

/** Request to add tags to a flow. */
export interface AddTagsToFlowRequest {
  /** Tags to add. Tags that the flow has already stay. */
  readonly tags: readonly TagToAdd[];
}

/** A label to add, or several. */
export interface TagToAdd {
  /**
   * Text of the tag. The server splits it at blanks and commas into several tags, unless it stands
   * in double quotes, which are not kept.
   */
  readonly label: string;
}

/** Reply with the tags of a flow. */
export interface TagListReply {
  /** All tags that the flow has now. */
  readonly tags: readonly Tag[];
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** Summary of a flow, as part of jobs, tasks and permissions. */
export interface FlowSummary {
  readonly [objectKind]?: "flow";
  /** Owner of the flow; sent with permissions. */
  readonly owner?: UserSummary | undefined;
  /** Id of the flow. */
  readonly id?: string | undefined;
  /** Name of the flow. */
  readonly name?: string | undefined;
}

/** A step of a flow that writes output. */
export interface FlowOutputStep {
  readonly [objectKind]?: "flow output step";
  /** Id of the output step. */
  readonly id: string;
  /** Name of the output step. */
  readonly name?: string | undefined;
}

/** A parameter of a flow, whose value can be set for each run. Since version 3.15. */
export interface FlowParameter {
  readonly [objectKind]?: "flow parameter";
  /** Permitted values of the parameter. */
  readonly domain?: FlowParameterDomain | undefined;
  /** Id of the parameter. */
  readonly id?: string | undefined;
  /** Type of the value, such as string, integer or date. */
  readonly type?: string | undefined;
  /** Name of the parameter. */
  readonly name?: string | undefined;
  /** Description of the parameter. */
  readonly description?: string | undefined;
  /** Default value, used unless a run sets another value. */
  readonly value?: string | undefined;
  /** Whether every run must set a value. */
  readonly isRequired?: boolean | undefined;
}

/**
 * Permitted values of a parameter. The attributes that are present depend on the type of the
 * domain.
 */
export interface FlowParameterDomain {
  /** Permitted values of a list domain. */
  readonly values: readonly string[];
  /** Type of the domain: any value, a list, a range, one of two values, or a system value. */
  readonly domainType?: string | undefined;
  /** Smallest value of a range. */
  readonly minValue?: string | undefined;
  /** Largest value of a range. */
  readonly maxValue?: string | undefined;
  /**
   * Step between the values of a range. How servers count it is not documented, so it is not
   * checked before sending.
   */
  readonly stepSize?: string | undefined;
  /** Unit of the step size in a range of dates. */
  readonly dateValueIncrement?: string | undefined;
}

/** XML part of a request to publish a flow. */
export interface PublishFlowRequest {
  /** The flow to create or overwrite. */
  readonly flow: FlowToPublish;
  /** Credentials for the data sources that the flow reads and writes. */
  readonly connections?: readonly ConnectionToPublish[] | undefined;
}

/** Name, description and project of a flow to publish. */
export interface FlowToPublish {
  /** Project to publish the flow to; the default project if omitted. */
  readonly project?: ProjectReference | undefined;
  /**
   * Name of the flow on the server. The name identifies the flow within its project, without regard
   * to case.
   */
  readonly name: string;
  /** Description of the flow. */
  readonly description?: string | undefined;
}

/**
 * Credentials for one data source of a flow to publish. The server finds the connection by its
 * address.
 */
export interface ConnectionToPublish {
  /** Credentials for the data source. Ignored if none are needed. */
  readonly connectionCredentials?: ConnectionCredentials | undefined;
  /** Host of the data source, as specified in the flow. */
  readonly serverAddress?: string | undefined;
  /** Port of the data source, 0 to 65535. */
  readonly serverPort?: number | undefined;
  /** Name of the database in the data source. */
  readonly databaseName?: string | undefined;
}

/** Credentials for a data source. */
export interface ConnectionCredentials {
  /** User name for the data source. */
  readonly name?: string | undefined;
  /** Password for the data source. */
  readonly password?: string | undefined;
  /** Whether the server stores the credentials with the flow, so that it can run unattended. */
  readonly embed?: boolean | undefined;
  /** Whether the name refers to OAuth credentials saved on the server. */
  readonly oauth?: boolean | undefined;
}

/** Request to update a flow. */
export interface UpdateFlowRequest {
  /** The new values; without content, nothing changes. */
  readonly flow: FlowToUpdate;
}

/** New project and owner of a flow. Omitted values are unchanged. */
export interface FlowToUpdate {
  /** Project to move the flow to. */
  readonly project?: ProjectReference | undefined;
  /** New owner of the flow. */
  readonly owner?: UserReference | undefined;
}

/** Reply with the connections of a flow. */
export interface ConnectionListReply {
  /** All connections of the flow. */
  readonly connections: readonly Connection[];
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** Reply with one connection. */
export interface ConnectionReply {
  /** The connection. After an update, type and embedPassword are missing. */
  readonly connection: Connection;
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** A connection from a flow to one of its data sources, for input or output. */
export interface Connection {
  readonly [objectKind]?: "connection";
  /** Published data source that the connection refers to. */
  readonly datasource?: ConnectionDatasource | undefined;
  /** Id of the connection. */
  readonly id: string;
  /** Type of the data source, such as sqlserver or tableau-server-site. */
  readonly type?: string | undefined;
  /** Host of the data source, or a URL if it is a Tableau site. Can be empty. */
  readonly serverAddress?: string | undefined;
  /** Port of the data source. */
  readonly serverPort?: number | undefined;
  /** User name for the data source. Can be empty. */
  readonly userName?: string | undefined;
  /** Whether the server stores the password of the connection. */
  readonly embedPassword?: boolean | undefined;
  /** Authentication method for the data source. Sent by newer servers. */
  readonly authenticationType?: string | undefined;
  /** Database class, as named by the driver. Sent by newer servers. */
  readonly dbClass?: string | undefined;
  /** Whether queries are tagged with their origin. Sent by newer servers. */
  readonly queryTaggingEnabled?: boolean | undefined;
  /**
   * Whether OAuth credentials are taken from the keychain managed by the server. Sent by newer
   * servers.
   */
  readonly useOauthManagedKeychain?: boolean | undefined;
  /** Name of the database in the data source. */
  readonly dbName?: string | undefined;
  /**
   * Whether queries are tagged with their origin, as text. Some servers send it instead of
   * queryTaggingEnabled.
   */
  readonly queryTagging?: string | undefined;
}

/** Reference to a published data source. */
export interface ConnectionDatasource {
  readonly [objectKind]?: "data source";
  /** Id of the data source. */
  readonly id?: string | undefined;
  /** Name of the data source. */
  readonly name?: string | undefined;
}

/** Request to update a connection. */
export interface UpdateFlowConnectionRequest {
  /** The new values; at least one is required. */
  readonly connection: ConnectionUpdate;
}

/** New values for a connection. Omitted values are unchanged. */
export interface ConnectionUpdate {
  /** New host of the data source. */
  readonly serverAddress?: string | undefined;
  /** New port of the data source, 0 to 65535. */
  readonly serverPort?: number | undefined;
  /** New user name for the data source. */
  readonly userName?: string | undefined;
  /** New password for the data source. */
  readonly password?: string | undefined;
  /** Whether the server stores the password. */
  readonly embedPassword?: boolean | undefined;
  /** New authentication method for the data source. Supported by newer servers. */
  readonly authenticationType?: string | undefined;
  /** Whether queries are tagged with their origin. Supported by newer servers. */
  readonly queryTaggingEnabled?: boolean | undefined;
}
