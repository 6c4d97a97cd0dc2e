import assert from "node:assert/strict";
import test from "node:test";

import { codePoints, inShort, spanOf, wholeWords } from "./spans.ts";

test("counts code points, not UTF-16 units", () => {
  assert.equal(codePoints("🫖🫖 چائے"), 7);
  assert.equal("🫖🫖 چائے".length, 9);
});

test("gives the place of selected words after letters of any script", () => {
  assert.deepEqual(spanOf("🫖 ", "a kettle"), { beginsAt: 2, endsAt: 10, quoted: "a kettle" });
  assert.deepEqual(spanOf("", "👩‍👧 wait"), { beginsAt: 0, endsAt: 8, quoted: "👩‍👧 wait" });
});

test("leaves white space at the ends out", () => {
  assert.deepEqual(spanOf("one", "  two\n"), { beginsAt: 5, endsAt: 8, quoted: "two" });
  assert.equal(spanOf("one", " \n "), null);
  assert.equal(spanOf("one", ""), null);
});

test("every span points at its own words", () => {
  const words = "“Keys”, she said — 🔑 first.\nThen चाय.";
  const letters = [...words];
  for (let from = 0; from < letters.length; from += 1) {
    for (let to = from + 1; to <= letters.length; to += 3) {
      const span = spanOf(letters.slice(0, from).join(""), letters.slice(from, to).join(""));
      if (span) assert.equal(letters.slice(span.beginsAt, span.endsAt).join(""), span.quoted);
    }
  }
});

test("widens to whole words, and not across spaces or marks", () => {
  const words = "Two men on the only bench. “We don’t”";
  const widened = (from: number, to: number): string => words.slice(...wholeWords(words, from, to));
  assert.equal(widened(1, 22), "Two men on the only bench");
  assert.equal(widened(4, 7), "men");
  assert.equal(widened(3, 7), " men");
  assert.equal(widened(29, 33), "We don’t");
  assert.deepEqual(wholeWords(words, 5, 5), [4, 5]);
});

test("shortens long words to their two ends", () => {
  assert.equal(inShort("short enough"), "short enough");
  const long = inShort("the beginning " + "of something long ".repeat(9) + "and the end");
  assert.match(long, /^the beginning/);
  assert.match(long, /the end$/);
  assert.ok([...long].length <= 63);
});
