/** Reading documents fast: what is remembered of earlier documents changes no result. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { catalog, DecodeError, decodeDocument } from "@tableau-flows/client/wire";
import type { Shape } from "@tableau-flows/client/wire";

const FLOW = "9dbd2263-16b5-46e1-9c43-a76bb8ab65fb";
const SHAPE = catalog.QUERY_FLOW.reply as Shape;

interface Read {
  readonly flow: { readonly id: string; readonly createdAt?: Date };
}

function read(document: string, root?: string): Read {
  return decodeDocument(SHAPE, document, root === undefined ? {} : { root }) as Read;
}

test("a document is read the same after any other", () => {
  const flow = `<flow id="${FLOW}"/>`;
  const good: [string, string?][] = [
    [`<tsResponse xmlns="http://tableau.com/api">${flow}</tsResponse>`],
    [
      `<?xml version="1.0"?><!-- a --><tsResponse xmlns="http://tableau.com/api">${flow}</tsResponse>`,
    ],
    [`<tsResponse  xmlns='http://tableau.com/api' a="b">${flow}</tsResponse >`],
    [`<t:tsResponse xmlns:t="http://tableau.com/api">${flow}</t:tsResponse>`],
    [`<tsRequest xmlns="http://tableau.com/api">${flow}</tsRequest>`, "tsRequest"],
  ];
  const bad: [string, string?][] = [
    [`<tsResponse xmlns="http://tableau.com/api">${flow}<flowOutputSteps/x></tsResponse>`],
    [`<tsResponse xmlns="http://tableau.com/other">${flow}</tsResponse>`],
    [`<tsResponse xmlns="http://tableau.com/api"/>`],
    [`<tsResponse xmlns="http://tableau.com/api">${flow}</t:tsResponse>`],
    [`<t:tsResponse xmlns:t="http://tableau.com/api">${flow}</tsResponse>`],
    [`<tsResponse xmlns="http://tableau.com/api">${flow}</tsResponse>`, "tsRequest"],
    [`<tsRequest xmlns="http://tableau.com/api">${flow}</tsRequest>`],
    [`<tsResponse xmlns="http://tableau.com/api" a="b" a="b">${flow}</tsResponse>`],
  ];
  for (const one of good) {
    for (const other of [...good, ...bad]) {
      assert.equal(read(...one).flow.id, FLOW);
      if (good.includes(other)) assert.equal(read(...other).flow.id, FLOW);
      else assert.throws(() => read(...other), DecodeError, other[0]);
    }
  }
});

test("a document whose root has no content is read again and again", () => {
  const shape: Shape = { name: "Empty", fields: [] };
  for (let time = 0; time < 3; time += 1) {
    assert.deepEqual(decodeDocument(shape, `<tsResponse xmlns="http://tableau.com/api"/>`), {});
  }
});

test("a long beginning of a document is read too", () => {
  const start = `<!-- ${"a".repeat(5_000)} --><tsResponse xmlns="http://tableau.com/api">`;
  for (let time = 0; time < 2; time += 1) {
    assert.equal(read(`${start}<flow id="${FLOW}"/></tsResponse>`).flow.id, FLOW);
  }
});

/** The bytes in use after garbage is collected. */
function used(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}

test("a long beginning of a document is not remembered", () => {
  const readLong = (): void => {
    const start = `<!-- ${"a".repeat(15_000_000)} --><tsResponse xmlns="http://tableau.com/api">`;
    assert.equal(read(`${start}<flow id="${FLOW}"/></tsResponse>`).flow.id, FLOW);
  };
  const before = used();
  readLong();
  assert.ok(used() - before < 5_000_000);
});

test("what is remembered of a document does not keep it in memory", () => {
  const readLarge = (): void => {
    const own = 'unknownAttributeOfAFlow="1"';
    const root = "prefix:tsResponse"; // engines copy names that are very short
    const document =
      `<${root} xmlns:prefix="http://tableau.com/api" xmlns:another="http://example.com/">` +
      `<flow id="${FLOW}" ${own} name="${"n".repeat(15_000_000)}"/></${root}>`;
    assert.equal(read(document).flow.id, FLOW);
  };
  const before = used();
  readLarge();
  assert.ok(used() - before < 5_000_000);
});

test("times are read exactly, in the usual form and in others", () => {
  const parts = [
    [1000, 1600, 1899, 1900, 1904, 1970, 1999, 2000, 2023, 2024, 2100, 2400, 9999],
    [1, 2, 3, 6, 9, 12],
    [1, 15, 28, 29, 30, 31],
  ] as const;
  const padded = (number: number, width: number): string => String(number).padStart(width, "0");
  for (const year of parts[0]) {
    for (const month of parts[1]) {
      for (const date of parts[2]) {
        for (const time of ["00:00:00", "23:59:59", "12:07:09"]) {
          const day = `${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}`;
          const expected = Date.parse(`${day}T${time}Z`);
          const isReal = new Date(`${day}T00:00:00Z`).getUTCDate() === date;
          const found = timeOf(`${day}T${time}Z`);
          assert.equal(found?.getTime(), isReal ? expected : undefined, `${day}T${time}Z`);
          if (isReal) assert.equal(timeOf(`${day}T${time}.000+00:00`)?.getTime(), expected);
        }
      }
    }
  }
  for (const text of [
    "2018-11-06T24:00:01Z",
    "2018-11-06T23:60:00Z",
    "2018-11-06T23:59:60Z",
    "0000-11-06T23:59:59Z",
    "2018-00-06T23:59:59Z",
    "2018-13-06T23:59:59Z",
    "2018-11-00T23:59:59Z",
    "2018-11-06 23:59:59Z",
    "2018/11-06T23:59:59Z",
    "2018-11/06T23:59:59Z",
    "2018-11-06T23-59:59Z",
    "2018-11-06T23:59-59Z",
    "2018-11-06T23:59:4:Z",
    "2018-11-06T23:59:5/Z",
    "2018-11-06T23:59:59z",
  ]) {
    assert.equal(timeOf(text), undefined, text);
  }
});

function timeOf(text: string): Date | undefined {
  const flow = `<flow id="${FLOW}" createdAt="${text}"/>`;
  return read(`<tsResponse xmlns="http://tableau.com/api">${flow}</tsResponse>`).flow.createdAt;
}
