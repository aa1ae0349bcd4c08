/** Goes over the markup of a document, and checks that it is well-formed. */

import { DecodeError } from "./failures.js";
import { attributeValue, beginsName, expanded, isInName, isSpace } from "./markup.js";

/** Maximum attributes of one element. */
const MOST_ATTRIBUTES = 256;
/** Maximum characters of one text. */
const LONGEST_TEXT = 16 * 1024 * 1024;

// Codes of the characters of markup.
export const LESS = 60;
export const GREATER = 62;
export const SLASH = 47;
export const QUOTE = 34;
export const EQUALS = 61;
export const AMPERSAND = 38;
const EXCLAMATION = 33;
const QUESTION = 63;
const CDATA = "<![CDATA[";

/** A place in a document, with the names of the elements around it. */
export class Cursor {
  protected readonly text: string;
  protected readonly path: string[] = [];
  protected pos = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The place as names of elements from the root. */
  protected where(): string {
    return this.path.join("/");
  }

  /** Read the attributes of a tag to its end; return whether the element has no content. */
  protected everyAttribute(take: (name: string, value: string) => void): boolean {
    const names = new Set<string>();
    for (;;) {
      const before = this.pos;
      this.skipSpace();
      const code = this.text.charCodeAt(this.pos);
      if (code === GREATER) {
        this.pos += 1;
        return false;
      }
      if (code === SLASH && this.text.charCodeAt(this.pos + 1) === GREATER) {
        this.pos += 2;
        return true;
      }
      if (before === this.pos) throw this.malformed("a tag is not well-formed");
      const name = this.name();
      this.skipSpace();
      if (this.text.charCodeAt(this.pos) !== EQUALS) {
        throw this.malformed("an attribute has no value");
      }
      this.pos += 1;
      this.skipSpace();
      if (names.has(name)) throw this.malformed("an attribute stands twice in a tag");
      names.add(name);
      if (names.size > MOST_ATTRIBUTES) {
        throw new DecodeError("refused", "too many attributes in one element", this.where());
      }
      take(name, this.quoted());
    }
  }

  private quoted(): string {
    const text = this.text;
    const quote = text[this.pos];
    const end = quote === '"' || quote === "'" ? text.indexOf(quote, this.pos + 1) : -1;
    if (end < 0) throw this.malformed("the value of an attribute is not quoted");
    const raw = text.slice(this.pos + 1, end);
    if (raw.includes("<")) throw this.malformed("the value of an attribute contains a tag");
    this.pos = end + 1;
    return attributeValue(raw);
  }

  /**
   * Go on to the next tag of an element; comments and instructions are skipped.
   *
   * @returns The text before, added to what was read so far if it is of use.
   */
  protected textBefore(before: string, isUsed: boolean): string {
    let text = before;
    for (;;) {
      const tag = this.text.indexOf("<", this.pos);
      if (tag < 0) throw this.malformed("the document is not complete");
      if (tag > this.pos) {
        text = this.addText(text, this.text.slice(this.pos, tag), isUsed);
        this.pos = tag;
      }
      const next = this.text.charCodeAt(tag + 1);
      if (next === QUESTION) {
        this.skipInstruction();
      } else if (next === EXCLAMATION) {
        if (this.text.startsWith(CDATA, tag)) {
          const end = this.text.indexOf("]]>", tag);
          if (end < 0) throw this.malformed("a section is not complete");
          if (isUsed) text = this.limited(text + this.text.slice(tag + CDATA.length, end));
          this.pos = end + 3;
        } else {
          this.skipComment();
        }
      } else {
        return text;
      }
    }
  }

  private addText(before: string, raw: string, isUsed: boolean): string {
    if (raw.includes("]]>")) throw this.malformed("a text contains the end of a section");
    const text = raw.includes("&") ? expanded(raw) : raw;
    return isUsed ? this.limited(before + text) : before;
  }

  private limited(text: string): string {
    if (text.length > LONGEST_TEXT) {
      throw new DecodeError("refused", "a text is too long", this.where());
    }
    return text;
  }

  /** Read the end tag of an element if it is next. */
  protected isEnd(name: string): boolean {
    if (this.text.charCodeAt(this.pos + 1) !== SLASH) return false;
    if (!this.text.startsWith(name, this.pos + 2)) throw this.malformed("tags do not match");
    this.pos += name.length + 2;
    this.skipSpace();
    if (this.text.charCodeAt(this.pos) !== GREATER) throw this.malformed("tags do not match");
    this.pos += 1;
    return true;
  }

  protected openName(): string {
    if (this.text.charCodeAt(this.pos) !== LESS) throw this.malformed("there is no element");
    this.pos += 1;
    return this.name();
  }

  protected name(): string {
    const text = this.text;
    const start = this.pos;
    let pos = start;
    if (!beginsName(text.charCodeAt(pos))) throw this.malformed("a name is not valid");
    while (isInName(text.charCodeAt(pos))) pos += 1;
    this.pos = pos;
    return text.slice(start, pos);
  }

  protected skipSpace(): void {
    while (isSpace(this.text.charCodeAt(this.pos))) this.pos += 1;
  }

  protected skipProlog(): void {
    if (this.text.startsWith("<?xml") && !isInName(this.text.charCodeAt(5))) {
      const end = this.text.indexOf("?>");
      if (end < 0) throw this.malformed("the document is not complete");
      this.pos = end + 2;
    }
    this.skipMisc();
  }

  /** Skip white space, comments and instructions outside the root. */
  protected skipMisc(): void {
    for (;;) {
      this.skipSpace();
      if (this.text.startsWith("<?", this.pos)) {
        this.skipInstruction();
      } else if (this.text.startsWith("<!", this.pos)) {
        this.skipComment();
      } else {
        return;
      }
    }
  }

  private skipInstruction(): void {
    const end = this.text.indexOf("?>", this.pos);
    if (end < 0) throw this.malformed("an instruction is not complete");
    this.pos += 2;
    if (this.name().toLowerCase() === "xml") {
      throw this.malformed("the declaration is not at the beginning");
    }
    this.pos = end + 2;
  }

  private skipComment(): void {
    const text = this.text;
    if (!text.startsWith("<!--", this.pos)) {
      if (/^<!doctype/i.test(text.slice(this.pos, this.pos + 9))) {
        throw new DecodeError("refused", "a DOCTYPE is not accepted");
      }
      throw this.malformed("markup is not valid");
    }
    const end = text.indexOf("--", this.pos + 4);
    if (end < 0) throw this.malformed("a comment is not complete");
    if (text.charCodeAt(end + 2) !== GREATER) throw this.malformed("a comment contains --");
    this.pos = end + 3;
  }

  protected malformed(reason: string): DecodeError {
    return new DecodeError("malformed", `${reason}, at character ${this.pos}`);
  }
}

/** Return a name without its prefix. */
export function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}
