/** A stretch of a note's words: places count Unicode code points, as the server does, not UTF-16 units. */
export interface Span {
  beginsAt: number;
  endsAt: number;
  quoted: string;
}

/** How many code points a text has: 🫖 is one, although a script holds it in two units. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The span of what was selected, given all words before it; white space at its ends is left out. Null when nothing is left. */
export function spanOf(before: string, selected: string): Span | null {
  const quoted = selected.trim();
  if (!quoted) return null;
  const lead = selected.length - selected.trimStart().length;
  const beginsAt = codePoints(before) + codePoints(selected.slice(0, lead));
  return { beginsAt, endsAt: beginsAt + codePoints(quoted), quoted };
}

/** Places (in UTF-16 units) widened to whole words: a finger or a mouse seldom stops where a word does. */
export function wholeWords(text: string, from: number, to: number, language = "en"): [number, number] {
  const words = new Intl.Segmenter(language, { granularity: "word" }).segment(text);
  const first = words.containing(from);
  const last = to > from ? words.containing(to - 1) : undefined;
  return [
    first?.isWordLike ? first.index : from,
    last?.isWordLike ? last.index + last.segment.length : to,
  ];
}

/** The quoted words for a narrow place: the beginning and the end of a long stretch. */
export function inShort(words: string, most = 60): string {
  const line = words.replace(/\s+/g, " ");
  const letters = [...line];
  if (letters.length <= most) return line;
  const half = Math.floor(most / 2);
  return `${letters.slice(0, half).join("").trimEnd()} … ${letters.slice(-half).join("").trimStart()}`;
}
