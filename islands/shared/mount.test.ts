import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { type Island, mount, type Page } from "./mount.ts";

interface Root {
  dataset: Record<string, string | undefined>;
}

function page(roots: Root[], scripts: Record<string, string> = {}): Page {
  return {
    querySelectorAll: () => roots as unknown as HTMLElement[],
    getElementById: (id) => (id in scripts ? { textContent: scripts[id] ?? null } : null),
  };
}

const counts: Island<number> = {
  readProps: (json) => {
    if (typeof json !== "number") throw new Error("The count is missing.");
    return json;
  },
  start: (root, props) => {
    root.dataset["shows"] = String(props);
    return () => {
      root.dataset["shows"] = "";
    };
  },
};

test("an island starts with the props its root names, and lets go", () => {
  const root: Root = { dataset: { props: "p" } };
  const stop = mount("counts", counts, page([root], { p: "3" }));
  assert.equal(root.dataset["shows"], "3");
  assert.equal(root.dataset["islandReady"], "");
  stop();
  assert.equal(root.dataset["shows"], "");
});

test("an island that fails leaves the others alone and what the server drew in place", () => {
  const error = mock.method(console, "error", () => undefined);
  const wrong: Root = { dataset: { props: "gone" } };
  const refused: Root = { dataset: { props: "words" } };
  const right: Root = { dataset: { props: "p" } };
  mount("counts", counts, page([wrong, refused, right], { p: "3", words: '"three"' }));
  assert.equal(wrong.dataset["islandFailed"], "");
  assert.equal(refused.dataset["islandFailed"], "");
  assert.equal(right.dataset["shows"], "3");
  assert.equal(right.dataset["islandFailed"], undefined);
  assert.equal(error.mock.callCount(), 2);
  error.mock.restore();
});

test("a page without the island's place is left as it is", () => {
  assert.doesNotThrow(mount("counts", counts, page([])));
});
