/** The snippets of the guide, which the tests run; each block of the page stands here. */

import { Client, tokenCredentials } from "@tableau-flows/client";
import { errors } from "@tableau-flows/client";
import { operations } from "@tableau-flows/client";
import { CoreClient } from "@tableau-flows/client";
import { queryFlow } from "@tableau-flows/client/operations";

/** Run the snippets against a server, in the current folder, which has the file `orders.tflx`. */
export async function guide(server: string, secret: string): Promise<void> {
  const tableau = new Client(server, { credentials: tokenCredentials("demo", secret) });

  const flow = await tableau.flows.publish("orders.tflx", { overwrite: true });
  const run = await tableau.flows.run(flow);
  await run.wait({ timeout: 600 });

  for await (const one of tableau.flows.list({ filter: "projectName:eq:Default" })) {
    console.log(one.name, one.updatedAt);
  }
  const all = await tableau.users.list().toArray();
  const newest = await tableau.flows.list({ sort: "updatedAt:desc" }).first();
  console.log(all.length, newest?.name);

  const file = await tableau.flows.download(flow, "copies/");
  console.log(file.path, file.size);

  try {
    await tableau.flows.get("00000000-0000-0000-0000-000000000000");
  } catch (error) {
    if (!(error instanceof errors.NotFoundError)) throw error;
    console.log(error.status, error.code, error.summary, error.remedy);
  }

  const userId = tableau.userId ?? "";
  const favorites = await tableau.call(operations.getFavorites(userId));
  console.log(favorites.length);

  const client = new CoreClient(server, { credentials: tokenCredentials("ci", secret) });
  try {
    const { outputSteps } = await client.call(queryFlow(flow));
    console.log(outputSteps);
  } catch (error) {
    if (!(error instanceof errors.SignInError)) throw error; // there is no such token
  }
  await client.close();
  await tableau.close();
}

/** How a client is made for a server that is not that of the tests. */
export function connect(secret: string): Client {
  const tableau = new Client("https://tableau.example.com", {
    site: "sales",
    credentials: tokenCredentials("ci", secret),
  });
  return tableau;
}
