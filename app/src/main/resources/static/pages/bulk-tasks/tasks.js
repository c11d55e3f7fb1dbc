/** The list of tasks and the details of one (S6.3-16). */
import {announce, byId, el, facts, redraw, table} from './dom.js';
import {attempt, follow, unfollow} from './page.js';
import {number, pick, text} from './texts.js';
import {local} from './time.js';

const PAGE = 10;
const STATES = ['FORECASTING', 'AWAITING_CONFIRMATION', 'SCHEDULED', 'RUNNING', 'PAUSED', 'FINISHED', 'STOPPED', 'CANCELLED', 'FAILED'];
const AT_WORK = ['FORECASTING', 'RUNNING'];
const ENDED = ['FINISHED', 'STOPPED', 'CANCELLED', 'FAILED'];
const SOON = 1_000;
const LATER = 5_000;

/** What a state offers; the server has the last word. */
const ACTIONS = {
  FORECASTING: ['cancel'],
  AWAITING_CONFIRMATION: ['confirm', 'forecast', 'cancel'],
  SCHEDULED: ['cancel'],
  RUNNING: ['pause', 'stop'],
  PAUSED: ['resume', 'stop'],
};
/** It would go on by itself; only its owner can keep it from that. */
const PAUSED_BY_WINDOW = ['pause', 'stop'];
const FORWARD = ['confirm', 'resume'];
const FOR_GOOD = {cancel: 'cancel-sure', stop: 'stop-sure'};

const state = task => el('span', {class: 'state', 'data-state': task.state}, text(task.state));
const path = id => '/v1/bulk-tasks/' + encodeURIComponent(id);

export class Tasks {
  #session;
  #page = 1;
  #again = () => {};

  constructor(session) {
    this.#session = session;
    byId('filter').addEventListener('submit', event => {
      event.preventDefault();
      this.#page = 1;
      this.showList();
    });
  }

  /** Draws what was loaded last once more, in the other language. */
  redraw() {
    this.#again();
  }

