import type { Place } from "./types.ts";

export interface Clock {
  after: (milliseconds: number, act: () => void) => number;
  cancel: (timer: number) => void;
}

const QUIET = 400;
const AGAIN = 4_000;

/** Keeps where boxes were moved to, a moment after the last move and again while the server is not reached. */
export class Mover {
  readonly waiting = new Map<string, Place>();
  private readonly save: (places: Record<string, Place>) => Promise<boolean>;
  private readonly clock: Clock;
  private timer = 0;

  constructor(save: (places: Record<string, Place>) => Promise<boolean>, clock: Clock) {
    this.save = save;
    this.clock = clock;
  }

  moved(places: Iterable<readonly [string, Place]>): void {
    for (const [id, place] of places) this.waiting.set(id, [Math.round(place[0]), Math.round(place[1])]);
    this.later(QUIET);
  }

  private later(milliseconds: number): void {
    this.clock.cancel(this.timer);
    this.timer = this.clock.after(milliseconds, () => void this.send());
  }

  private async send(): Promise<void> {
    const sent = new Map(this.waiting);
    if (!sent.size) return;
    if (!(await this.save(Object.fromEntries(sent)))) return this.later(AGAIN);
    for (const [id, place] of sent) if (this.waiting.get(id) === place) this.waiting.delete(id);
  }
}
