/** Small HTTP servers for what no emulated Tableau server does. */

import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Client, sessionCredentials } from "@tableau-flows/client";
import type { ClientOptions } from "@tableau-flows/client";

/** The id of a flow. */
export const FLOW = "9dbd2263-16b5-46e1-9c43-a76bb8ab65fb";
/** The token of the session that clients use if they have no other credentials. */
export const TOKEN = "token-of/the<session>-0123456789";

/** A server on a free port, which answers by a function. */
export interface SmallServer {
  readonly url: string;
  readonly requests: IncomingMessage[];
  stop(): Promise<void>;
}

/** Start a server. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<SmallServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** What a server answers to a request. */
export type Answer = Parameters<typeof serve>[0];

/** Use a server that answers everything but the sign-in by a function. */
export async function using(
  answer: Answer,
  use: (client: Client, own: SmallServer) => Promise<void>,
  options: Partial<ClientOptions> = {},
): Promise<void> {
  const own = await serve((request, response) => {
    if (!answerSignIn(request, response)) answer(request, response);
  });
  const client = new Client(own.url, {
    site: "s",
    credentials: sessionCredentials({ token: TOKEN, siteId: "site-1" }),
    retry: { maxRetries: 0 },
    ...options,
  });
  try {
    await use(client, own);
  } finally {
    await own.stop();
  }
}

/** Wait for something that must happen soon, so that a test fails and does not wait for ever. */
export async function soon<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error("it has not happened within 5 s"));
    }, 5_000);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A document of a reply. */
export function reply(content: string): string {
  return `<tsResponse xmlns="http://tableau.com/api">${content}</tsResponse>`;
}

/** A document of an error of the server. */
export function failure(code: string, detail = "d"): string {
  return reply(`<error code="${code}"><summary>s</summary><detail>${detail}</detail></error>`);
}

/** Answer the requests that every client sends first; false for any other. */
export function answerSignIn(request: IncomingMessage, response: ServerResponse): boolean {
  const { url = "" } = request;
  response.setHeader("Content-Type", "application/xml");
  if (url.endsWith("/serverinfo")) {
    response.end(
      reply(
        "<serverInfo><productVersion build='1'>2026.1</productVersion>" +
          "<restApiVersion>3.30</restApiVersion></serverInfo>",
      ),
    );
    return true;
  }
  if (url.endsWith("/auth/signin")) {
    response.end(
      reply(
        "<credentials token='token-of-the-session'><site id='site-1' contentUrl=''/></credentials>",
      ),
    );
    return true;
  }
  if (url.endsWith("/auth/signout")) {
    response.writeHead(204).end();
    return true;
  }
  return false;
}
