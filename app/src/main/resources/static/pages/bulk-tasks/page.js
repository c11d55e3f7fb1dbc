/** What all views share: problems, buttons that wait, and looking again and again. */
import {byId, el, redraw} from './dom.js';
import {text} from './texts.js';
import {Problem} from './api.js';

const TRY_AGAIN = 5_000;
const WHILE_HIDDEN = 1_000;

let shown;

/** @param {boolean} [passing] it goes by itself as soon as the server answers again */
export function showProblem(error, passing = false) {
  if (!(error instanceof Problem)) {
    throw error;
  }
  shown = {error, passing};
  drawProblem();
}

export function clearProblem(passingOnly = false) {
  if (!passingOnly || shown?.passing) {
    shown = undefined;
    drawProblem();
  }
}

export function drawProblem() {
  if (!shown) {
    byId('problem').replaceChildren();
    return;
  }
  const {code, requestId} = shown.error;
  redraw(byId('problem'), el('div', {class: 'alert'},
    el('p', {'data-part': 'sentence'}, shown.error.sentence()),
    code && el('p', {class: 'hint'}, el('code', {'data-part': 'code'}, code), requestId && ' · ' + text('request', requestId)),
    el('button', {type: 'button', class: 'plain close', 'aria-label': text('close'), onclick: () => clearProblem()}, '×')));
}

/** Does something a person asked for; the button waits, and what goes wrong is shown. */
export async function attempt(button, work) {
  clearProblem();
  button.disabled = true;
  try {
    await work();
  } catch (error) {
    showProblem(error);
  } finally {
    button.disabled = false;
  }
}

let turn = 0;

/** Ends whatever is being followed. */
export const unfollow = () => { turn++; };

/**
 * Loads and draws, again and again while somebody looks; whoever follows something else ends it.
 * @param {Function} load gives a promise
 * @param {Function} draw takes what was loaded and answers in how many milliseconds to look again; nothing for never
 */
export async function follow(load, draw) {
  const mine = ++turn;
  for (let wait = 0; wait !== undefined;) {
    await new Promise(resolve => setTimeout(resolve, wait));
    if (mine === turn && document.hidden) {
      wait = WHILE_HIDDEN;
      continue;
    }
    if (mine !== turn) {
      return;
    }
    wait = await look(load, draw, () => mine === turn);
  }
}

async function look(load, draw, wanted) {
  try {
    const loaded = await load();
    if (!wanted()) {
      return undefined;
    }
    clearProblem(true);
    return draw(loaded);
  } catch (error) {
    if (wanted()) {
      showProblem(error, true);
    }
    return TRY_AGAIN;
  }
}
