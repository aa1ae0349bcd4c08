/** The reader of documents: what it takes, what it refuses, and how long it takes. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { catalog, DecodeError, decodeDocument } from "@tableau-flows/client/wire";
import type { Shape } from "@tableau-flows/client/wire";

const FLOW = catalog.QUERY_FLOW.reply as Shape;
const FLOWS = catalog.QUERY_FLOWS_FOR_SITE.reply as Shape;
const SIGN_IN = catalog.SIGN_IN.reply as Shape;
const ROOT = '<tsResponse xmlns="http://tableau.com/api">';

interface Flow {
  id: string;
  name?: string;
  createdAt?: Date;
  parameters: readonly { id: string }[];
}

function readFlow(content: string, report?: (problems: readonly object[]) => void): Flow {
  const document = `${ROOT}${content}</tsResponse>`;
  const reply = decodeDocument(FLOW, document, report ? { report } : {});
  return (reply as { flow: Flow }).flow;
}

function kindOf(document: string | Uint8Array): string {
  try {
    decodeDocument(FLOW, document);
  } catch (error) {
    if (error instanceof DecodeError) return error.kind;
    throw error;
  }
  return "read";
}

test("a document that is cut off anywhere is malformed, and never read as a whole one", () => {
  const document =
    `<?xml version="1.0"?>${ROOT}<flow id="f-1" name="A &amp; B"><project id='p'/>` +
    '<!-- a note --><tags><tag label="x"/></tags></flow></tsResponse>';
  assert.equal(kindOf(document), "read");
  for (let length = 0; length < document.length; length += 1) {
    assert.notEqual(kindOf(document.slice(0, length)), "read", document.slice(0, length));
  }
});

test("what is not well-formed is malformed", () => {
  const flow = (text: string) => `${ROOT}<flow id="f-1"${text}</tsResponse>`;
  for (const text of [
    ' id="again"/>',
    " name=plain/>",
    ' name="<"/>',
    ' name="&nothing;"/>',
    ' name="&#0;"/>',
    ' name="a"b="c"/>',
    "><x></y></flow>",
    ">]]></flow>",
    "><!-- a -- b --></flow>",
    "></flow></flow>",
    '/><flow id="f-2">',
    "><?xml version='1.0'?></flow>",
  ]) {
    assert.equal(kindOf(flow(text)), "malformed", text);
  }
  assert.equal(kindOf(`${ROOT}<flow id="f-1"/></tsResponse>more`), "malformed");
  assert.equal(kindOf(`${ROOT}<flow id="\u0001"/></tsResponse>`), "malformed");
  assert.equal(kindOf(Uint8Array.of(0x3c, 0xff, 0xfe)), "malformed");
  assert.equal(kindOf(""), "malformed");
});

test("another document is foreign, and a DOCTYPE is refused", () => {
  assert.equal(kindOf("<html><body/></html>"), "foreign");
  assert.equal(kindOf('<tsResponse xmlns="http://example.com"/>'), "foreign");
  assert.equal(kindOf('<!DOCTYPE x [<!ENTITY a "b">]><tsResponse/>'), "refused");
});

test("elements that are nested too deeply are refused", () => {
  const nested = (depth: number) =>
    `${ROOT}<flow id="f-1">${"<x>".repeat(depth)}${"</x>".repeat(depth)}</flow></tsResponse>`;
  assert.equal(kindOf(nested(60)), "read");
  assert.equal(kindOf(nested(70)), "refused");
  assert.equal(kindOf(nested(100_000)), "refused");
});

test("more than 256 attributes in one element are refused", () => {
  const many = (count: number) => {
    const attributes = Array.from({ length: count }, (_, at) => `a${at}="1"`).join(" ");
    return `${ROOT}<flow id="f-1" ${attributes}/></tsResponse>`;
  };
  assert.equal(kindOf(many(250)), "read");
  assert.equal(kindOf(many(257)), "refused");
});

test("an optional value that cannot be read is missing, and is told with its place", () => {
  const told: object[] = [];
  const flow = readFlow('<flow id="f-1" createdAt="soon" name="A"/>', (problems) => {
    told.push(...problems);
  });
  assert.deepEqual(flow, { id: "f-1", name: "A", tags: [], parameters: [] });
  const reason = 'not a readable value: "soon"';
  assert.deepEqual(told, [{ path: "tsResponse/flow/@createdAt", reason, count: 1 }]);
});

test("an item without a required value is left out of the lists of an item, and counted", () => {
  const told: object[] = [];
  const group = '<group name="A"/><group id="g" name="B"/><group name="C"/>';
  const document = `${ROOT}<groupSets><groupSet id="s" name="S">${group}</groupSet></groupSets></tsResponse>`;
  const reply = decodeDocument(catalog.QUERY_GROUP_SETS.reply as Shape, document, {
    report: (problems) => {
      told.push(...problems);
    },
  }) as { groupSets: { group: { id: string }[] }[] };
  assert.deepEqual(reply.groupSets[0]?.group, [{ id: "g", name: "B" }]);
  const path = "tsResponse/groupSets/groupSet/group/@id";
  assert.deepEqual(told, [{ path, reason: "left out, the attribute is missing", count: 2 }]);
});

test("an item of the list that was asked for is never left out", () => {
  const document = `${ROOT}<flows><flow id="1"/><flow/></flows></tsResponse>`;
  assert.throws(() => decodeDocument(FLOWS, document), { path: "tsResponse/flows/flow/@id" });
});

test("a required value that is missing is named by its place", () => {
  assert.throws(() => readFlow('<flow name="A"/>'), {
    kind: "value",
    path: "tsResponse/flow/@id",
  });
});

test("attributes in another order, twice as many, or fewer are read alike", () => {
  const flows = [
    '<flow id="1" name="A" description="a"/>',
    '<flow description="b" id="2" name="B"/>',
    "<flow  id='3'\n name='C &lt;'/>",
    '<flow id="4"/>',
    '<flow id="5" unknown="x" name="E"></flow>',
  ];
  const document = `${ROOT}<flows>${flows.join("")}</flows></tsResponse>`;
  const reply = decodeDocument(FLOWS, document) as { flows: Flow[] };
  const read = reply.flows.map(({ id, name }) => [id, name]);
  assert.deepEqual(read, [
    ["1", "A"],
    ["2", "B"],
    ["3", "C <"],
    ["4", undefined],
    ["5", "E"],
  ]);
});

test("secret values can be read and are not shown", () => {
  const document = `${ROOT}<credentials token="hush-hush"><site id="s"/></credentials></tsResponse>`;
  const reply = decodeDocument(SIGN_IN, document) as { credentials: { token: string } };
  assert.equal(reply.credentials.token, "hush-hush");
  assert.ok(!JSON.stringify(reply).includes("hush-hush"));
});

test("a document takes time in proportion to its length, whatever is in it", () => {
  const shapes: ((count: number) => string)[] = [
    (count) => `<flow id="f-1"><x a='1'>${"&amp;".repeat(count)}</x></flow>`,
    (count) => `<flow id="f-1" description="${"&#9;".repeat(count)}"/>`,
    (count) =>
      `<flow id="f-1"><tags>${'<tag label="x" b="y"/><tag b="y"/>'.repeat(count)}</tags></flow>`,
    (count) => `<flow id="f-1">${"<!-- - -->".repeat(count)}</flow>`,
    (count) => `<flow id="f-1" createdAt="${"2".repeat(count)}"/>`,
    (count) => `<flow id="f-1">${"<![CDATA[<]]>".repeat(count)}</flow>`,
  ];
  for (const shape of shapes) {
    const content = shape(200_000);
    const begun = performance.now();
    readFlow(content);
    const milliseconds = performance.now() - begun;
    // Quadratic work would take minutes.
    assert.ok(milliseconds < 5_000, `${shape(1)}: ${milliseconds} ms`);
  }
});
