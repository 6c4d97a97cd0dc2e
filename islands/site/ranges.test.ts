import assert from "node:assert/strict";
import { test } from "node:test";

import { between } from "./ranges.ts";

const rows = ["a", "b", "c", "d"];

test("takes all from one tick to the other, both included", () => {
  assert.deepEqual(between(rows, "b", "d"), ["b", "c", "d"]);
});

test("works upwards too", () => {
  assert.deepEqual(between(rows, "c", "a"), ["a", "b", "c"]);
});

test("takes nothing when one end has gone from the list", () => {
  assert.deepEqual(between(rows, "x", "a"), []);
});
