// Generated from spec/ by `make generate`. Do not edit.
/** Sign in, sign out, switch sites, and ask who is signed in. */

import { build } from "../build.js";
import { SIGN_IN, SIGN_OUT, SWITCH_SITE, GET_CURRENT_SESSION } from "../catalog/auth.js";
import type { Operation } from "../operation.js";
import type * as t from "../types/index.js";

/** Arguments of {@link signIn}. */
export interface SignInArgs {
  /** Credentials and site of the sign-in. */
  readonly credentials: t.SignInCredentials;
}

/**
 * Sign in and start a session.
 *
 * The reply contains the session token, which every other call sends in the header X-Tableau-Auth,
 * and the id of the site. A personal access token supports one session at a time, so a second
 * sign-in with the same token ends the first session.
 *
 * Permissions: Every licensed user. Only server administrators may impersonate another user.
 *
 * `POST /api/{apiVersion}/auth/signin`
 *
 * Since version 2.0.
 *
 * Errors:
 *
 * - BadRequestError: 400000: The body is missing, incomplete or not well-formed XML, or contains
 *   two kinds of credentials.
 * - SignInError: 401001: The user name, password, token or site is wrong, or the personal access
 *   token has expired.
 * - NotFoundError: 404002: The user to impersonate does not exist.
 *
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_authentication.htm#sign_in
 */
export function signIn(args: SignInArgs): Operation<t.Session> {
  return build(SIGN_IN, args);
}

/**
 * Sign out and end the session.
 *
 * The session token cannot be used afterwards.
 *
 * Permissions: Every user who is signed in.
 *
 * `POST /api/{apiVersion}/auth/signout`
 *
 * Since version 2.0.
 *
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_authentication.htm#sign_out
 */
export function signOut(): Operation<void> {
  return build(SIGN_OUT, {});
}

/** Arguments of {@link switchSite}. */
export interface SwitchSiteArgs {
  /**
   * Short name of the site, as in URLs after /site/. Empty for the default site of a Tableau
   * Server.
   */
  readonly contentUrl: string;
}

/**
 * Switch the session to another site.
 *
 * The reply contains a new session token and the id of the new site. The old token is no longer
 * valid.
 *
 * Permissions: Users who belong to the other site. Not available in sessions that impersonate a
 * user.
 *
 * If the response is lost: Check the site of the session after the next call.
 *
 * `POST /api/{apiVersion}/auth/switchSite`
 *
 * Since version 2.6.
 *
 * Errors:
 *
 * - BadRequestError: 400000: The body is missing, incomplete or not well-formed XML.
 * - AuthenticationError: 401000: The request has no session token.
 * - SwitchSiteError: 401003: The user may not switch to that site. 403070: The session is already
 *   on that site.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_authentication.htm#switch_site
 */
export function switchSite(args: SwitchSiteArgs): Operation<t.Session> {
  return build(SWITCH_SITE, args);
}

/**
 * Read the site and the user of the session.
 *
 * Tells without administrator rights who is signed in, with the site role. Administrators get more
 * settings of the site.
 *
 * Permissions: Every user who is signed in.
 *
 * `GET /api/{apiVersion}/sessions/current`
 *
 * Since version 3.1.
 *
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_server.htm#get_current_server_session
 */
export function getCurrentSession(): Operation<t.CurrentSession> {
  return build(GET_CURRENT_SESSION, {});
}
