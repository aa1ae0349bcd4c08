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

test("of problems, a thousand places are told apart, and those are counted on", () => {
  const told: { path: string; count: number }[] = [];
  const shape: Shape = {
    name: "Many",
    fields: Array.from({ length: 1_200 }, (_, at) => ({
      name: `x${at}`,
      wire: `x${at}`,
      place: "element",
      kind: "integer",
    })),
  };
  const element = (at: number): string => `<x${at}>soon</x${at}>`;
  const elements = Array.from({ length: 1_200 }, (_, at) => element(at)).join("");
  decodeDocument(shape, `${ROOT}${elements}${element(999)}${element(1_000)}</tsResponse>`, {
    report: (problems) => {
      told.push(...problems);
    },
  });
  assert.equal(told.length, 1_000);
  assert.deepEqual(told.at(-1), {
    path: "tsResponse/x999",
    reason: 'left out, not a readable value: "soon"',
    count: 2,
  });
});

test("a text has at most 16 Mi characters, of however many pieces it is made", () => {
  const shape: Shape = {
    name: "Job",
    fields: [{ name: "notes", wire: "notes", place: "element", kind: "string" }],
  };
  const most = 16 * 1024 * 1024;
  const read = (notes: string): number => {
    const document = `${ROOT}<notes>${notes}</notes></tsResponse>`;
    return (decodeDocument(shape, document) as { notes: string }).notes.length;
  };
  const half = "x".repeat(most / 2);
  assert.equal(read(`${half}<!-- -->${half}`), most);
  for (const notes of [`${half}${half}x`, `${half}<![CDATA[${half}x]]>`, `${half}<a/>x${half}`]) {
    assert.throws(() => read(notes), { kind: "refused", path: "tsResponse/notes" });
  }
  // What nobody reads is not collected.
  assert.equal(read(`a<unknown>${half}${half}x</unknown>`), 1);
});

test("values are read as they are written, or not at all", () => {
  const kinds = ["integer", "boolean", "dateTime", "time"] as const;
  const shape: Shape = {
    name: "Values",
    fields: kinds.map((kind) => ({ name: kind, wire: kind, place: "attribute", kind })),
  };
  const read = (kind: (typeof kinds)[number], text: string): unknown => {
    const document = `<tsResponse ${kind}="${text}"/>`;
    const value = (decodeDocument(shape, document) as Record<string, unknown>)[kind];
    return value instanceof Date ? value.toISOString() : value;
  };
  const table: [(typeof kinds)[number], string, unknown][] = [
    ["integer", " 7 ", 7],
    ["integer", "9007199254740991", 9_007_199_254_740_991],
    ["integer", "9007199254740993", undefined],
    ["integer", "1e3", undefined],
    ["integer", "", undefined],
    ["boolean", "true", true],
    ["boolean", "1", true],
    ["boolean", "0", false],
    ["boolean", "yes", undefined],
    ["dateTime", "2024-02-29T10:00:00Z", "2024-02-29T10:00:00.000Z"],
    ["dateTime", "2023-02-29T10:00:00Z", undefined],
    ["dateTime", "1900-02-29T10:00:00Z", undefined],
    ["dateTime", "2023-04-31T10:00:00Z", undefined],
    ["dateTime", "2023-12-31T24:00:00Z", "2024-01-01T00:00:00.000Z"],
    ["dateTime", "2023-12-31T24:00:01Z", undefined],
    ["dateTime", "2023-12-31T23:59:60Z", undefined],
    ["dateTime", "2023-13-01T00:00:00Z", undefined],
    ["dateTime", "2023-01-01T1:000:00Z", undefined],
    ["dateTime", "2023-01-01T10:00:00.98765Z", "2023-01-01T10:00:00.987Z"],
    ["dateTime", "2023-01-01T10:00:00+0230", "2023-01-01T07:30:00.000Z"],
    ["dateTime", "2023-01-01T10:00:00-02:30", "2023-01-01T12:30:00.000Z"],
    ["dateTime", "2023-01-01T10:00:00", "2023-01-01T10:00:00.000Z"],
    ["time", "08:30:00", "08:30:00"],
    ["time", "08:30:00.5+0230", "08:30:00.5+02:30"],
    ["time", "24:00:00", "00:00:00"],
    ["time", "24:00:01", undefined],
    ["time", "08:61:00", undefined],
  ];
  for (const [kind, text, value] of table) assert.equal(read(kind, text), value, `${kind} ${text}`);
});

test("references stand for characters that XML allows, and for nothing else", () => {
  const name = (text: string): string => readFlow(`<flow id="f" name="${text}"/>`).name ?? "";
  assert.equal(name("&#65;&#x42;&#00000067;&lt;&gt;&amp;&quot;&apos;"), "ABC<>&\"'");
  assert.equal(name("&#x1F600;"), "\u{1F600}");
  assert.equal(name("a\n\tb"), "a  b"); // as XML wants it in attributes
  for (const text of [
    "&#xD800;",
    "&#xFFFE;",
    "&#11;",
    "&#x110000;",
    "&;",
    "&#;",
    "&constructor;",
  ]) {
    assert.throws(() => name(text), { kind: "malformed" }, text);
  }
  assert.throws(() => name(`&#${"0".repeat(2_000)}65;`), { kind: "malformed" });
});

test("a document is read in the encoding that it has", () => {
  const document = `${ROOT}<flow id="f" name="ä€"/></tsResponse>`;
  const read = (bytes: Uint8Array | string): string | undefined =>
    (decodeDocument(FLOW, bytes) as { flow: Flow }).flow.name;
  const utf16 = Buffer.from(`\ufeff${document}`, "utf16le");
  assert.equal(read(Buffer.from(`\ufeff${document}`)), "ä€");
  assert.equal(read(`\ufeff${document}`), "ä€");
  assert.equal(read(utf16), "ä€");
  assert.equal(read(Buffer.from(utf16).swap16()), "ä€");
  const latin = '<?xml version="1.0" encoding="ISO-8859-15"?>';
  const bytes = Buffer.from(`${latin}${document.replace("€", "\xa4")}`, "latin1");
  assert.equal(read(bytes), "ä€");
  assert.throws(() => read(Buffer.from(document.replace("€", ""), "latin1")), {
    kind: "malformed",
  });
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

test("an item of a list is never left out, also after one with a list of its own", () => {
  const first = '<flow id="1"><tags><tag label="x"/><tag/></tags></flow>';
  const document = `${ROOT}<flows>${first}<flow/></flows></tsResponse>`;
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
