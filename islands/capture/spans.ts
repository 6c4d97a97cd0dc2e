/** Spans of a text that are somebody's own words: [begins, ends) in code points, as the server keeps them. */
export type Span = readonly [number, number];

/** How many code points lie before a place that the browser counts in UTF-16 units. */
export function codePointsBefore(text: string, place: number): number {
  return Array.from(text.slice(0, place)).length;
}

/** The words of a span. */
export function wordsOf(text: string, [begins, ends]: Span): string {
  return Array.from(text).slice(begins, ends).join("");
}

/** In order, inside the text, white space at their ends gone, overlapping or touching ones joined. */
export function tidy(text: string, spans: readonly Span[]): Span[] {
  const letters = Array.from(text);
  const blank = (place: number): boolean => /\s/u.test(letters[place] ?? "");
  const joined: [number, number][] = [];
  for (const [from, to] of [...spans].sort((one, other) => one[0] - other[0])) {
    let begins = Math.max(0, from);
    let ends = Math.min(letters.length, to);
    while (begins < ends && blank(begins)) begins += 1;
    while (ends > begins && blank(ends - 1)) ends -= 1;
    if (begins >= ends) continue;
    const last = joined.at(-1);
    if (last && begins <= last[1]) last[1] = Math.max(last[1], ends);
    else joined.push([begins, ends]);
  }
  return joined;
}

/**
 * The spans after the text was edited: what comes after the change moves with it, a change inside a span stays inside it,
 * a span whose words were all replaced is gone.
 */
export function follow(before: string, after: string, spans: readonly Span[]): Span[] {
  const [old, now] = [Array.from(before), Array.from(after)];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const changed: Span = [head, old.length - tail];
  const grown = now.length - old.length;
  const moved: Span[] = [];
  for (const [begins, ends] of spans) {
    if (ends <= changed[0]) moved.push([begins, ends]);
    else if (begins >= changed[1]) moved.push([begins + grown, ends + grown]);
    else if (begins >= changed[0] && ends <= changed[1] && changed[0] !== changed[1]) continue;
    else moved.push([Math.min(begins, changed[0]), Math.max(ends + grown, changed[0])]);
  }
  return tidy(after, moved);
}

/** What stands within “quotation marks”, without the marks. */
export function quoted(text: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(/“([^”]+)”|«([^»]+)»|„([^“”]+)[“”]|"([^"\n]+)"/gu)) {
    const begins = codePointsBefore(text, match.index) + 1;
    const inner = match[1] ?? match[2] ?? match[3] ?? match[4] ?? "";
    found.push([begins, begins + Array.from(inner).length]);
  }
  return tidy(text, found);
}
