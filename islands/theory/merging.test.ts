import assert from "node:assert/strict";
import test from "node:test";

import { merged } from "./merging.ts";
import type { Element, MapState, Parts } from "./types.ts";

const element = (id: string, title = id, revision = 1): Element => ({
  id, revision, title, kind: "outcome", description: "", who_changes: "", level: "", horizon: "", contribution_only: false,
  says: title, sure: "", place: null, url: "",
});
const map: MapState = { number: 4, may_write: true, elements: [element("tea"), element("trust")], links: [], assumptions: [] };
const parts = (more: Partial<Parts>): Parts => ({ number: 5, elements: [], links: [], assumptions: [], gone: [], ...more });

test("what changed stands where it stood, what is new comes last, what is gone goes", () => {
  const now = merged(map, parts({ elements: [element("visits"), element("tea", "Tea at four", 2)], gone: ["trust"] }));
  assert.deepEqual(now.elements.map((one) => one.title), ["Tea at four", "visits"]);
  assert.equal(now.number, 5);
  assert.equal(now.may_write, true);
});

test("what comes late does not take newer words back", () => {
  const newer = merged(map, parts({ number: 6, elements: [element("tea", "Tea at five", 3)] }));
  assert.equal(merged(newer, parts({ number: 5, elements: [element("tea", "Tea at four", 2)] })), newer);
});

test("told once too often it is the same", () => {
  const told = parts({ elements: [element("tea", "Tea at four", 2)], gone: ["trust"] });
  assert.deepEqual(merged(merged(map, told), told), merged(map, told));
});
