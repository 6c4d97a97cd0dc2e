import assert from "node:assert/strict";
import { test } from "node:test";

import { inReadingOrder } from "./logical.ts";

test("sides are named by reading direction", () => {
  assert.deepEqual(inReadingOrder("margin-left", "15px"), { property: "margin-inline-start", value: "15px" });
  assert.deepEqual(inReadingOrder("right", "0"), { property: "inset-inline-end", value: "0" });
  assert.deepEqual(inReadingOrder("text-align", "left"), { property: "text-align", value: "start" });
  assert.deepEqual(inReadingOrder("float", "right"), { property: "float", value: "inline-end" });
});

test("everything else stays as it was written", () => {
  assert.deepEqual(inReadingOrder("color", "left"), { property: "color", value: "left" });
  assert.deepEqual(inReadingOrder("text-align", "center"), { property: "text-align", value: "center" });
  assert.deepEqual(inReadingOrder("margin-top", "0"), { property: "margin-top", value: "0" });
});
