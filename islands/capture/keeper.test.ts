import assert from "node:assert/strict";
import { test } from "node:test";

import { FIRST_WAIT, Keeper, PAUSE, SAYS, type Clock, type Reached } from "./keeper.ts";
import { Sender, TRYING, type Sent } from "./sender.ts";
import { Shelf, type Kept, type Store } from "./shelf.ts";

class Cupboard implements Store {
  readonly held = new Map<string, string>();
  get length(): number { return this.held.size; }
  key(index: number): string | null { return [...this.held.keys()][index] ?? null; }
  getItem(key: string): string | null { return this.held.get(key) ?? null; }
  setItem(key: string, value: string): void { this.held.set(key, value); }
  removeItem(key: string): void { this.held.delete(key); }
}

class StoodClock implements Clock {
  time = 1_000;
  #next = 1;
  readonly waiting = new Map<number, { at: number; act: () => void }>();
  now(): number { return this.time; }
  after(milliseconds: number, act: () => void): number {
    const timer = this.#next++;
    this.waiting.set(timer, { at: this.time + milliseconds, act });
    return timer;
  }
  cancel(timer: number): void { this.waiting.delete(timer); }
  async pass(milliseconds: number): Promise<void> {
    this.time += milliseconds;
    for (const [timer, due] of [...this.waiting]) {
      if (due.at > this.time) continue;
      this.waiting.delete(timer);
      due.act();
    }
    await new Promise((go) => setImmediate(go));
  }
}

function writing(answers: Reached[]) {
  const [cupboard, clock, said, sent] = [new Cupboard(), new StoodClock(), [] as string[], [] as Kept[]];
  const shelf = new Shelf(cupboard, "ana");
  const send = (kept: Kept): Promise<Reached> => {
    sent.push(kept);
    const answer = answers.shift();
    return answer ? Promise.resolve(answer) : Promise.reject(new Error("no network"));
  };
  const keeper = new Keeper("n1", shelf, send, (words) => said.push(words), clock);
  return { cupboard, clock, said, sent, shelf, keeper };
}

test("what is typed is on this device at once and on the server within two seconds", async () => {
  const { cupboard, clock, sent, keeper } = writing(["kept"]);
  keeper.typed({ heard: "The 169" }, "hubs", 0);
  assert.equal(cupboard.length, 1);
  assert.ok(PAUSE <= 2_000);
  await clock.pass(PAUSE);
  assert.deepEqual(sent.map((kept) => kept.fields["heard"]), ["The 169"]);
  assert.equal(cupboard.length, 0, "what the server holds does not stay on a shared device");
});

test("typing on does not put the sending off", async () => {
  const { clock, sent, keeper } = writing(["kept"]);
  keeper.typed({ heard: "a" }, "hubs", 0);
  await clock.pass(PAUSE - 100);
  keeper.typed({ heard: "ab" }, "hubs", 0);
  await clock.pass(100);
  assert.deepEqual(sent.map((kept) => kept.fields["heard"]), ["ab"]);
});

test("without a network it stays on the device and is tried again until it is there", async () => {
  const { cupboard, clock, said, sent, keeper } = writing([]);
  keeper.typed({ heard: "a" }, "hubs", 0);
  await clock.pass(PAUSE);
  assert.equal(said.at(-1), SAYS.unreached);
  assert.equal(cupboard.length, 1);
  await clock.pass(FIRST_WAIT);
  assert.equal(sent.length, 2);
});

test("a draft the server has overtaken stays on the device: nothing is lost", async () => {
  const { cupboard, clock, keeper } = writing(["overtaken"]);
  keeper.typed({ heard: "a" }, "hubs", 1);
  await clock.pass(PAUSE);
  assert.equal(cupboard.length, 1);
});

test("once the note is saved nothing is kept or sent any more", async () => {
  const { cupboard, clock, sent, keeper } = writing(["kept"]);
  keeper.typed({ heard: "a" }, "hubs", 0);
  keeper.done();
  keeper.typed({ heard: "ab" }, "hubs", 0);
  await clock.pass(60_000);
  assert.equal(cupboard.length + sent.length, 0);
});

test("another person on the same device finds nothing", () => {
  const { cupboard, keeper } = writing([]);
  keeper.typed({ heard: "a" }, "hubs", 0);
  assert.equal(new Shelf(cupboard, "ben").newest("hubs", "heard"), null);
  assert.equal(new Shelf(cupboard, "ana").newest("hubs", "heard")?.[0], "n1");
  assert.equal(new Shelf(cupboard, "ana").newest("elsewhere", "heard"), null);
});

test("a full device is no reason to stop writing", () => {
  const full: Store = { length: 0, key: () => null, getItem: () => null, removeItem: () => undefined, setItem: () => { throw new Error("quota"); } };
  assert.equal(new Shelf(full, "ana").put("n1", { programme: "hubs", base: 0, fields: {}, at: 1 }), false);
});

test("saving tries again while nobody answers, and once it is there it stops", async () => {
  const clock = new StoodClock();
  const said: string[] = [];
  const answers: Sent[] = [{ reached: "unreached" }, { reached: "saved", url: "/notes/1/" }];
  let tries = 0;
  const gone: string[] = [];
  const attempt = (): Promise<Sent> => Promise.resolve(answers[tries++] ?? { reached: "unreached" });
  const sender = new Sender(attempt, (words) => said.push(words), clock, { saved: (url) => gone.push(url), answered: () => assert.fail() });
  await sender.press();
  assert.equal(said.at(-1), TRYING);
  await clock.pass(FIRST_WAIT);
  assert.deepEqual(gone, ["/notes/1/"]);
  await clock.pass(60_000);
  assert.equal(tries, 2);
});
