import assert from "node:assert/strict";
import { test } from "node:test";

import { readAppearance } from "./appearance.ts";
import { selectionWords } from "./bulk.ts";
import { failureWords } from "./partial.ts";

test("only light and dark are kept; anything else follows the device", () => {
  assert.deepEqual(["light", "dark", "device", "sepia", null].map(readAppearance), ["light", "dark", "device", "device", "device"]);
});

test("the bulk bar says how many", () => {
  assert.equal(selectionWords(0), "Tick what belongs together");
  assert.equal(selectionWords(3), "3 selected");
});

test("a failed update says that nothing was lost or what to do", () => {
  for (const status of [0, 500, 503]) assert.match(failureWords(status), /Nothing was lost/);
  for (const status of [401, 403]) assert.match(failureWords(status), /sign in/);
  assert.match(failureWords(404), /not there any more, or it is not shared with you/);
});
