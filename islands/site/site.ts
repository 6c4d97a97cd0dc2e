import "./faces.css";
import "./site.scss";

import { Button, Checkboxes, ErrorSummary, PasswordInput, Radios } from "govuk-frontend";

import { offerAppearance } from "./appearance.ts";
import { followSelection } from "./bulk.ts";
import { wakeChoosers } from "./chooser.ts";
import { closeMenus } from "./menus.ts";
import { openOneKnot, openWhereWide } from "./panels.ts";
import { watchPartials } from "./partial.ts";
import { offerPictures } from "./picture.ts";
import { tickRanges } from "./ranges.ts";
import { slashSearches } from "./slash.ts";

const COMPONENTS = [Button, Checkboxes, ErrorSummary, PasswordInput, Radios];

/** Wake the components inside `part`: the page at first, later whatever htmx has put in. */
function wake(part: Element): void {
  for (const Component of COMPONENTS) {
    const name = Component.moduleName;
    for (const root of part.querySelectorAll(`[data-module="${name}"]:not([data-${name}-init])`)) {
      try {
        new Component(root);
      } catch (error) {
        console.error(`${name} did not start; the page works without it.`, error);
      }
    }
  }
  offerAppearance(part);
  followSelection(part);
  wakeChoosers(part);
  tickRanges(part);
  offerPictures(part);
  openWhereWide(part);
}

document.body.classList.add("js-enabled", "govuk-frontend-supported");
wake(document.documentElement);
closeMenus(document);
openOneKnot(document);
watchPartials(document);
slashSearches(document);
document.addEventListener("htmx:load", (event) => {
  if (event.target instanceof Element && event.target !== document.body) wake(event.target.parentElement ?? event.target);
});
