// CSSOM §6.7.2 "serialize a CSS value" for shorthands, from the texts of their longhands.

const CSS_WIDE = ["inherit", "initial", "unset", "revert", "revert-layer"];

function pairOf([a, b]) { return a === b ? a : `${a} ${b}`; }
// What is not initial, or the first when all is.
function withoutInitial(longhands, values, order = longhands) {
  const shown = order.map(l => [l, values[longhands.indexOf(l)]]).filter(([l, v]) => v !== initialOf(l)).map(([, v]) => v);
  return shown.length === 0 ? initialOf(order[0]) : shown.join(" ");
}
function commaParts(text) {
  const out = [];
  let depth = 0, from = 0, quote = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quote !== "") { if (c === "\\") i++; else if (c === quote) quote = ""; }
    else if (c === '"' || c === "'") quote = c;
    else if (c === "(" || c === "[") depth++;
    else if (c === ")" || c === "]") depth--;
    else if (c === "," && depth === 0) { out.push(text.slice(from, i).trim()); from = i + 1; }
  }
  out.push(text.slice(from).trim());
  return out;
}
// One text for each layer of comma-separated longhands; null when they have different lengths.
function layers(values, write) {
  const lists = values.map(commaParts), count = Math.max(...lists.map(l => l.length));
  if (lists.some(l => l.length !== count)) return "";
  const out = [];
  for (let i = 0; i < count; i++) out.push(write(lists.map(l => l[i]), i === count - 1));
  return out.join(", ");
}

function backgroundText(longhands, values) {
  const at = name => longhands.indexOf(`background-${name}`);
  const listed = ["image", "position-x", "position-y", "size", "repeat", "attachment", "origin", "clip"];
  const color = values[at("color")];
  return layers(listed.map(name => values[at(name)]), ([image, x, y, size, repeat, attachment, origin, clip], last) => {
    const out = [];
    if (image !== "none") out.push(image);
    if (x !== "0%" || y !== "0%" || size !== "auto") out.push(size === "auto" ? `${x} ${y}` : `${x} ${y} / ${size}`);
    if (repeat !== "repeat") out.push(repeat);
    if (attachment !== "scroll") out.push(attachment);
    if (origin !== "padding-box" || clip !== "border-box") out.push(origin === clip ? origin : `${origin} ${clip}`);
    if (last && color !== "rgba(0, 0, 0, 0)" && color !== "transparent" && color !== "initial") out.push(color);
    return out.length === 0 ? "none" : out.join(" ");
  });
}
function fontText(longhands, values) {
  const at = name => values[longhands.indexOf(name)];
  const reset = longhands.slice(7).filter(l => l !== "line-height" && l !== "font-family");
  if (reset.some(l => at(l) !== initialOf(l))) return "";
  const stretches = { "50%": "ultra-condensed", "62.5%": "extra-condensed", "75%": "condensed", "87.5%": "semi-condensed", "100%": "normal",
    "112.5%": "semi-expanded", "125%": "expanded", "150%": "extra-expanded", "200%": "ultra-expanded" };
  const stretch = stretches[at("font-stretch")] ?? at("font-stretch");
  const caps = at("font-variant-caps");
  if (caps !== "normal" && caps !== "small-caps" || /%$|calc/.test(stretch)) return "";
  const out = [at("font-style"), caps, at("font-weight") === "400" ? "normal" : at("font-weight"), stretch].filter(v => v !== "normal");
  const height = at("line-height");
  out.push(height === "normal" ? at("font-size") : `${at("font-size")} / ${height}`, at("font-family"));
  return out.join(" ");
}
function borderSides(longhands, values) {
  const parts = ["width", "style", "color"].map(p => values.filter((v, i) => longhands[i].endsWith(`-${p}`) && !longhands[i].includes("image")));
  if (parts.some(p => p.some(v => v !== p[0]))) return "";
  if (longhands.some((l, i) => l.startsWith("border-image") && values[i] !== initialOf(l))) return "";
  return borderParts(parts.map(p => p[0]));
}
function borderParts([width, style, color]) {
  const out = [];
  if (width !== "medium") out.push(width);
  if (style !== "none") out.push(style);
  if (color !== "currentcolor") out.push(color);
  return out.length === 0 ? "medium" : out.join(" ");
}
function animationText(longhands, values) {
  const order = ["duration", "timing-function", "delay", "iteration-count", "direction", "fill-mode", "play-state", "name"];
  const prefix = longhands[0].startsWith("animation") ? "animation-" : "transition-";
  const names = prefix === "animation-" ? order.map(n => prefix + n) : ["transition-property", "transition-duration", "transition-timing-function", "transition-delay", "transition-behavior"];
  const used = names.filter(n => longhands.includes(n));
  return layers(used.map(n => values[longhands.indexOf(n)]), parts => {
    const delay = parts[used.findIndex(n => n.endsWith("-delay"))];
    const shown = parts.filter((v, i) => v !== initialOf(used[i]) || used[i].endsWith("-duration") && delay !== undefined && delay !== "0s");
    return shown.length === 0 ? initialOf(prefix === "animation-" ? "animation-name" : "transition-property") : shown.join(" ");
  });
}
function gridLines(values) {
  const own = v => /^[a-z_-]/i.test(v) && !/^(auto|span)\b/.test(v);
  const out = values.slice();
  const implied = (start, at) => out[at] === (own(out[start]) ? out[start] : "auto");
  if (out.length === 4) {
    if (implied(1, 3)) { out.pop(); if (implied(0, 2)) { out.pop(); if (implied(0, 1)) out.pop(); } }
  } else if (implied(0, 1)) {
    out.pop();
  }
  return out.join(" / ");
}

