import assert from "node:assert/strict";
import test from "node:test";

import { scaleOf } from "./picture.ts";

test("a picture is made twice as large, so that it is sharp", () => assert.equal(scaleOf(1_200, 800), 2));

test("a large one is made as large as browsers hold", () => {
  assert.equal(scaleOf(8_192, 600), 1);
  assert.ok(scaleOf(8_000, 8_000) ** 2 * 8_000 * 8_000 <= 32_000_001);
});
