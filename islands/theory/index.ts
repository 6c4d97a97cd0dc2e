import "@xyflow/svelte/dist/base.css";
import "./map.scss";

import { flushSync, mount as draw, unmount } from "svelte";

import { mount } from "../shared/mount.ts";
import { Desk } from "./desk.svelte.ts";
import { Follower } from "./follower.ts";
import Map from "./Map.svelte";
import type { Clock } from "./mover.ts";
import { Server } from "./server.ts";
import type { Props } from "./types.ts";

const CLOCK: Clock = {
  after: (milliseconds, act) => window.setTimeout(act, milliseconds),
  cancel: (timer) => window.clearTimeout(timer),
};

function readProps(json: unknown): Props {
  const told = json as Partial<Props> | null;
  if (!told?.map || !told.state || !told.api || !told.live) throw new Error("theory: props are missing");
  return told as Props;
}

/** The server's picture is put aside only when the drawn map stands, so that a fault leaves it in place. */
function start(root: HTMLElement, props: Props): () => void {
  const token = root.querySelector<HTMLInputElement>('[name="csrfmiddlewaretoken"]')?.value ?? "";
  const server = new Server(props, token);
  const desk = new Desk(props, server, CLOCK);
  const place = document.createElement("div");
  const drawn = [...root.children] as HTMLElement[];
  root.append(place);
  let map: ReturnType<typeof draw>;
  try {
    map = draw(Map, { target: place, props: { desk } });
    flushSync();
  } catch (fault) {
    place.remove();
    throw fault;
  }
  for (const one of drawn) one.hidden = true;
  const follower = new Follower(props.state.number, server.ways, {
    changes: (changes) => void desk.hear(changes),
    places: (places) => desk.takePlaces(places),
    gone: () => desk.gone(),
  }, CLOCK);
  follower.start();
  return () => {
    follower.stop();
    void unmount(map);
    place.remove();
    for (const one of drawn) one.hidden = false;
  };
}

mount("theory", { readProps, start });
