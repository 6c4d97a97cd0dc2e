import type { Fields } from "./fields.ts";
import type { Kept, Shelf } from "./shelf.ts";

/** How an attempt to reach the server ended. */
export type Reached = "kept" | "overtaken" | "signed-out" | "refused" | "unreached";

/** Time, so that tests can stand still. */
export interface Clock {
  now(): number;
  after(milliseconds: number, act: () => void): number;
  cancel(timer: number): void;
}

export const PAUSE = 1_500;
export const FIRST_WAIT = 3_000;
export const LONGEST_WAIT = 30_000;

export const SAYS: Record<Reached, string> = {
  kept: "Draft kept.",
  overtaken: "Kept on this device. This note was saved elsewhere meanwhile: saving shows you both.",
  "signed-out": "Kept on this device. You are signed out: sign in again in another tab.",
  refused: "Kept on this device.",
  unreached: "Kept on this device. Trying again…",
};

/**
 * Keeps what is being typed: on this device at once, on the server within two seconds, again and again until it is
 * there. Typing never waits for it.
 */
export class Keeper {
  readonly id: string;
  readonly #shelf: Shelf;
  readonly #send: (kept: Kept) => Promise<Reached>;
  readonly #say: (words: string) => void;
  readonly #clock: Clock;
  #newest: Kept | null = null;
  #timer: number | null = null;
  #wait = FIRST_WAIT;
  #sending = false;
  #stopped = false;

  constructor(id: string, shelf: Shelf, send: (kept: Kept) => Promise<Reached>, say: (words: string) => void, clock: Clock) {
    this.id = id;
    this.#shelf = shelf;
    this.#send = send;
    this.#say = say;
    this.#clock = clock;
  }

  /** Something was typed. */
  typed(fields: Fields, programme: string, base: number): void {
    if (this.#stopped) return;
    this.#newest = { programme, base, fields, at: this.#clock.now() };
    this.#shelf.put(this.id, this.#newest);
    if (this.#timer === null && !this.#sending) this.#later(PAUSE);
  }

  /** The note itself was saved, or the draft thrown away: nothing is kept any more. */
  done(): void {
    this.#stopped = true;
    this.#newest = null;
    if (this.#timer !== null) this.#clock.cancel(this.#timer);
    this.#shelf.drop(this.id);
  }

  #later(milliseconds: number): void {
    this.#timer = this.#clock.after(milliseconds, () => {
      this.#timer = null;
      void this.#try();
    });
  }

  async #try(): Promise<void> {
    const sent = this.#newest;
    if (!sent || this.#stopped) return;
    this.#sending = true;
    const reached = await this.#send(sent).catch((): Reached => "unreached");
    this.#sending = false;
    if (this.#stopped) return;
    this.#say(SAYS[reached]);
    const typedSince = this.#newest !== sent;
    if (reached === "kept") {
      this.#wait = FIRST_WAIT;
      if (!typedSince) {
        this.#newest = null;
        this.#shelf.drop(this.id);
      }
    }
    if (reached === "unreached" || reached === "signed-out") {
      this.#later(this.#wait);
      this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
    } else if (typedSince) {
      this.#later(PAUSE);
    }
  }
}
