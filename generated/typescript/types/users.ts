// Generated from spec/ by `make generate`. Do not edit.
/** Types of the topic "users": contents of requests and replies. */

import type { Pagination, ServerWarning } from "./common.js";
import type { objectKind } from "../kinds.js";

/**
 * Known site roles. Servers can send other values than the known ones:
 *
 * - `Creator`: May author and publish all types of content, including flows.
 * - `Explorer`: May interact with published content but not publish.
 * - `ExplorerCanPublish`: Explorer who may also publish content to the site.
 * - `Guest`: Visitor without an account.
 * - `ServerAdministrator`: Administers the whole server. Tableau Server only.
 * - `SiteAdministratorCreator`: Administers the site and has the rights of a Creator.
 * - `SiteAdministratorExplorer`: Administers the site and has the rights of an Explorer.
 * - `SupportUser`: Account of Tableau support.
 * - `Unlicensed`: Has an account but may not sign in.
 * - `Viewer`: May view published content.
 */
export type SiteRole =
  | "Creator"
  | "Explorer"
  | "ExplorerCanPublish"
  | "Guest"
  | "ServerAdministrator"
  | "SiteAdministratorCreator"
  | "SiteAdministratorExplorer"
  | "SupportUser"
  | "Unlicensed"
  | "Viewer"
  | (string & {});

/** The known values of `SiteRole`. */
export const siteRoles = [
  "Creator", "Explorer", "ExplorerCanPublish", "Guest", "ServerAdministrator",
  "SiteAdministratorCreator", "SiteAdministratorExplorer", "SupportUser", "Unlicensed", "Viewer",
] as const;

/**
 * Known moments at which the members of a group get a licence. Servers can send other values than
 * the known ones:
 *
 * - `onLogin`: When they sign in.
 * - `onSync`: When the group is synchronized with the directory.
 */
export type GrantLicenseMode = "onLogin" | "onSync" | (string & {});

/** The known values of `GrantLicenseMode`. */
export const grantLicenseModes = ["onLogin", "onSync"] as const;

