import { tick } from "svelte";
import type { Edge, Node } from "@xyflow/svelte";

import { savePng } from "../site/picture.ts";
import { arrowLabel } from "./arrows.ts";
import { digestOf } from "./digest.ts";
import { merged } from "./merging.ts";
import type { Clock } from "./mover.ts";
import { Mover } from "./mover.ts";
import { neighbour, type Direction } from "./relations.ts";
import type { Answer, Refusal, Server } from "./server.ts";
import type { Assumption, CausalLink, Change, Element, Kind, MapState, Place, Props } from "./types.ts";

export type BoxNode = Node<{ element: Element; kind: Kind; assumptions: Assumption[] }, "box">;
export type ArrowEdge = Edge<{ link: CausalLink; label: string; assumptions: Assumption[] }, "arrow">;
export type Panel = { what: "element" | "link"; id: string; connecting?: boolean } | { what: "add" };

const BETWEEN = 160;

/** The map on this screen: what stands on it, where one is, what was said; and the acts, each one POST. */
export class Desk {
  readonly props: Props;
  readonly mover: Mover;
  private readonly server: Server;
  state = $state.raw<MapState>() as MapState;
  nodes = $state.raw<BoxNode[]>([]);
  edges = $state.raw<ArrowEdge[]>([]);
  current = $state("");
  panel = $state.raw<Panel | null>(null);
  /** What others did, for eyes and screen readers; what one did oneself; what went wrong. */
  heard = $state("");
  said = $state("");
  trouble = $state("");
  busy = $state(false);
  /** Brings a box into view; given by the board once it is drawn. */
  show: (id: string) => void = () => undefined;

  constructor(props: Props, server: Server, clock: Clock) {
    this.props = props;
    this.server = server;
    this.mover = new Mover((places) => server.move(places), clock);
    this.take(props.state);
    this.current = this.state.elements[0]?.id ?? "";
    const unplaced = this.state.elements.filter((one) => !one.place);
    if (this.state.may_write && unplaced.length) this.mover.moved(this.nodes.filter((node) => unplaced.some((one) => one.id === node.id)).map((node) => [node.id, placeOf(node)] as const));
  }

  get places(): Map<string, Place> {
    return new Map(this.nodes.map((node) => [node.id, placeOf(node)]));
  }

  element(id: string): Element | undefined {
    return this.state.elements.find((one) => one.id === id);
  }

  link(id: string): CausalLink | undefined {
    return this.state.links.find((one) => one.id === id);
  }

  assumptionsOf(id: string): Assumption[] {
    return this.state.assumptions.filter((one) => one.about === id);
  }

  /** Draw a state of the map. What did not change is left as it is drawn; boxes being moved here stay where this person has them. */
  take(state: MapState): void {
    this.state = state;
    const before = new Map(this.nodes.map((node) => [node.id, node]));
    const arrows = new Map(this.edges.map((edge) => [edge.id, edge]));
    const kinds = new Map(this.props.kinds.map((kind) => [kind.value, kind]));
    const taken: Place[] = [];
    this.nodes = state.elements.map((element) => {
      const old = before.get(element.id);
      const assumptions = this.assumptionsOf(element.id);
      if (old && old.data.element === element && alike(old.data.assumptions, assumptions)) {
        taken.push(placeOf(old));
        return old;
      }
      const mine = old && (old.dragging || this.mover.waiting.has(element.id) || old.data.element === element) ? placeOf(old) : null;
      const place = mine ?? element.place ?? (old ? placeOf(old) : null) ?? this.props.laidOut[element.id] ?? below(taken);
      taken.push(place);
      return {
        ...old, id: element.id, type: "box", position: { x: place[0], y: place[1] },
        data: { element, kind: kinds.get(element.kind) as Kind, assumptions },
        ariaRole: "none", domAttributes: { "aria-roledescription": null },
      } as BoxNode;
    });
    this.edges = state.links.map((link) => {
      const old = arrows.get(link.id);
      const assumptions = this.assumptionsOf(link.id);
      if (old?.data && old.data.link === link && alike(old.data.assumptions, assumptions)) return old;
      return {
        id: link.id, source: link.cause, target: link.effect, type: "arrow", ariaLabel: link.says, ariaRole: "img",
        data: { link, label: arrowLabel(link, this.props.short), assumptions },
        domAttributes: { "aria-roledescription": null },
      } as unknown as ArrowEdge;
    });
    if (!this.element(this.current)) this.current = state.elements[0]?.id ?? "";
    const { panel } = this;
    if (panel && panel.what !== "add" && !this.element(panel.id) && !this.link(panel.id)) this.panel = null;
  }

  /** Others' boxes follow, but never one that is being moved here. */
  takePlaces(places: Record<string, Place>): void {
    const differ = this.nodes.some((node) => this.movesTo(node, places));
    if (differ) this.nodes = this.nodes.map((node) => {
      const to = this.movesTo(node, places);
      return to ? { ...node, position: { x: to[0], y: to[1] } } : node;
    });
  }

  private movesTo(node: BoxNode, places: Record<string, Place>): Place | null {
    const to = places[node.id];
    if (!to || node.dragging || this.mover.waiting.has(node.id)) return null;
    return to[0] === node.position.x && to[1] === node.position.y ? null : to;
  }

  /** What happened elsewhere: read what became different and say whose it was. */
  async hear(changes: Change[]): Promise<void> {
    if (Math.max(...changes.map((change) => change.number)) > this.state.number) {
      const answer = await this.server.since(this.state.number);
      if ("parts" in answer) this.take(merged(this.state, answer.parts));
    }
    const words = digestOf(changes);
    if (words) this.heard = words;
  }

