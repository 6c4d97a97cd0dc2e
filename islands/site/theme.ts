/*
 * Runs before the page is painted, as a plain blocking script, so that a page never flashes in the wrong theme.
 * Nothing may be imported here. The choice itself is made in appearance.ts.
 */
try {
  const chosen = localStorage.getItem("throughline-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset["theme"] = chosen;
} catch {
  // Storage is closed to us: the device's own preference decides.
}