// "" when the shorthand cannot say it.
function fromValues(name, longhands, values) {
  if (values.some(v => CSS_WIDE.includes(v))) return values.every(v => v === values[0]) ? values[0] : "";
  switch (name) {
    case "margin": case "padding": case "inset": case "border-width": case "border-style": case "border-color":
    case "scroll-margin": case "scroll-padding":
      return sides(values);
    case "overflow": case "gap": case "place-content": case "place-items": case "place-self": case "overscroll-behavior":
    case "contain-intrinsic-size": case "border-spacing":
    case "margin-inline": case "margin-block": case "padding-inline": case "padding-block": case "inset-inline": case "inset-block":
    case "border-inline-width": case "border-inline-style": case "border-inline-color":
    case "border-block-width": case "border-block-style": case "border-block-color":
    case "scroll-margin-inline": case "scroll-margin-block": case "scroll-padding-inline": case "scroll-padding-block":
      return pairOf(values);
    case "border-radius": {
      const parts = values.map(v => v.match(/(?:[^ (]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+/g) ?? [v]);
      const first = sides(parts.map(p => p[0])), second = sides(parts.map(p => p[1] ?? p[0]));
      return first === second ? first : `${first} / ${second}`;
    }
    case "border": return borderSides(longhands, values);
    case "border-top": case "border-right": case "border-bottom": case "border-left": case "border-inline-start":
    case "border-inline-end": case "border-block-start": case "border-block-end": case "column-rule":
      return borderParts(values);
    case "outline": {
      const [color, style, width] = ["color", "style", "width"].map(part => values[longhands.indexOf(`outline-${part}`)]);
      const shown = [[color, "currentcolor"], [style, "none"], [width, "medium"]].filter(([v, initial]) => v !== initial).map(([v]) => v);
      return shown.length === 0 ? "none" : shown.join(" ");
    }
    case "border-inline": case "border-block":
      return borderSides(longhands, values);
    case "background": return backgroundText(longhands, values);
    case "background-position": return layers(values, ([x, y]) => `${x} ${y}`);
    case "font": return fontText(longhands, values);
    case "font-variant": {
      if (values[0] === "none") return values.slice(1).every((v, i) => v === initialOf(longhands[i + 1])) ? "none" : "";
      return withoutInitial(longhands, values);
    }
    case "flex": {
      const [grow, shrink, basis] = values;
      return `${grow} ${shrink} ${basis}`;
    }
    case "columns": {
      const shown = values.filter(v => v !== "auto");
      return shown.length === 0 ? "auto" : shown.join(" ");
    }
    case "white-space": {
      const known = { "collapse wrap": "normal", "collapse nowrap": "nowrap", "preserve nowrap": "pre", "preserve wrap": "pre-wrap",
        "preserve-breaks wrap": "pre-line", "break-spaces wrap": "break-spaces" };
      return known[values.join(" ")] ?? withoutInitial(longhands, values);
    }
    case "grid-row": case "grid-column": case "grid-area": return gridLines(values);
    case "grid-template":
      if (values.every(v => v === "none")) return "none";
      return values[2] === "none" ? `${values[0]} / ${values[1]}` : "";
    case "grid":
      if (longhands.slice(3).some((l, i) => values[i + 3] !== initialOf(l))) return "";
      return fromValues("grid-template", longhands.slice(0, 3), values.slice(0, 3));
    case "container": return values[1] === "normal" ? values[0] : values.join(" / ");
    case "transition": case "animation": return animationText(longhands, values);
    case "border-image": {
      const [source, slice, width, outset, repeat] = values;
      if (values.every((v, i) => v === initialOf(longhands[i]))) return "none";
      return `${source} ${slice} / ${width} / ${outset} ${repeat}`;
    }
    case "all": return "";
    case "text-emphasis": {
      const shown = values.filter((v, i) => v !== (longhands[i].endsWith("color") ? "currentcolor" : "none"));
      return shown.length === 0 ? "none" : shown.join(" ");
    }
    case "text-decoration": {
      const shown = values.filter((v, i) => v !== initialOf(longhands[i]) && !(longhands[i].endsWith("color") && v === "currentcolor"));
      return shown.length === 0 ? "none" : shown.join(" ");
    }
    default: return withoutInitial(longhands, values);
  }
}
