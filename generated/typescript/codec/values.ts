// Generated from spec/ by `make generate`. Do not edit.
/** Conversion of single values between text and JavaScript. */

import { VALUES } from "../protocol.js";
import { isSpace } from "./markup.js";
import type { Field } from "./shapes.js";

/** A value that could not be read. */
export const UNREADABLE = Symbol("unreadable");

/** What a text stands for: undefined if it is empty and the type has no empty value. */
export type Value = string | number | boolean | Date | undefined | typeof UNREADABLE;

const DATE_TIME = new RegExp(`^${VALUES.dateTime}$`);
const TIME = new RegExp(`^${VALUES.time}$`);
const INTEGER = new RegExp(`^${VALUES.integer}$`);
const TRUE: readonly string[] = VALUES.trueWords;
const FALSE: readonly string[] = VALUES.falseWords;

/** Read a text as a value of a kind. */
export function readValue(kind: Field["kind"], raw: string): Value {
  if (kind === "string") return raw;
  const text = trimmed(raw);
  if (text === "") return undefined;
  switch (kind) {
    case "integer": {
      if (!INTEGER.test(text)) return UNREADABLE;
      const number = Number(text);
      return Number.isSafeInteger(number) ? number : UNREADABLE;
    }
    case "boolean":
      return TRUE.includes(text) ? true : FALSE.includes(text) ? false : UNREADABLE;
    case "dateTime":
      return readDateTime(text);
    case "time":
      return readTime(text);
    default:
      return UNREADABLE;
  }
}

/** Remove the white space of XML around a text. */
export function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  // A pattern for the end would take a time that grows with the square of white space inside.
  while (start < end && isSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

const MIDNIGHT = "24:00:00";

function readDateTime(text: string): Date | typeof UNREADABLE {
  const usual = usualDateTime(text);
  if (usual !== undefined) return usual;
  const match = DATE_TIME.exec(text);
  if (match === null) return UNREADABLE;
  const [, day = "", clock = "", fraction = "", zone = ""] = match;
  const isNextDay = clock === MIDNIGHT && /^(\.0+)?$/.test(fraction);
  const time = isNextDay ? "00:00:00" : clock;
  if (!isRealDay(day) || !isRealTime(time)) return UNREADABLE;
  // Dates have milliseconds; the rest of a fraction is cut off.
  const millis = fraction ? `.${fraction.slice(1, 4).padEnd(3, "0")}` : "";
  const moment = Date.parse(`${day}T${time}${millis}${offset(zone)}`);
  if (Number.isNaN(moment)) return UNREADABLE;
  return new Date(isNextDay ? moment + 86_400_000 : moment);
}

/** Read a time in the form that servers send, such as `2018-11-06T04:57:55Z`, without a pattern. */
function usualDateTime(text: string): Date | undefined {
  if (text.length !== 20 || text[19] !== "Z" || text[10] !== "T") return undefined;
  if (text[4] !== "-" || text[7] !== "-" || text[13] !== ":" || text[16] !== ":") return undefined;
  const year = 100 * twoDigits(text, 0) + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const date = twoDigits(text, 8);
  const hours = twoDigits(text, 11);
  const minutes = twoDigits(text, 14);
  const seconds = twoDigits(text, 17);
  // Comparisons with NaN, for what is no digit, are false.
  const isUsual =
    year >= 1000 && month >= 1 && month <= 12 && date >= 1 && date <= 28 && hours < 24;
  if (!isUsual || !(minutes < 60) || !(seconds < 60)) return undefined;
  return new Date(Date.UTC(year, month - 1, date, hours, minutes, seconds));
}

/** Return the number that two digits of a text make; NaN if they are none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : Number.NaN;
}

function offset(zone: string): string {
  if (zone === "") return "Z";
  return zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
}

function isRealDay(day: string): boolean {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  if (year < 1 || month < 1 || month > 12 || date < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return date <= (days[month - 1] ?? 0);
}

function isRealTime(time: string): boolean {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(":").map(Number);
  return hours < 24 && minutes < 60 && seconds < 60;
}

function readTime(text: string): string | typeof UNREADABLE {
  const match = TIME.exec(text);
  if (match === null) return UNREADABLE;
  const [, clock = "", fraction = "", zone = ""] = match;
  const written = zone.length === 5 ? offset(zone) : zone;
  if (clock === MIDNIGHT && /^(\.0+)?$/.test(fraction)) return `00:00:00${written}`;
  return isRealTime(clock) ? `${clock}${fraction}${written}` : UNREADABLE;
}

/** Write a time in UTC with a `Z`, with a fraction only if it is not zero. */
export function writeDateTime(value: Date): string {
  const text = value.toISOString();
  return text.endsWith(".000Z") ? `${text.slice(0, -5)}Z` : text;
}
