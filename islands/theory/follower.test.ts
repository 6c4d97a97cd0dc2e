import assert from "node:assert/strict";
import test from "node:test";

import { Follower, type Line, type Ways } from "./follower.ts";
import { Mover } from "./mover.ts";
import type { Change, Place } from "./types.ts";

class FakeLine implements Line {
  readyState = 1;
  closed = false;
  private readonly hearers = new Map<string, (event: { data?: string }) => void>();
  addEventListener(name: string, hear: (event: { data?: string }) => void): void {
    this.hearers.set(name, hear);
  }
  say(name: string, data: unknown = {}): void {
    this.hearers.get(name)?.({ data: JSON.stringify(data) });
  }
  close(): void {
    this.closed = true;
  }
}

class FakeClock {
  readonly acts = new Map<number, () => void>();
  private last = 0;
  after = (_: number, act: () => void): number => {
    this.acts.set(++this.last, act);
    return this.last;
  };
  cancel = (timer: number): void => void this.acts.delete(timer);
  async pass(): Promise<void> {
    const due = [...this.acts.values()];
    this.acts.clear();
    for (const act of due) act();
    await new Promise((done) => setImmediate(done));
  }
}

const change = (number: number): Change => ({ number, subject: "x", mine: false, says: `Ben added “${number}”` });

function follower(lines: Array<FakeLine | null>, answers: Array<Awaited<ReturnType<Ways["ask"]>>> = []) {
  const told: unknown[] = [];
  const opened: number[] = [];
  const clock = new FakeClock();
  const ways: Ways = {
    open: (after) => { opened.push(after); return lines.shift() ?? null; },
    ask: async () => answers.shift() ?? "unreached",
  };
  const one = new Follower(3, ways, {
    changes: (changes) => told.push(changes.map((each) => each.number)),
    places: (places) => told.push(places),
    gone: () => told.push("gone"),
  }, clock);
  one.start();
  return { one, told, clock, opened };
}

test("what comes over the line is told once", () => {
  const line = new FakeLine();
  const { told, opened } = follower([line]);
  line.say("changes", [change(3), change(4)]);
  line.say("changes", [change(4)]);
  assert.deepEqual(opened, [3]);
  assert.deepEqual(told, [[4]]);
});

test("a line that reconnects by itself is left alone; one that is refused is replaced by asking", async () => {
  const line = new FakeLine();
  const { told, clock } = follower([line], [{ number: 5, changes: [change(5)], places: {} }]);
  line.readyState = 0;
  line.say("error");
  assert.equal(clock.acts.size, 0);
  line.readyState = 2;
  line.say("error");
  await clock.pass();
  assert.deepEqual(told, [[5], {}]);
  assert.equal(clock.acts.size, 1, "it asks again");
});

test("signed out: it says so and stops", async () => {
  const { told, clock } = follower([null], ["unreached", "gone"]);
  await clock.pass();
  await clock.pass();
  await clock.pass();
  assert.deepEqual(told, ["gone"]);
});

test("moves are kept a moment after the last one, rounded, and again while the server is not reached", async () => {
  const sent: Array<Record<string, Place>> = [];
  const clock = new FakeClock();
  let reached = false;
  const mover = new Mover(async (places) => { sent.push(places); return reached; }, clock);
  mover.moved([["a", [1.4, 2.6]]]);
  mover.moved([["a", [5, 6]], ["b", [0, 0]]]);
  await clock.pass();
  assert.deepEqual(sent, [{ a: [5, 6], b: [0, 0] }]);
  assert.equal(mover.waiting.size, 2);
  reached = true;
  await clock.pass();
  assert.equal(sent.length, 2);
  assert.equal(mover.waiting.size, 0);
});
