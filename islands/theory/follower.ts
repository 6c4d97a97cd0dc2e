import type { Clock } from "./mover.ts";
import type { Change, Place } from "./types.ts";

export interface Heard {
  changes: (changes: Change[]) => void;
  places: (places: Record<string, Place>) => void;
  /** Signed out, or no longer somebody who may look. */
  gone: () => void;
}

/** The little of an EventSource that is used. */
export interface Line {
  readonly readyState: number;
  addEventListener: (name: string, hear: (event: { data?: string }) => void) => void;
  close: () => void;
}

export interface Ways {
  open: (after: number) => Line | null;
  ask: (after: number) => Promise<{ number: number; changes: Change[]; places: Record<string, Place> } | "gone" | "unreached">;
}

const SECOND = 1_000;
const BACK_TO_LINE = 60_000;
const CLOSED = 2;

/** Follows others' changes over a line that stays open, and by asking every second while there is none to be had. */
export class Follower {
  private readonly ways: Ways;
  private readonly heard: Heard;
  private readonly clock: Clock;
  private known: number;
  private line: Line | null = null;
  private asking = 0;
  private asked = 0;
  private over = false;

  constructor(known: number, ways: Ways, heard: Heard, clock: Clock) {
    this.known = known;
    this.ways = ways;
    this.heard = heard;
    this.clock = clock;
  }

  start(): void {
    if (this.over) return;
    this.line = this.ways.open(this.known);
    if (!this.line) return this.askLater();
    const line = this.line;
    line.addEventListener("changes", (event) => this.took(JSON.parse(event.data ?? "[]") as Change[]));
    line.addEventListener("places", (event) => this.heard.places(JSON.parse(event.data ?? "{}") as Record<string, Place>));
    line.addEventListener("gone", () => this.stop(true));
    line.addEventListener("error", () => {
      // While it reconnects by itself it is left alone; refused for good, we ask instead.
      if (line.readyState === CLOSED && !this.over) this.askLater();
    });
  }

  stop(gone = false): void {
    if (this.over) return;
    this.over = true;
    this.line?.close();
    this.clock.cancel(this.asking);
    if (gone) this.heard.gone();
  }

  private took(changes: Change[]): void {
    const fresh = changes.filter((change) => change.number > this.known);
    if (!fresh.length) return;
    this.known = Math.max(...fresh.map((change) => change.number));
    this.heard.changes(fresh);
  }

  private askLater(): void {
    this.clock.cancel(this.asking);
    this.asking = this.clock.after(SECOND, () => void this.ask());
  }

  private async ask(): Promise<void> {
    const answer = await this.ways.ask(this.known);
    if (this.over) return;
    if (answer === "gone") return this.stop(true);
    if (answer !== "unreached") {
      this.took(answer.changes);
      this.heard.places(answer.places);
    }
    this.asked += SECOND;
    if (this.asked < BACK_TO_LINE) return this.askLater();
    this.asked = 0;
    this.start();
  }
}
