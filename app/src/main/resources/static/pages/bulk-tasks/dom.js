/** Small helpers. Text is only ever put in as text. */
import {number, text} from './texts.js';

export const byId = id => document.getElementById(id);

/** An element; strings among the children become text, empty values nothing. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => {
    if (name.startsWith('on')) {
      node.addEventListener(name.slice(2), value);
    } else if (value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? '' : value);
    }
  });
  node.append(...children.filter(child => child !== undefined && child !== null && child !== false));
  return node;
}

/**
 * A table that becomes a list of cards where the screen is narrow; the roles stay when the layout changes.
 * @param {string[]} heads keys of texts
 * @param {Array[]} rows of texts, numbers or elements
 */
export function table(heads, rows, attributes = {}) {
  const cell = (value, index) => el('td', {role: 'cell', 'data-head': text(heads[index]), class: typeof value === 'number' && 'figure'},
    typeof value === 'number' ? number(value) : value);
  return el('table', {role: 'table', ...attributes},
    el('thead', {role: 'rowgroup'}, el('tr', {role: 'row'},
      ...heads.map(head => el('th', {role: 'columnheader', scope: 'col'}, text(head))))),
    el('tbody', {role: 'rowgroup'}, ...rows.map(row => el('tr', {role: 'row'}, ...row.map(cell)))));
}

/** Names and values beside each other; values that are absent are left out. */
export function facts(values, attributes = {}) {
  return el('dl', attributes, ...Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([key, value]) => el('div', {'data-fact': key},
      el('dt', {}, text(key)), el('dd', {}, typeof value === 'number' ? number(value) : value))));
}

/** Says something to those who do not see it, once. */
export function announce(words) {
  const status = byId('status');
  if (status.textContent !== words) {
    status.textContent = words;
  }
}

/** Replaces those children that look different; on the others focus and selection stay. */
export function redraw(parent, ...children) {
  const fresh = children.filter(Boolean);
  const old = [...parent.childNodes];
  fresh.forEach((child, i) => {
    if (i >= old.length) {
      parent.append(child);
    } else if (!child.isEqualNode(old[i])) {
      old[i].replaceWith(child);
    }
  });
  old.slice(fresh.length).forEach(child => child.remove());
}
