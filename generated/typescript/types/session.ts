// Generated from spec/ by `make generate`. Do not edit.
/** Types of the topic "session": contents of requests and replies. */

import type { ServerWarning, UserReference } from "./common.js";
import type { Site } from "./sites.js";
import type { User } from "./users.js";

/** Request to sign in. */
export interface SignInRequest {
  /** Credentials and site of the sign-in. */
  readonly credentials: SignInCredentials;
}

/**
 * Credentials: exactly one of a name with a password, a personal access token with its name and
 * secret, or a JSON web token.
 */
export interface SignInCredentials {
  /** Site to sign in to. */
  readonly site: SiteAddress;
  /**
   * User to impersonate. Only for server administrators; with a personal access token since version
   * 3.11.
   */
  readonly user?: UserReference | undefined;
  /**
   * Login name, used with a password. Tableau Cloud and accounts with multi-factor authentication
   * do not accept passwords.
   */
  readonly name?: string | undefined;
  /** Password of the user. */
  readonly password?: string | undefined;
  /** Name of a personal access token. Since version 3.6. */
  readonly personalAccessTokenName?: string | undefined;
  /**
   * Secret of the token, shown once when the token is created. A token supports one session at a
   * time: signing in again ends the previous session. Since version 3.6.
   */
  readonly personalAccessTokenSecret?: string | undefined;
  /**
   * JSON web token signed by a connected app or an identity provider. Tableau Server supports it
   * later than Tableau Cloud. Since version 3.16.
   */
  readonly jwt?: string | undefined;
  /** Whether the JSON web token belongs to a unified access token configuration. */
  readonly isUat?: boolean | undefined;
}

/** Reference to a site by its short name in URLs. */
export interface SiteAddress {
  /**
   * Short name of the site, as in URLs after /site/. Empty for the default site of a Tableau
   * Server.
   */
  readonly contentUrl: string;
}

/** Request to switch sites. */
export interface SwitchSiteRequest {
  /** Site to switch to. */
  readonly site: SiteAddress;
}

/** Reply to signing in and to switching sites. */
export interface CredentialsReply {
  /** The new session. */
  readonly credentials: Session;
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** A session: its token, site and user. */
export interface Session {
  /** Site of the session. */
  readonly site: Site;
  /** User of the session. */
  readonly user?: User | undefined;
  /**
   * Secret to send in the header X-Tableau-Auth. It expires after 240 idle minutes on Tableau
   * Server and 120 on Tableau Cloud, unless configured otherwise.
   */
  readonly token: string;
  /**
   * Estimated time until the token expires, as hours:minutes:seconds; the hours may exceed 24.
   * Omitted by older servers.
   */
  readonly estimatedTimeToExpiration?: string | undefined;
}

/** Reply with the session that the request belongs to. */
export interface CurrentSessionReply {
  /** The session. */
  readonly session: CurrentSession;
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** The session that a request belongs to, without its token. */
export interface CurrentSession {
  /** Site of the session. */
  readonly site: Site;
  /** User of the session. */
  readonly user: User;
}

/** Reply with information about the server. */
export interface ServerInfoReply {
  /** Information about the server. */
  readonly serverInfo: ServerInfo;
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** Versions and settings of a server. */
export interface ServerInfo {
  /** Version of the product. */
  readonly productVersion: ProductVersion;
  /** Version of Prep Conductor, the component that runs flows. Omitted by older servers. */
  readonly prepConductorVersion?: string | undefined;
  /**
   * Newest version of the REST API that the server supports, such as 3.19. Compare major and minor
   * as numbers.
   */
  readonly restApiVersion: string;
  /** Operating system of the server. Omitted by older servers. */
  readonly platform?: string | undefined;
  /** Settings that are relevant to clients. Omitted by older servers. */
  readonly serverSettings?: ServerSettings | undefined;
}

/** Product version, such as 2024.2.1, with its build number. */
export interface ProductVersion {
  /** The text of the element. */
  readonly value: string;
  /** Build number, such as 20242.24.0716.1944. */
  readonly build?: string | undefined;
}

/** Settings of a server that are relevant to clients. */
export interface ServerSettings {
  /** Whether clients can sign in with OAuth. */
  readonly oauthEnabled?: boolean | undefined;
  /** Minimum value, in minutes, for the maximum age of a cached sheet image. */
  readonly sheetImageMaxAgeFloor?: number | undefined;
  /** Maximum value, in minutes, for the maximum age of a cached sheet image. */
  readonly sheetImageMaxAgeCeiling?: number | undefined;
  /** Level of support for the offline mode of the mobile app, as a number. */
  readonly offlineInteractionSupportedPhase?: number | undefined;
}

/** Reply to starting an upload and to appending a part. */
export interface FileUploadReply {
  /** State of the upload. */
  readonly fileUpload: FileUpload;
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** State of an upload in parts. */
export interface FileUpload {
  /**
   * Id of the upload: an opaque text, to be sent unchanged in later calls. It contains colons and
   * hyphens.
   */
  readonly uploadSessionId: string;
  /** Amount received, in rounded megabytes; too coarse for resuming an upload. */
  readonly fileSize?: string | undefined;
  /** Maximum number of parts per file. Omitted by older servers. */
  readonly maxFileChunkCount?: number | undefined;
}
