/** How many notes a round's lines will make, in words. */
export function linesWords(text: string, most: number): string {
  const count = text.split("\n").filter((line) => line.trim()).length;
  if (count === 0) return "";
  if (count > most) return `${count} lines: ${most} is the most at once.`;
  return count === 1 ? "One note." : `${count} notes.`;
}
