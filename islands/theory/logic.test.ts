import assert from "node:assert/strict";
import test from "node:test";

import { arrowLabel, curve } from "./arrows.ts";
import { digestOf } from "./digest.ts";
import { onBox, onMap } from "./keys.ts";
import { neighbour } from "./relations.ts";
import type { CausalLink, Change, Place } from "./types.ts";

const link = (cause: string, effect: string): CausalLink => ({
  id: `${cause}-${effect}`, revision: 1, cause, effect, mechanism: "", polarity: "more", delay: "", says: "", url: "",
});
const links = [link("tea", "trust"), link("visits", "trust"), link("trust", "belonging"), link("trust", "letters")];
const places = new Map<string, Place>([
  ["tea", [0, 0]], ["visits", [0, 200]], ["trust", [400, 100]], ["belonging", [800, 0]], ["letters", [800, 120]], ["alone", [0, 400]],
]);
const go = (from: string, way: Parameters<typeof neighbour>[1]) => neighbour(from, way, links, places);

test("right follows to the nearest effect, left to the nearest cause", () => {
  assert.equal(go("tea", "effect"), "trust");
  assert.equal(go("trust", "effect"), "letters");
  assert.equal(go("belonging", "cause"), "trust");
  assert.equal(go("tea", "cause"), null);
});

test("up and down go among siblings and the column, so that a box without arrows is reached too", () => {
  assert.equal(go("tea", "below"), "visits");
  assert.equal(go("visits", "below"), "alone");
  assert.equal(go("letters", "above"), "belonging");
  assert.equal(go("tea", "above"), null);
});

test("two boxes at one height are told apart", () => {
  const level = new Map<string, Place>([["a", [0, 0]], ["b", [10, 0]]]);
  assert.equal(neighbour("a", "below", [], level), "b");
  assert.equal(neighbour("b", "above", [], level), "a");
});

const key = (name: string, held: Partial<{ ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean }> = {}) => ({
  key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held,
});

test("keys on a box", () => {
  assert.deepEqual(onBox(key("ArrowRight")), { go: "effect" });
  assert.deepEqual(onBox(key("ArrowUp", { shiftKey: true })), { nudge: [0, -24] });
  assert.deepEqual(onBox(key("c")), { act: "connect" });
  assert.equal(onBox(key("c", { ctrlKey: true })), null);
  assert.equal(onBox(key("Tab")), null);
});

test("undo and redo, but not in a field", () => {
  assert.deepEqual(onMap(key("z", { ctrlKey: true }), false), { act: "undo" });
  assert.deepEqual(onMap(key("Z", { metaKey: true, shiftKey: true }), false), { act: "redo" });
  assert.deepEqual(onMap(key("y", { ctrlKey: true }), false), { act: "redo" });
  assert.equal(onMap(key("z", { ctrlKey: true }), true), null);
  assert.equal(onMap(key("z"), false), null);
});

const change = (number: number, says: string, mine = false): Change => ({ number, subject: "x", mine, says });

test("a digest leaves out one's own and counts when there are many", () => {
  assert.equal(digestOf([change(1, "You added “Tea”", true)]), "");
  assert.equal(digestOf([change(1, "Ben added “Tea”"), change(2, "Ben added “Tea”")]), "Ben added “Tea”.");
  const many = [1, 2, 3, 4, 5].map((number) => change(number, `Ben added “${number}”`));
  assert.equal(digestOf(many), "5 changes by others. The newest: Ben added “3”. Ben added “4”. Ben added “5”.");
});

test("an arrow says in few words how it works", () => {
  const short = { polarity: { more: "", less: "less" }, delay: { months: "takes months" } };
  assert.equal(arrowLabel({ polarity: "more", delay: "" }, short), "");
  assert.equal(arrowLabel({ polarity: "less", delay: "months" }, short), "less · takes months");
});

test("on a long way the words stand beside where the arrow begins, on a short one half-way", () => {
  assert.equal(curve(0, 0, 100, 80).x, 50);
  assert.equal(curve(0, 0, 100, 80).y, 40);
  assert.ok(curve(0, 0, 1000, 80).x < 100);
});

test("an arrow back bows below its boxes", () => {
  assert.equal(curve(0, 0, 100, 0).y, 0);
  assert.ok(curve(100, 0, 0, 0).y > 50);
});