/** Reply with one page of users. */
export interface UserListReply {
  /** Page number, page size and total of the list. */
  readonly pagination?: Pagination | undefined;
  /** The users of this page. */
  readonly users: readonly User[];
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** Reply with one user. */
export interface UserReply {
  /** The user. */
  readonly user: User;
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** A user of a site. Which attributes a list tells depends on the request. */
export interface User {
  readonly [objectKind]?: "user";
  /** Domain of the directory that the user belongs to. */
  readonly domain?: UserDomain | undefined;
  /** Id of the user. */
  readonly id: string;
  /** Login name; an e-mail address on Tableau Cloud. */
  readonly name?: string | undefined;
  /** Display name. */
  readonly fullName?: string | undefined;
  /** E-mail address. Lists of users have it only if fields requests it, such as with _all_. */
  readonly email?: string | undefined;
  /** Site role, which limits what the user may do on the site. */
  readonly siteRole?: SiteRole | undefined;
  /** Time of the most recent sign-in (UTC); missing if the user has never signed in. */
  readonly lastLogin?: Date | undefined;
  /** Authentication method, such as ServerDefault, SAML or OpenID. */
  readonly authSetting?: string | undefined;
  /** Whether the user administers the content of the site. Sent by older servers. */
  readonly contentAdmin?: boolean | undefined;
  /** Id of the user at the identity provider; empty if there is none. */
  readonly externalAuthUserId?: string | undefined;
  /** Minimum site role that the user gets from groups that grant a licence at sign-in. */
  readonly glsiMinimumSiteRole?: SiteRole | undefined;
  /** Name of the user in the identity pool. */
  readonly identifier?: string | undefined;
  /** Name of the identity pool of the user. */
  readonly identityPoolName?: string | undefined;
  /** Id of the identity pool of the user. */
  readonly identityPoolUuid?: string | undefined;
  /** Id of the identity of the user in the pool. */
  readonly identityUuid?: string | undefined;
  /** Id of the identity provider configuration that the user signs in with. */
  readonly idpConfigurationId?: string | undefined;
  /** Name of the identity provider configuration that the user signs in with. */
  readonly idpConfigurationName?: string | undefined;
  /** Language of the user interface, such as en. */
  readonly language?: string | undefined;
  /** Locale that determines formats, such as en_US. */
  readonly locale?: string | undefined;
  /** Whether the user owns content of the site. */
  readonly ownsContent?: boolean | undefined;
  /** Whether the user may publish. Sent by older servers. */
  readonly publish?: boolean | undefined;
  /** Licensing role of the user, such as Interactor or Viewer. Sent by older servers. */
  readonly role?: string | undefined;
  /** Whether the introduction for new users is hidden. */
  readonly suppressGettingStarted?: boolean | undefined;
}

/**
 * A user, as part of other replies. Every attribute may be missing; older servers send only the id.
 */
export interface UserSummary {
  readonly [objectKind]?: "user";
  /** Domain of the directory that the user belongs to. */
  readonly domain?: UserDomain | undefined;
  /** Id of the user. */
  readonly id?: string | undefined;
  /** Login name; an e-mail address on Tableau Cloud. */
  readonly name?: string | undefined;
  /** Display name. */
  readonly fullName?: string | undefined;
  /** E-mail address. Lists of users have it only if fields requests it, such as with _all_. */
  readonly email?: string | undefined;
  /** Site role, which limits what the user may do on the site. */
  readonly siteRole?: SiteRole | undefined;
  /** Time of the most recent sign-in (UTC); missing if the user has never signed in. */
  readonly lastLogin?: Date | undefined;
  /** Authentication method, such as ServerDefault, SAML or OpenID. */
  readonly authSetting?: string | undefined;
  /** Whether the user administers the content of the site. Sent by older servers. */
  readonly contentAdmin?: boolean | undefined;
  /** Id of the user at the identity provider; empty if there is none. */
  readonly externalAuthUserId?: string | undefined;
  /** Minimum site role that the user gets from groups that grant a licence at sign-in. */
  readonly glsiMinimumSiteRole?: SiteRole | undefined;
  /** Name of the user in the identity pool. */
  readonly identifier?: string | undefined;
  /** Name of the identity pool of the user. */
  readonly identityPoolName?: string | undefined;
  /** Id of the identity pool of the user. */
  readonly identityPoolUuid?: string | undefined;
  /** Id of the identity of the user in the pool. */
  readonly identityUuid?: string | undefined;
  /** Id of the identity provider configuration that the user signs in with. */
  readonly idpConfigurationId?: string | undefined;
  /** Name of the identity provider configuration that the user signs in with. */
  readonly idpConfigurationName?: string | undefined;
  /** Language of the user interface, such as en. */
  readonly language?: string | undefined;
  /** Locale that determines formats, such as en_US. */
  readonly locale?: string | undefined;
  /** Whether the user owns content of the site. */
  readonly ownsContent?: boolean | undefined;
  /** Whether the user may publish. Sent by older servers. */
  readonly publish?: boolean | undefined;
  /** Licensing role of the user, such as Interactor or Viewer. Sent by older servers. */
  readonly role?: string | undefined;
  /** Whether the introduction for new users is hidden. */
  readonly suppressGettingStarted?: boolean | undefined;
}

/** Domain of a directory. */
export interface UserDomain {
  readonly [objectKind]?: "domain";
  /** Id of the domain. */
  readonly id?: string | undefined;
  /** Full name of the domain; local for users who are managed by the server itself. */
  readonly name?: string | undefined;
  /** Short name of the domain. */
  readonly shortName?: string | undefined;
}

/** Reply with one page of groups. */
export interface GroupListReply {
  /** Page number, page size and total of the list. */
  readonly pagination?: Pagination | undefined;
  /** The groups of this page. */
  readonly groups: readonly Group[];
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** A group of users. */
export interface Group {
  readonly [objectKind]?: "group";
  /** Domain of the group; local for groups that are managed by the server itself. */
  readonly domain?: UserDomain | undefined;
  /**
   * How the members of the group are imported from a directory, or which licence they get at
   * sign-in.
   */
  readonly import?: GroupImport | undefined;
  /** Id of the group. */
  readonly id: string;
  /** Name of the group. */
  readonly name?: string | undefined;
  /** Site role that the members of the group have at least. */
  readonly minimumSiteRole?: SiteRole | undefined;
  /** Number of members. Sent if the field userCount is asked for. */
  readonly userCount?: number | undefined;
  /** Whether the group can have users from outside of the organization. */
  readonly externalUserEnabled?: boolean | undefined;
}

/** The import of a group from a directory. Some servers send it for local groups too. */
export interface GroupImport {
  /** Domain of the directory; local if there is none. */
  readonly domainName?: string | undefined;
  /** Site role that users get by the import. */
  readonly siteRole?: SiteRole | undefined;
  /** When members get the licence. */
  readonly grantLicenseMode?: GrantLicenseMode | undefined;
  /** Kind of the directory, such as ActiveDirectory. */
  readonly source?: string | undefined;
}

/** Reply with one page of group sets. */
export interface GroupSetListReply {
  /** Page number, page size and total of the list. */
  readonly pagination?: Pagination | undefined;
  /** The group sets of this page. */
  readonly groupSets: readonly GroupSet[];
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** A group set: it stands for the users who belong to all of its groups. */
export interface GroupSet {
  readonly [objectKind]?: "group set";
  /** One of its groups, with id and name. Omitted unless the members are asked for. */
  readonly group: readonly Group[];
  /** Id of the group set. */
  readonly id: string;
  /** Name of the group set. */
  readonly name?: string | undefined;
  /** Number of its groups. */
  readonly groupCount?: number | undefined;
  /** Number of the group set on its server. */
  readonly localId?: number | undefined;
}
