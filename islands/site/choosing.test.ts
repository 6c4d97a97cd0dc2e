import assert from "node:assert/strict";
import test from "node:test";

import { countWords, matching, moved, offers, type Choice } from "./choosing.ts";

const OPTIONS: Choice[] = [
  { value: "1", label: "A warm, free place where you needn’t explain yourself", hint: "Emerging" },
  { value: "2", label: "People will help if it isn’t called volunteering", hint: "Agreed" },
  { value: "3", label: "Place matters less than people", hint: "Emerging" },
];

const labels = (found: Choice[]): string[] => found.map((option) => option.value);

test("finds options that hold every typed word, in any order", () => {
  assert.deepEqual(labels(matching(OPTIONS, "free warm")), ["1"]);
  assert.deepEqual(labels(matching(OPTIONS, "people")), ["2", "3"]);
  assert.deepEqual(labels(matching(OPTIONS, "")), ["1", "2", "3"]);
});

test("takes straight and curly marks, case and accents for the same", () => {
  assert.deepEqual(labels(matching(OPTIONS, "ISN'T")), ["2"]);
  assert.deepEqual(labels(matching([{ value: "4", label: "Café talk", hint: "" }], "cafe")), ["4"]);
});

test("puts what begins with the typed words first", () => {
  assert.deepEqual(labels(matching(OPTIONS, "place")), ["3", "1"]);
});

test("offers something new last, from three words on, unless it is known", () => {
  assert.deepEqual(offers(OPTIONS, "keys decide", true), []);
  assert.deepEqual(offers(OPTIONS, " keys  decide what starts ", true), [{ kind: "new", words: "keys decide what starts" }]);
  assert.equal(offers(OPTIONS, "place matters less than people", true).some((offer) => offer.kind === "new"), false);
  assert.deepEqual(offers(OPTIONS, "keys decide what starts", false), []);
});

test("moves round the ends", () => {
  assert.equal(moved(0, -1, 3), 2);
  assert.equal(moved(2, 1, 3), 0);
  assert.equal(moved(-1, 1, 3), 0);
  assert.equal(moved(-1, 1, 0), -1);
});

test("says how many there are", () => {
  assert.match(countWords(0), /Nothing found/);
  assert.match(countWords(1), /^1 to choose/);
  assert.match(countWords(4), /^4 to choose/);
});
