import type { MapState, Parts } from "./types.ts";

/** A map with what became different on it. What is older than the map was taken in with something newer, and is left out. */
export function merged(state: MapState, parts: Parts): MapState {
  if (parts.number < state.number) return state;
  const gone = new Set(parts.gone);
  return {
    ...state,
    number: parts.number,
    elements: over(state.elements, parts.elements, gone),
    links: over(state.links, parts.links, gone),
    assumptions: over(state.assumptions, parts.assumptions, gone),
  };
}

/** The parts as they stand now, in the order they had; new ones come last. */
function over<Part extends { id: string }>(before: readonly Part[], now: readonly Part[], gone: ReadonlySet<string>): Part[] {
  const newer = new Map(now.map((part) => [part.id, part]));
  const known = new Set(before.map((part) => part.id));
  const kept = before.filter((part) => !gone.has(part.id)).map((part) => newer.get(part.id) ?? part);
  return [...kept, ...now.filter((part) => !known.has(part.id))];
}