  showList() {
    this.#drawStates();
    follow(() => this.#session.api.get('/v1/bulk-tasks', this.#query()), found => {
      this.#again = () => {
        this.#drawStates();
        this.#drawList(found);
      };
      this.#drawList(found);
      return found.tasks.some(task => AT_WORK.includes(task.state)) ? 2 * SOON : LATER;
    });
  }

  #query() {
    const query = {page: this.#page, size: PAGE};
    const name = byId('filter-name').value.trim();
    const wanted = byId('filter-state').value;
    return {...query, ...(name && {name}), ...(wanted && {state: wanted})};
  }

  #drawStates() {
    const chosen = byId('filter-state').value;
    byId('filter-state').replaceChildren(
      el('option', {value: ''}, text('all')), ...STATES.map(one => el('option', {value: one}, text(one))));
    byId('filter-state').value = chosen;
  }

  #drawList(found) {
    redraw(byId('task-list'), found.total === 0
      ? el('p', {class: 'hint'}, text('no-tasks'))
      : table(['name', 'state', 'send-time', 'numbers', 'failed-numbers', 'result', 'actions'],
        found.tasks.map(task => this.#line(task)), {'aria-label': text('tasks')}));
    const last = Math.max(1, Math.ceil(found.total / PAGE));
    const turnTo = (key, page) => el('button', {
      type: 'button', class: 'plain', disabled: page < 1 || page > last,
      onclick: () => { this.#page = page; this.showList(); },
    }, text(key));
    byId('pages').replaceChildren(
      turnTo('previous', found.page - 1), el('span', {}, text('pages', found.page, last, number(found.total))), turnTo('next', found.page + 1));
  }

  #line(task) {
    return [
      task.name, state(task), this.#time(task.sendTime), task.numbers, task.failedNumbers, pick(task.result, task.resultEn),
      el('a', {href: '#/tasks/' + task.id, 'aria-label': text('details-of', task.name)}, text('details')),
    ];
  }

  #time(instant) {
    return instant ? el('time', {datetime: instant}, local(instant, this.#session.zone)) : '—';
  }

  showTask(id) {
    byId('task-title').textContent = '';
    byId('task-facts').replaceChildren();
    this.#followTask(id);
  }

  #followTask(id) {
    follow(() => this.#session.api.get(path(id)), task => {
      this.#again = () => this.#drawTask(task);
      this.#drawTask(task);
      announce(`${task.name}: ${text(task.state)}`);
      return Tasks.#lookAgain(task);
    });
  }

  /** Receipts may come after the end. */
  static #lookAgain(task) {
    const {delivered, failed, sent} = task.progress;
    if (AT_WORK.includes(task.state)) {
      return SOON;
    }
    return ENDED.includes(task.state) && (sent === 0 || delivered + failed >= task.numbers) ? undefined : 2 * SOON;
  }

  #drawTask(task) {
    byId('task-title').textContent = task.name;
    redraw(byId('task-facts'),
      this.#standing(task),
      this.#buttons(task),
      task.forecast && this.#forecast(task.forecast),
      this.#history(task.history));
  }

  #standing(task) {
    const {progress} = task;
    const forecasting = task.state === 'FORECASTING';
    const done = forecasting ? progress.forecast : task.numbers - progress.remaining;
    const words = text(forecasting ? 'progress-forecast' : 'progress-sending', number(done), number(task.numbers));
    return el('div', {class: 'card', 'data-part': 'standing'},
      el('p', {}, state(task), ' ', task.pausedBy && text('PAUSED-' + task.pausedBy)),
      el('p', {class: 'progress'},
        el('progress', {max: task.numbers, value: done, 'aria-label': text('progress')}), el('span', {}, words)),
      facts({
        'send-time': this.#time(task.sendTime),
        numbers: task.numbers,
        'failed-numbers': task.failedNumbers,
        result: pick(task.result, task.resultEn),
      }),
      facts({
        sent: progress.sent,
        delivered: progress.delivered,
        failed: progress.failed,
        remaining: progress.remaining,
        speed: progress.numbersPerSecond,
        finish: progress.estimatedFinish && this.#time(progress.estimatedFinish),
        ended: task.endedAt && this.#time(task.endedAt),
        sign: task.signName,
        template: `${task.templateCode} · ${text(task.templateKind)}`,
      }, {class: 'small'}),
      task.termsChanged && el('p', {class: 'alert'}, text('terms-changed')));
  }

  #buttons(task) {
    const actions = task.pausedBy === 'WINDOW' ? PAUSED_BY_WINDOW : ACTIONS[task.state] ?? [];
    return el('div', {class: 'bar', 'data-part': 'actions'}, ...actions.map(action =>
      el('button', {
        type: 'button', class: FORWARD.includes(action) ? undefined : 'plain', 'data-action': action,
        onclick: event => this.#act(event.currentTarget, task.id, action),
      }, text(action))));
  }

  #act(button, id, action) {
    if (FOR_GOOD[action] && !window.confirm(text(FOR_GOOD[action]))) {
      return;
    }
    attempt(button, async () => {
      unfollow();
      try {
        await this.#session.api.post(path(id) + '/' + action);
      } finally {
        this.#followTask(id);
      }
    });
  }

  #forecast(forecast) {
    return el('div', {class: 'card', 'data-part': 'forecast'},
      el('h3', {}, text('forecast-title')),
      el('p', {class: 'hint'}, text('forecast-hint')),
      facts({
        accepted: forecast.accepted,
        refused: forecast.refused,
        deferred: forecast.deferred,
        segments: forecast.segments,
        cost: text('yuan', forecast.cost),
        finish: this.#time(forecast.finishesAt),
      }),
      facts({
        price: forecast.prices.map(one => `${one.unitPrice} × ${number(one.units)}`).join(pick('，', ', ')) || '—',
        packages: forecast.packageUnits || undefined,
        rulebook: forecast.rulebook,
      }, {class: 'small'}),
      forecast.refusals.length > 0 && el('h4', {}, text('refusals')),
      forecast.refusals.length > 0 && table(['rule', 'count', 'reason', 'advice'], forecast.refusals.map(one => [
        el('span', {}, `${one.ruleId} `, el('code', {}, one.code)), one.count,
        pick(one.messageZh, one.messageEn) + (one.sample && ` (${one.sample})`), pick(one.adviceZh, one.adviceEn),
      ])));
  }

  #history(history) {
    return el('div', {class: 'card', 'data-part': 'history'},
      el('h3', {}, text('history')),
      table(['at', 'what', 'by-whom'], history.map(one => [this.#time(one.at), pick(one.noteZh, one.noteEn), one.actor])));
  }
}
