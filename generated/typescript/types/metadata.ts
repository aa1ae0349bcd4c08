// Generated from spec/ by `make generate`. Do not edit.
/** Types of the topic "metadata": contents of requests and replies. */

import type { objectKind } from "../kinds.js";

/** A flow as the Metadata API lists it, with its lineage. Since version 3.5. */
export interface MetadataFlow {
  readonly [objectKind]?: "flow";
  /** Owner of the flow. */
  readonly owner?: MetadataUser | undefined;
  /** Databases that the flow reads, directly or through other content. */
  readonly upstreamDatabases: readonly MetadataDatabase[];
  /** Tables that the flow reads, directly or through other content. */
  readonly upstreamTables: readonly MetadataTable[];
  /** Published data sources that the flow reads. */
  readonly upstreamDatasources: readonly MetadataAsset[];
  /** Tables that are made from the output of the flow. */
  readonly downstreamTables: readonly MetadataTable[];
  /** Published data sources that are made from the output of the flow. */
  readonly downstreamDatasources: readonly MetadataAsset[];
  /** Workbooks that use the output of the flow. */
  readonly downstreamWorkbooks: readonly MetadataAsset[];
  /** Id of the flow in the REST API. */
  readonly id?: string | undefined;
  /** Name of the flow. */
  readonly name?: string | undefined;
  /** Description of the flow. */
  readonly description?: string | undefined;
  /** Name of the project of the flow, without its parent projects. */
  readonly projectName?: string | undefined;
  /** Number of the flow in its address for a web browser. */
  readonly vizportalUrlId?: string | undefined;
  /** Whether an active data quality warning is on the flow. */
  readonly hasActiveWarning?: boolean | undefined;
  /** Time when the flow was first published (UTC). */
  readonly createdAt?: Date | undefined;
  /** Time of the most recent change (UTC). */
  readonly updatedAt?: Date | undefined;
}

/** A user as the Metadata API describes it. Since version 3.5. */
export interface MetadataUser {
  readonly [objectKind]?: "user";
  /** Id of the user in the REST API. */
  readonly id?: string | undefined;
  /** Login name of the user. */
  readonly username?: string | undefined;
  /** Display name of the user. */
  readonly name?: string | undefined;
  /** Mail address of the user. */
  readonly email?: string | undefined;
}

/** A database as the Metadata API describes it. Since version 3.5. */
export interface MetadataDatabase {
  readonly [objectKind]?: "database";
  /** Id of the database in the REST API. */
  readonly id?: string | undefined;
  /** Name of the database. */
  readonly name?: string | undefined;
  /** Type of its connections, such as sqlserver. */
  readonly connectionType?: string | undefined;
}

/** A table as the Metadata API describes it. Since version 3.5. */
export interface MetadataTable {
  readonly [objectKind]?: "table";
  /** Database of the table. */
  readonly database?: MetadataDatabase | undefined;
  /** Id of the table in the REST API. */
  readonly id?: string | undefined;
  /** Name of the table. */
  readonly name?: string | undefined;
  /** Name of the schema of the table. */
  readonly schema?: string | undefined;
  /** Name of the table with its schema. */
  readonly fullName?: string | undefined;
}

/** Content as the Metadata API names it. Since version 3.5. */
export interface MetadataAsset {
  readonly [objectKind]?: "content";
  /** Id of the content in the REST API. */
  readonly id?: string | undefined;
  /** Name of the content; hidden if the user may not see it. */
  readonly name?: string | undefined;
}
