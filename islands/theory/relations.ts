import type { CausalLink, Place } from "./types.ts";

export type Direction = "effect" | "cause" | "above" | "below";

const SAME_COLUMN = 180;

/**
 * The box that an arrow key leads to: right to what this leads to, left to what leads here, up and down among boxes
 * that share a cause or an effect or stand in the same column. The nearest in height is taken; null at an end.
 */
export function neighbour(
  from: string, direction: Direction, links: readonly CausalLink[], places: ReadonlyMap<string, Place>,
): string | null {
  const here = places.get(from);
  if (!here) return null;
  if (direction === "effect") return nearest(here, links.filter((link) => link.cause === from).map((link) => link.effect), places);
  if (direction === "cause") return nearest(here, links.filter((link) => link.effect === from).map((link) => link.cause), places);
  const beside = [...siblings(from, here, links, places)].flatMap((id) => {
    const place = places.get(id);
    return place && inOrder(place, here) === (direction === "below" ? 1 : -1) ? [id] : [];
  });
  return nearest(here, beside, places);
}

function siblings(from: string, here: Place, links: readonly CausalLink[], places: ReadonlyMap<string, Place>): Set<string> {
  const causes = new Set(links.filter((link) => link.effect === from).map((link) => link.cause));
  const effects = new Set(links.filter((link) => link.cause === from).map((link) => link.effect));
  const found = new Set<string>();
  for (const link of links) {
    if (causes.has(link.cause)) found.add(link.effect);
    if (effects.has(link.effect)) found.add(link.cause);
  }
  for (const [id, [x]] of places) if (Math.abs(x - here[0]) < SAME_COLUMN) found.add(id);
  found.delete(from);
  return found;
}

/** 1 when `one` stands below `other`; boxes at one height are told apart from left to right, so that none is unreachable. */
function inOrder(one: Place, other: Place): number {
  return Math.sign(one[1] - other[1]) || Math.sign(one[0] - other[0]);
}

function nearest(here: Place, ids: readonly string[], places: ReadonlyMap<string, Place>): string | null {
  let best: string | null = null;
  let least = Infinity;
  for (const id of ids) {
    const place = places.get(id);
    if (!place) continue;
    const far = Math.abs(place[1] - here[1]) + Math.abs(place[0] - here[0]) / 4;
    if (far < least) [best, least] = [id, far];
  }
  return best;
}