  gone(): void {
    this.trouble = "You are signed out, or this map is no longer shared with you. What is here is how it stood: load the page again.";
  }

  add(given: { kind: string; title: string; leadsTo?: string; place?: Place }): Promise<Refusal | null> {
    const id = crypto.randomUUID();
    const beside = this.nodes.find((node) => node.id === this.current);
    const place = given.place ?? (beside ? free([beside.position.x, beside.position.y + BETWEEN], this.nodes) : [0, 0]);
    return this.act(this.server.onMap("elements", this.state.number, { id, kind: given.kind, title: given.title, place: place.map(Math.round) }), `Added “${given.title}”.`, () => {
      this.current = id;
      this.panel = { what: "element", id };
    });
  }

  connect(cause: string, effect: string): Promise<Refusal | null> {
    const id = crypto.randomUUID();
    const words = `“${this.element(cause)?.title}” now leads to “${this.element(effect)?.title}”.`;
    return this.act(this.server.onMap("links", this.state.number, { id, cause, effect }), words);
  }

  assume(about: string, title: string): Promise<Refusal | null> {
    return this.act(this.server.onMap("assumptions", this.state.number, { id: crypto.randomUUID(), about, title }), `Assumed: “${title}”.`);
  }

  reword(id: string, base: number, changes: Record<string, unknown>): Promise<Refusal | null> {
    return this.act(this.server.onPart(id, "reword", this.state.number, { base_revision: base, ...changes }), "Saved.");
  }

  takeOff(id: string): Promise<Refusal | null> {
    const part = this.element(id) ?? this.link(id);
    if (!part) return Promise.resolve(null);
    const near = this.element(id) ? (neighbour(id, "effect", this.state.links, this.places) ?? neighbour(id, "cause", this.state.links, this.places)) : null;
    const words = `Taken off the map: ${"title" in part ? `“${part.title}”` : part.says}. Its page stays; undo brings it back.`;
    return this.act(this.server.onPart(id, "take-off", this.state.number, { base_revision: part.revision }), words, () => {
      this.panel = null;
      if (near) void this.focus(near);
    });
  }

  undo(): Promise<Refusal | null> {
    return this.act(this.server.onMap("undo", this.state.number), "Your last change is taken back.");
  }

  redo(): Promise<Refusal | null> {
    return this.act(this.server.onMap("redo", this.state.number), "It is done again.");
  }

  /** The map as it is kept, as a PNG file: the same drawing as the page without script and the SVG. */
  async takePicture(): Promise<void> {
    this.busy = true;
    this.trouble = "";
    const { made, says } = await savePng(this.props.picture.svg, this.props.picture.name);
    this.busy = false;
    this.said = made ? says : "";
    if (!made) this.trouble = says;
  }

  /** Send one act; its answer is what became different. Two people's words are left for the panel to show, all else is said here. */
  private async act(sending: Promise<Answer>, words: string, then?: () => void): Promise<Refusal | null> {
    this.busy = true;
    this.trouble = "";
    const answer = await sending;
    this.busy = false;
    if ("parts" in answer) {
      this.take(merged(this.state, answer.parts));
      this.said = words;
      then?.();
      return null;
    }
    this.said = "";
    if (answer.refused.code !== "changed_meanwhile") this.trouble = answer.refused.message;
    const now = answer.refused.status === 409 ? await this.server.since(this.state.number) : null;
    if (now && "parts" in now) this.take(merged(this.state, now.parts));
    return answer.refused;
  }

  go(direction: Direction): void {
    const next = neighbour(this.current, direction, this.state.links, this.places);
    if (next) void this.focus(next);
    else this.said = { effect: "It leads to nothing further on this map.", cause: "Nothing on this map leads to it.", above: "Nothing above.", below: "Nothing below." }[direction];
  }

  nudge([x, y]: [number, number]): void {
    if (!this.state.may_write) return;
    this.nodes = this.nodes.map((node) => node.id === this.current ? { ...node, position: { x: node.position.x + x, y: node.position.y + y } } : node);
    this.mover.moved(this.nodes.filter((node) => node.id === this.current).map((node) => [node.id, placeOf(node)] as const));
  }

  async focus(id: string): Promise<void> {
    this.current = id;
    this.show(id);
    await tick();
    document.querySelector<HTMLElement>(`[data-box="${id}"]`)?.focus({ preventScroll: true });
  }

  close(): void {
    const back = this.panel && this.panel.what === "element" ? this.panel.id : this.current;
    this.panel = null;
    if (back) void this.focus(back);
  }
}

export function placeOf(node: { position: { x: number; y: number } }): Place {
  return [Math.round(node.position.x), Math.round(node.position.y)];
}

function alike<Part>(one: readonly Part[], other: readonly Part[]): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at]);
}

function below(taken: Place[]): Place {
  if (!taken.length) return [48, 48];
  return [Math.min(...taken.map(([x]) => x)), Math.max(...taken.map(([, y]) => y)) + BETWEEN];
}

/** The first spot from here downwards on which no box stands. */
function free([x, y]: Place, nodes: readonly BoxNode[]): Place {
  while (nodes.some((node) => Math.abs(node.position.x - x) < 248 && Math.abs(node.position.y - y) < BETWEEN - 24)) y += 40;
  return [x, y];
}
