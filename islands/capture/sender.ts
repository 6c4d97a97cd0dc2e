import { FIRST_WAIT, LONGEST_WAIT, type Clock } from "./keeper.ts";

/** What came of an attempt to save: it is there, the server wants to say something, or nobody answered. */
export type Sent =
  | { reached: "saved"; url: string }
  | { reached: "answered" }
  | { reached: "signed-out" }
  | { reached: "unreached" };

export const SAVING = "Saving…";
export const TRYING = "Kept on this device. Trying again…";
export const SIGNED_OUT = "Kept on this device. You are signed out: sign in again in another tab, then press Save.";

/**
 * Saves, and tries again on a timer while nobody answers. The note carries its own id, so that an attempt whose answer
 * was lost makes no second note. Pressing Save meanwhile tries at once.
 */
export class Sender {
  readonly #attempt: () => Promise<Sent>;
  readonly #say: (words: string) => void;
  readonly #clock: Clock;
  #timer: number | null = null;
  #wait = FIRST_WAIT;
  #busy = false;
  readonly saved: (url: string) => void;
  readonly answered: () => void;

  constructor(
    attempt: () => Promise<Sent>, say: (words: string) => void, clock: Clock,
    then: { saved: (url: string) => void; answered: () => void },
  ) {
    this.#attempt = attempt;
    this.#say = say;
    this.#clock = clock;
    this.saved = then.saved;
    this.answered = then.answered;
  }

  async press(): Promise<void> {
    if (this.#busy) return;
    if (this.#timer !== null) this.#clock.cancel(this.#timer);
    this.#timer = null;
    this.#busy = true;
    this.#say(SAVING);
    const sent = await this.#attempt().catch((): Sent => ({ reached: "unreached" }));
    this.#busy = false;
    if (sent.reached === "saved") this.saved(sent.url);
    else if (sent.reached === "answered") this.answered();
    else if (sent.reached === "signed-out") this.#say(SIGNED_OUT);
    else {
      this.#say(TRYING);
      this.#timer = this.#clock.after(this.#wait, () => void this.press());
      this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
    }
  }
}
