import type { Direction } from "./relations.ts";

/** The little of a key press that is looked at. */
export interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

export type Meaning =
  | { go: Direction }
  | { nudge: [number, number] }
  | { act: "open" | "connect" | "take off" | "add" | "undo" | "redo" };

const STEP = 24;
const WAYS: Record<string, { go: Direction; nudge: [number, number] }> = {
  ArrowRight: { go: "effect", nudge: [STEP, 0] },
  ArrowLeft: { go: "cause", nudge: [-STEP, 0] },
  ArrowUp: { go: "above", nudge: [0, -STEP] },
  ArrowDown: { go: "below", nudge: [0, STEP] },
};

/** What a key means on a focused box; null leaves it to the browser. Single keys count nowhere else. */
export function onBox(event: Pressed): Meaning | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const way = WAYS[event.key];
  if (way) return event.shiftKey ? { nudge: way.nudge } : { go: way.go };
  switch (event.key) {
    case "Enter": case " ": return { act: "open" };
    case "c": case "C": return { act: "connect" };
    case "n": case "N": return { act: "add" };
    case "Delete": return { act: "take off" };
    default: return null;
  }
}

/** Undo and redo anywhere on the map but in a field, which has its own. */
export function onMap(event: Pressed, inField: boolean): Meaning | null {
  if (inField || event.altKey || !(event.ctrlKey || event.metaKey)) return null;
  const key = event.key.toLowerCase();
  if (key === "y" || (key === "z" && event.shiftKey)) return { act: "redo" };
  return key === "z" ? { act: "undo" } : null;
}
