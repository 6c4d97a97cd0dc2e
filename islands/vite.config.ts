import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";

import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

import { logical } from "./build/logical.ts";

const here = import.meta.dirname;

/** One entry for each room that has an island: `<room>/index.ts`. */
function islands(): Record<string, string> {
  const rooms = readdirSync(here, { withFileTypes: true })
    .filter((folder) => folder.isDirectory() && existsSync(resolve(here, folder.name, "index.ts")))
    .map((folder) => folder.name)
    .sort();
  return Object.fromEntries(rooms.map((room) => [room, resolve(here, room, "index.ts")]));
}

export default defineConfig({
  root: here,
  base: "/static/dist/",
  plugins: [svelte()],
  css: {
    lightningcss: { errorRecovery: true }, // govuk-frontend keeps one Internet Explorer hack that is no valid CSS
    postcss: { plugins: [logical()] },
    preprocessorOptions: { scss: { loadPaths: [resolve(here, "node_modules")], quietDeps: true } },
  },
  build: {
    outDir: "../throughline/web/static/dist",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
    assetsInlineLimit: 0, // our pages forbid data: addresses
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { site: resolve(here, "site/site.ts"), theme: resolve(here, "site/theme.ts"), ...islands() },
    },
  },
});
