import assert from "node:assert/strict";
import { test } from "node:test";

import { codePointsBefore, follow, quoted, tidy, wordsOf, type Span } from "./spans.ts";

const words = (text: string, spans: readonly Span[]): string[] => spans.map((span) => wordsOf(text, span));

test("places count code points, not UTF-16 units", () => {
  const text = "🙂🙂 never";
  assert.equal(codePointsBefore(text, text.indexOf("never")), 3);
});

test("overlapping marks join and lose outer white space", () => {
  assert.deepEqual(tidy("they never came", [[4, 10], [5, 15]]), [[5, 15]]);
});

test("a mark moves with what is typed before it", () => {
  const before = "She said never again.";
  const after = "At the door, she said never again.";
  assert.deepEqual(words(after, follow(before, after, [[9, 20]])), ["never again"]);
});

test("a mark stays where the text grows behind it", () => {
  assert.deepEqual(follow("never again", "never again, she said", [[0, 11]]), [[0, 11]]);
});

test("a change inside a mark stays inside it", () => {
  const after = "She said never ever again.";
  assert.deepEqual(words(after, follow("She said never again.", after, [[9, 20]])), ["never ever again"]);
});

test("a mark whose words are deleted is gone", () => {
  assert.deepEqual(follow("She said never again.", "She said .", [[9, 20]]), []);
});

test("quotation marks of several kinds are found without the marks", () => {
  const text = "One “a b”, two \"c\", three «d», four „e“.";
  assert.deepEqual(words(text, quoted(text)), ["a b", "c", "d", "e"]);
});

test("marks hold right-to-left words", () => {
  const before = "انہوں نے کہا کوئی واپس نہیں آیا";
  const begins = codePointsBefore(before, before.indexOf("کوئی"));
  const after = `پھر ${before}`;
  assert.deepEqual(words(after, follow(before, after, [[begins, Array.from(before).length]])), ["کوئی واپس نہیں آیا"]);
});
