/** One thing to choose: what is sent, what is read, and a word on how it stands. */
export interface Choice {
  value: string;
  label: string;
  hint: string;
}

/** What the list offers: something known, or the typed words as something new. */
export type Offer = { kind: "known"; option: Choice } | { kind: "new"; words: string };

/** Words compared without case, accents or typographic quotation marks. */
export function plain(words: string): string {
  return words
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .toLowerCase();
}

/** Options that hold every typed word, those that begin with them first; the order is kept otherwise. */
export function matching(options: readonly Choice[], typed: string, most = 8): Choice[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const held = options.filter((option) => words.every((word) => plain(option.label).includes(word)));
  const begun = words.join(" ");
  const first = held.filter((option) => plain(option.label).startsWith(begun));
  return [...first, ...held.filter((option) => !first.includes(option))].slice(0, most);
}

/** What the list offers for what was typed. Something new is offered last, from `least` words on, unless it is known. */
export function offers(options: readonly Choice[], typed: string, takesNew: boolean, least = 3): Offer[] {
  const found: Offer[] = matching(options, typed).map((option) => ({ kind: "known", option }));
  const words = typed.trim().replace(/\s+/g, " ");
  const known = options.some((option) => plain(option.label) === plain(words));
  if (takesNew && !known && words.split(" ").length >= least) found.push({ kind: "new", words });
  return found;
}

/** The place after moving up or down, round the ends. */
export function moved(at: number, by: number, count: number): number {
  return count === 0 ? -1 : (at + by + count) % count;
}

/** What a screen reader hears about the list. */
export function countWords(count: number): string {
  if (count === 0) return "Nothing found. Type a whole sentence to begin a new one.";
  return count === 1 ? "1 to choose. Press Enter to take it." : `${count} to choose. Arrows move, Enter takes one.`;
}
