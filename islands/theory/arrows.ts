/** The few words on an arrow; nothing on the plain one, where more leads to more. */
export function arrowLabel(
  link: { polarity: string; delay: string }, short: { polarity: Record<string, string>; delay: Record<string, string> },
): string {
  return [short.polarity[link.polarity], short.delay[link.delay]].filter(Boolean).join(" · ");
}

/** A curve as the server draws it: out of a right edge and into a left one; backwards it bows out, so that a loop is seen. */
export function curve(x1: number, y1: number, x2: number, y2: number): { path: string; x: number; y: number } {
  const forward = x2 > x1;
  const bow = forward ? Math.max(56, (x2 - x1) / 2) : 140;
  const sag = forward ? 0 : 110;
  // On a long way its words stand beside where it begins: half-way they would lie behind other boxes.
  const t = forward ? Math.min(0.5, 52 / (x2 - x1)) : 0.5;
  return {
    path: `M${x1} ${y1}C${x1 + bow} ${y1 + sag} ${x2 - bow} ${y2 + sag} ${x2 - 6} ${y2}`,
    x: x1 + (x2 - x1) * (1.5 * t * (1 - t) + t ** 3),
    y: y1 + (y2 - y1) * (3 * t ** 2 - 2 * t ** 3) + sag * 0.75,
  };
}
