import type { Change } from "./types.ts";

const MOST = 3;

/** What others did, in a sentence or a few; nothing of one's own. Many at once are counted, and the newest are told. */
export function digestOf(changes: readonly Change[]): string {
  const others = changes.filter((change) => !change.mine);
  const said = [...new Set(others.map((change) => change.says))];
  if (said.length <= MOST) return said.map((words) => `${words}.`).join(" ");
  return `${others.length} changes by others. The newest: ${said.slice(-MOST).map((words) => `${words}.`).join(" ")}`;
}
