export type Place = [number, number];

export interface Element {
  id: string;
  revision: number;
  kind: string;
  title: string;
  description: string;
  who_changes: string;
  level: string;
  horizon: string;
  contribution_only: boolean;
  says: string;
  sure: string;
  place: Place | null;
  url: string;
}

export interface CausalLink {
  id: string;
  revision: number;
  cause: string;
  effect: string;
  mechanism: string;
  polarity: string;
  delay: string;
  says: string;
  url: string;
}

export interface Assumption {
  id: string;
  about: string | null;
  title: string;
  says: string;
  url: string;
}

/** The map as the server tells it; `number` is that of its newest change. */
export interface MapState {
  number: number;
  may_write: boolean;
  elements: Element[];
  links: CausalLink[];
  assumptions: Assumption[];
}

/** What became different since a change: the parts as they stand now, and the ids of those that are no longer on the map. */
export interface Parts {
  number: number;
  elements: Element[];
  links: CausalLink[];
  assumptions: Assumption[];
  gone: string[];
}

/** One change in a sentence that says whose it was. */
export interface Change {
  number: number;
  subject: string;
  mine: boolean;
  says: string;
}

export interface Option {
  value: string;
  label: string;
}

export interface Kind extends Option {
  means: string;
  glyph: string;
}

/** What the page tells the island. */
export interface Props {
  map: string;
  state: MapState;
  laidOut: Record<string, Place>;
  api: string;
  parts: string;
  live: string;
  picture: { svg: string; name: string };
  kinds: Kind[];
  polarities: Option[];
  delays: Option[];
  levels: Option[];
  horizons: Option[];
  short: { polarity: Record<string, string>; delay: Record<string, string> };
}
