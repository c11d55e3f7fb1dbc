// What an eye would see wrong on the page that is shown: text that is cut, sticks out or lies under something else, controls over
// one another, words of the other language or none. Answers sentences; an open dialog is looked at alone. Is given what somebody
// wrote in Chinese, which may stand anywhere.
const written = arguments[0] || [];
const english = document.documentElement.lang.startsWith("en");
const place = [...document.querySelectorAll("dialog[open]")].pop() || document.body;
const faults = [];
// What stands in Chinese on every page: words that a message must hold, and the platform's own signature.
const chinese = text => /\p{Script=Han}/u.test([...written, "拒收请回复R", "Signet测试专用"].reduce((left, known) => left.replaceAll(known, ""), text));
const say = (what, element, more) => {
  const name = element.tagName.toLowerCase() + (element.id ? `#${element.id}` : "");
  faults.push(`${what}: <${name} class="${element.getAttribute("class") || ""}"> ${String(more).trim().replace(/\s+/g, " ").slice(0, 80)}`);
};
const styles = new Map();
const style = element => styles.get(element) || styles.set(element, getComputedStyle(element)).get(element);
const drawn = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
const chains = new Map();
const chain = element => {
  if (!element || element === document.documentElement) {
    return [];
  }
  if (!chains.has(element)) {
    chains.set(element, [element, ...chain(element.parentElement)]);
  }
  return chains.get(element);
};
const cuts = value => value === "hidden" || value === "clip";
const scrolls = value => value === "auto" || value === "scroll";
// What is there for readers aloud alone.
const spoken = element => chain(element).some(each => style(each).clipPath === "inset(50%)" || each.matches(".skip:not(:focus)"));
// Things that are meant to float lie over the page, but not over one another.
const layer = element => chain(element).find(each => style(each).position === "fixed" || style(each).position === "sticky"
    || style(each).position === "absolute" && style(each).zIndex !== "auto") || document.body;
const apart = (a, b, by) => a.right - b.left < by || b.right - a.left < by || a.bottom - b.top < by || b.bottom - a.top < by;
// Of a box, what its surroundings let be seen; null for nothing.
const seen = (rect, element) => {
  let { left, top, right, bottom } = rect;
  for (const each of chain(element.parentElement)) {
    const box = each.getBoundingClientRect();
    if (style(each).overflowX !== "visible") {
      left = Math.max(left, box.left);
      right = Math.min(right, box.right);
    }
    if (style(each).overflowY !== "visible") {
      top = Math.max(top, box.top);
      bottom = Math.min(bottom, box.bottom);
    }
  }
  return right - left > 2 && bottom - top > 2 ? { left, top, right, bottom } : null;
};

if (document.documentElement.scrollWidth > window.innerWidth) {
  faults.push("wider than its window");
}

// Text
const texts = [];
const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const parent = node.parentElement;
  if (!node.data.trim() || parent.closest("script, style, option, textarea, datalist, svg") || !drawn(parent)) {
    continue;
  }
  // A message is in the language of those who get it, and so are examples.
  const foreign = parent.closest("[lang]") !== document.documentElement || parent.closest(".bubble, code, pre");
  if (!parent.closest("code, pre") && /\?\?|\{\d\}/.test(node.data) || english && !foreign && chinese(node.data)) {
    say("words", parent, node.data);
  }
  if (spoken(parent) || style(parent).color === "rgba(0, 0, 0, 0)") {
    continue;
  }
  const range = document.createRange();
  range.selectNodeContents(node);
  for (const rect of range.getClientRects()) {
    if (rect.width < 2 || rect.height < 2) {
      continue;
    }
    let free = true;
    let block = null;
    for (const each of chain(parent)) {
      const box = each.getBoundingClientRect();
      const beyond = rect.right > box.right + 1.5 || rect.left < box.left - 1.5;
      if (!block && style(each).display !== "inline" && style(each).display !== "contents") {
        block = each;
        if (beyond && style(each).overflowX === "visible") {
          say("sticks out", each, node.data);
        }
      }
      if (cuts(style(each).overflowX) && beyond) {
        if (style(each).textOverflow === "ellipsis" && each.closest("[title]")) {
          free = false; // what is left out is shown nowhere, beyond the window neither
        } else {
          say("cut", each, node.data);
        }
      }
      if (cuts(style(each).overflowY) && !cuts(style(each).overflowX) && rect.bottom > box.bottom + 2) {
        say("cut below", each, node.data);
      }
      if (scrolls(style(each).overflowX)) {
        free = false;
        break;
      }
    }
    if (free && (rect.right > window.innerWidth + 1 || rect.left < -1)) {
      say("beyond the window", parent, node.data);
    }
    const box = seen(rect, { parentElement: parent });
    if (box) {
      texts.push({ box, element: parent, layer: layer(parent), words: node.data });
    }
  }
}

// Controls
const controls = [...place.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
  .filter(each => drawn(each) && !spoken(each))
  .flatMap(each => [...each.getClientRects()].map(rect => ({ box: seen(rect, each), element: each, layer: layer(each) })))
  .filter(each => each.box);
const over = (a, b, by) => a.layer === b.layer && !a.element.contains(b.element) && !b.element.contains(a.element) && !apart(a.box, b.box, by);
controls.forEach((one, at) => controls.slice(at + 1).filter(other => over(one, other, 2))
  .forEach(other => say("one over another", one.element, other.element.outerHTML)));
controls.forEach(one => texts.filter(text => over(one, text, 4)).forEach(text => say("over text", one.element, text.words)));
texts.forEach((one, at) => texts.slice(at + 1).filter(other => one.element !== other.element && over(one, other, 5))
  .forEach(other => say("text over text", one.element, `${one.words.trim()} / ${other.words}`)));

// What fields say while they are empty
const pen = document.createElement("canvas").getContext("2d");
place.querySelectorAll("input[placeholder]").forEach(field => {
  if (drawn(field) && !field.value && !spoken(field)) {
    pen.font = style(field).font;
    if (pen.measureText(field.placeholder).width > field.clientWidth - parseFloat(style(field).paddingLeft) + 1) {
      say("cut", field, field.placeholder);
    }
  }
});
const examples = [...place.querySelectorAll("code")].map(each => each.textContent.trim());
place.querySelectorAll("[placeholder], [title], [aria-label], [alt]").forEach(element => ["placeholder", "title", "aria-label", "alt"].forEach(name => {
  const words = element.getAttribute(name) || "";
  if (/\?\?|\{\d\}/.test(words) || english && element.closest("[lang]") === document.documentElement && chinese(words) && !examples.includes(words)) {
    say(`words of ${name}`, element, words);
  }
}));
return [...new Set(faults)];
