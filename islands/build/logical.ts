import type { Declaration, Plugin } from "postcss";

/** Sides of the page, named by reading direction: left is where a line of text starts. */
const PROPERTIES: Record<string, string> = {
  left: "inset-inline-start",
  right: "inset-inline-end",
  "margin-left": "margin-inline-start",
  "margin-right": "margin-inline-end",
  "padding-left": "padding-inline-start",
  "padding-right": "padding-inline-end",
  "border-left": "border-inline-start",
  "border-right": "border-inline-end",
  "border-left-width": "border-inline-start-width",
  "border-right-width": "border-inline-end-width",
  "border-left-color": "border-inline-start-color",
  "border-right-color": "border-inline-end-color",
  "border-left-style": "border-inline-start-style",
  "border-right-style": "border-inline-end-style",
};

const VALUES: Record<string, Record<string, string>> = {
  "text-align": { left: "start", right: "end" },
  float: { left: "inline-start", right: "inline-end" },
  clear: { left: "inline-start", right: "inline-end" },
};

/** The same declaration in words that also hold on a right-to-left page. */
export function inReadingOrder(property: string, value: string): { property: string; value: string } {
  return {
    property: PROPERTIES[property] ?? property,
    value: VALUES[property]?.[value] ?? value,
  };
}

/**
 * govuk-frontend writes left and right; our pages also run right to left.
 * Shapes drawn with borders keep their sides: they are pictures, not layout.
 */
export function logical(): Plugin {
  return {
    postcssPlugin: "throughline-logical",
    Declaration(declaration: Declaration) {
      const parent = declaration.parent;
      if (parent?.type === "rule" && "selector" in parent && /::?(before|after)\b/.test(String(parent.selector))) {
        if (declaration.prop.startsWith("border-")) return;
      }
      const { property, value } = inReadingOrder(declaration.prop, declaration.value);
      if (property !== declaration.prop) declaration.prop = property;
      if (value !== declaration.value) declaration.value = value;
    },
  };
}
