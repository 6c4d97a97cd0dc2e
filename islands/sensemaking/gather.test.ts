import assert from "node:assert/strict";
import test from "node:test";

import { meaningOf } from "./gather.ts";

const key = (name: string, held: Partial<{ ctrlKey: boolean; metaKey: boolean; altKey: boolean }> = {}) =>
  meaningOf({ key: name, ctrlKey: false, metaKey: false, altKey: false, ...held });

test("one key each: move, add, add as counter-evidence, undo", () => {
  assert.equal(key("j"), "next");
  assert.equal(key("K"), "previous");
  assert.equal(key("a"), "supports");
  assert.equal(key("c"), "challenges");
  assert.equal(key("q"), "qualifies");
  assert.equal(key("u"), "undo");
  assert.equal(key("ArrowDown"), "next");
});

test("leaves the browser's own keys alone", () => {
  assert.equal(key("a", { ctrlKey: true }), null);
  assert.equal(key("c", { metaKey: true }), null);
  assert.equal(key("Enter"), null);
  assert.equal(key("Tab"), null);
});
