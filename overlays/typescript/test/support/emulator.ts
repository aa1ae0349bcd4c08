/** Starts emulated Tableau servers for tests. */

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Client, tokenCredentials } from "@tableau-flows/client";
import type { ClientOptions } from "@tableau-flows/client";

/** The Python that has the emulator. */
export const PYTHON =
  process.env.TABLEAU_FLOWS_PYTHON ??
  fileURLToPath(new URL("../../../../../.venv/bin/python", import.meta.url));

/** A request that the server has received. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly operation: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number | null;
}

/** The objects of a server, by their kinds. */
export type State = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;

/** An emulated server, controlled over HTTP. */
export class Emulator {
  readonly url: string;
  readonly #stop: () => Promise<void>;

  private constructor(url: string, stop: () => Promise<void>) {
    this.url = url;
    this.#stop = stop;
  }

  /** Start a server with options of its command line. */
  static async start(...options: string[]): Promise<Emulator> {
    const command = ["-m", "tableau_flows.emulator", "--port", "0", "--control", ...options];
    const child = spawn(PYTHON, command, { stdio: ["ignore", "pipe", "inherit"] });
    const ended = new Promise<void>((resolve) => {
      child.once("exit", () => {
        resolve();
      });
    });
    for await (const line of createInterface({ input: child.stdout })) {
      const found = /http:\/\/127\.0\.0\.1:[0-9]+/.exec(line);
      if (found) {
        child.stdout.resume();
        return new Emulator(found[0], async () => {
          child.kill("SIGTERM");
          await ended;
        });
      }
    }
    throw new Error("the emulated server did not start");
  }

  /** A client with a token of the administrator. */
  client(options: Partial<ClientOptions> = {}): Client {
    return new Client(this.url, {
      site: "",
      credentials: tokenCredentials("demo", "demo-secret"),
      retry: { backoff: 0.01 },
      ...options,
    });
  }

  /** The requests so far, with their operations. */
  async requests(operation?: string): Promise<LoggedRequest[]> {
    const { requests } = (await this.control("GET", "requests")) as { requests: LoggedRequest[] };
    return operation ? requests.filter((one) => one.operation === operation) : requests;
  }

  /** The objects of the server. */
  async state(): Promise<State> {
    return (await this.control("GET", "state")) as State;
  }

  /** The id of an object by its kind and name. */
  async id(kind: string, name: string): Promise<string> {
    const found = (await this.state())[kind]?.find((one) => name === (one.path ?? one.name));
    if (found?.id === undefined) throw new Error(`there is no ${name} among the ${kind}`);
    return found.id;
  }

  /** Send a request of the control. */
  async control(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.url}/-/${path}`, {
      method,
      ...(body && {
        body: JSON.stringify(body),
        headers: { "Content-Type": "application/json" },
      }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${text}`);
    return text ? (JSON.parse(text) as unknown) : undefined;
  }

  /** Stop the server. */
  stop(): Promise<void> {
    return this.#stop();
  }
}
