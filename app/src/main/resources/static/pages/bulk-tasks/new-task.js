/** The form 添加发送任务 (S6.3-5): signature, template, recipients, time. */
import {announce, byId, el, facts, redraw, table} from './dom.js';
import {attempt, clearProblem, follow, showProblem, unfollow} from './page.js';
import {Problem} from './api.js';
import {number, pick, text} from './texts.js';
import {instant} from './time.js';

const LISTS = '/v1/bulk-tasks/recipient-lists';
const KINDS = ['NOTIFICATION', 'VERIFICATION', 'PROMOTIONAL', 'INTERNATIONAL'];
const MOST_A_PAGE = 50;
const LOOK_AGAIN = 300;

const hasVariables = template => /\$\{[^}]+}/.test(template.content);

export class NewTask {
  #session;
  #signatures = [];
  #templates = [];
  #list;

  constructor(session) {
    this.#session = session;
    byId('task-sign').addEventListener('change', () => { this.#forgetList(); this.#drawTemplates(); });
    byId('task-template').addEventListener('change', () => { this.#forgetList(); this.#drawTemplate(); });
    ['by-file', 'by-hand'].forEach(id => byId(id).addEventListener('change', () => { this.#forgetList(); this.#drawTemplate(); }));
    ['now', 'later'].forEach(id => byId(id).addEventListener('change', () => this.#drawTime()));
    ['xlsx', 'csv'].forEach(format => this.#click('sample-' + format, () => this.#sample(format)));
    this.#click('check', () => this.#checkNumbers());
    // Chosen again it is read again, even under the same name: it may have been corrected.
    byId('file').addEventListener('click', event => { event.target.value = ''; });
    byId('file').addEventListener('change', event => attempt(event.target, () => this.#upload()));
    byId('numbers').addEventListener('input', () => this.#forgetList());
    byId('task-form').addEventListener('submit', event => {
      event.preventDefault();
      attempt(byId('create'), () => this.#create());
    });
  }

  #click(id, work) {
    byId(id).addEventListener('click', event => attempt(event.currentTarget, work));
  }

  async show() {
    byId('task-form').reset();
    this.#forgetList();
    this.#drawTime();
    try {
      const [signatures, templates] = await Promise.all([this.#all('signatures'), this.#all('templates')]);
      this.#signatures = NewTask.#byName(signatures);
      this.#templates = templates;
    } catch (error) {
      showProblem(error);
    }
    this.#drawSignatures();
  }

  async #all(kind) {
    const found = [];
    for (let page = 1; ; page++) {
      const answer = await this.#session.api.get('/v1/' + kind, {state: 'APPROVED', page, size: MOST_A_PAGE});
      found.push(...answer[kind]);
      if (answer[kind].length === 0 || found.length >= answer.total) {
        return found;
      }
    }
  }

  /** A name may be approved for codes and for everything. */
  static #byName(signatures) {
    const names = new Map();
    signatures.forEach(one => {
      names.set(one.name, {name: one.name, general: one.scenario === 'GENERAL' || Boolean(names.get(one.name)?.general)});
    });
    return [...names.values()];
  }

  redraw() {
    this.#drawSignatures();
    this.#drawTime();
    this.#drawList();
  }

  #drawSignatures() {
    NewTask.#fill('task-sign', this.#signatures.map(one => el('option', {value: one.name}, one.name)));
    byId('no-sign').hidden = this.#signatures.length > 0;
    this.#drawTemplates();
  }

  /** A signature for codes goes with templates for codes only (S6.3-3). */
  #drawTemplates() {
    const sign = this.#signatures.find(one => one.name === byId('task-sign').value);
    const fitting = this.#templates.filter(one => !sign || sign.general || one.kind === 'VERIFICATION');
    NewTask.#fill('task-template', KINDS
      .map(kind => [kind, fitting.filter(one => one.kind === kind)])
      .filter(([, some]) => some.length > 0)
      .map(([kind, some]) => el('optgroup', {label: text(kind)},
        ...some.map(one => el('option', {value: one.code}, `${one.name} · ${one.code}`)))));
    this.#drawTemplate();
  }

  static #fill(id, options) {
    const chosen = byId(id).value;
    byId(id).replaceChildren(el('option', {value: ''}, text('choose')), ...options);
    byId(id).value = chosen;
    if (byId(id).selectedIndex < 0) {
      byId(id).value = '';
    }
  }

  #template() {
    return this.#templates.find(one => one.code === byId('task-template').value);
  }

  #drawTemplate() {
    const template = this.#template();
    const fileOnly = Boolean(template && hasVariables(template));
    if (fileOnly) {
      byId('by-file').checked = true;
    }
    this.#drawContent(template);
    byId('by-hand').disabled = fileOnly;
    byId('only-file').hidden = !fileOnly;
    byId('file-part').hidden = !byId('by-file').checked;
    byId('hand-part').hidden = byId('by-file').checked;
  }

  /** The message as it would be sent: how it carries the signature is for the platform to say. */
  async #drawContent(template) {
    const sign = byId('task-sign').value;
    byId('content').textContent = template?.content ?? '';
    if (!template || !sign) {
      return;
    }
    const {kind, name, content} = template;
    try {
      const preview = await this.#session.api.post('/v1/templates/preview', {kind, name, content, relatedSignature: sign});
      if (this.#template() === template && byId('task-sign').value === sign) {
        byId('content').textContent = preview.text;
      }
    } catch (error) {
      showProblem(error);
    }
  }

  #drawTime() {
    byId('time-part').hidden = byId('now').checked;
    byId('time').required = byId('later').checked;
    byId('time-label').textContent = text('time', this.#session.zone);
  }

  #sample(format) {
    return this.#session.api.download(LISTS + '/sample', {format: format.toUpperCase(), templateCode: this.#chosen().templateCode});
  }

  #chosen() {
    const chosen = {templateCode: byId('task-template').value, signName: byId('task-sign').value};
    if (!chosen.templateCode || !chosen.signName) {
      byId('file').value = '';
      throw NewTask.#missing('choose-both');
    }
    return chosen;
  }

  /** Said by the page itself, before anything is sent. */
  static #missing(key) {
    const problem = new Problem('', '', '');
    problem.sentence = () => text(key);
    return problem;
  }

  async #upload() {
    const file = byId('file').files[0];
    if (!file) {
      return;
    }
    const chosen = this.#chosen();
    this.#dropList();
    const form = new FormData();
    Object.entries(chosen).forEach(([name, value]) => form.append(name, value));
    form.append('file', file);
    redraw(byId('report'), el('p', {}, text('sending', file.name)));
    try {
      this.#followList(await this.#session.api.upload(LISTS, form));
    } catch (error) {
      byId('file').value = '';
      byId('report').replaceChildren();
      throw error;
    }
  }

  async #checkNumbers() {
    const chosen = this.#chosen();
    this.#dropList();
    const numbers = byId('numbers').value.split(/[\s,;，；、]+/).filter(Boolean);
    this.#followList(await this.#session.api.post(LISTS, {...chosen, numbers}));
  }

  #followList(list) {
    this.#list = list;
    this.#drawList();
    if (list.state === 'READING') {
      follow(() => this.#session.api.get(`${LISTS}/${list.id}`), read => {
        this.#list = read;
        this.#drawList();
        return read.state === 'READING' ? LOOK_AGAIN : undefined;
      });
    }
  }

  /** The recipients on the page are no longer those of the list. */
  #forgetList() {
    byId('file').value = '';
    this.#dropList();
  }

  /** A list that no task took is of no use to anybody; should it stay, the server forgets it after some days. */
  #dropList() {
    unfollow();
    if (this.#list) {
      this.#session.api.remove(`${LISTS}/${this.#list.id}`).catch(() => {});
    }
    this.#list = undefined;
    byId('report').replaceChildren();
  }

  #drawList() {
    const list = this.#list;
    if (!list) {
      return;
    }
    const words = NewTask.#words(list);
    announce(words);
    const rejected = list.counts.rows - list.counts.valid;
    redraw(byId('report'),
      el('p', {class: list.state === 'FAILED' ? 'alert' : 'strong', 'data-list': list.state},
        (list.fileName && list.fileName + ' · ') + words),
      list.state === 'READING' && el('progress', {max: 100, value: list.percent, 'aria-label': text('progress')}),
      list.state === 'READY' && facts(list.counts),
      list.state === 'READY' && rejected > 0 && el('button', {
        type: 'button', class: 'plain', id: 'rejected',
        onclick: event => attempt(event.currentTarget, () => this.#session.api.download(`${LISTS}/${list.id}/rejected`)),
      }, text('rejected', number(rejected))),
      list.malformed.length > 0 && NewTask.#malformed(list));
  }

  static #words({state, percent, counts, failure}) {
    switch (state) {
      case 'READING': return text('reading', percent, number(counts.rows));
      case 'READY': return text('list-ready', number(counts.valid), number(counts.rows - counts.valid));
      default: return text('list-failed', pick(failure?.message, failure?.messageEn) ?? '');
    }
  }

  static #malformed({malformed, counts}) {
    return el('details', {open: malformed.length <= 5},
      el('summary', {}, malformed.length < counts.malformed ? text('first-malformed', malformed.length) : text('malformed-rows')),
      table(['row', 'cells', 'reason'], malformed.map(one => [one.row, one.cells.join(' | '), pick(one.reason, one.reasonEn)])));
  }

  async #create() {
    const list = this.#list;
    if (list?.state !== 'READY') {
      throw NewTask.#missing('no-list');
    }
    const task = await this.#session.api.post('/v1/bulk-tasks', {
      ...this.#chosen(),
      name: byId('task-name').value,
      recipientListId: list.id,
      ...(byId('later').checked && {startAt: instant(byId('time').value, this.#session.zone)}),
    }, {'idempotency-key': 'recipient-list-' + list.id}); // sent twice it is still one task
    this.#list = undefined;
    clearProblem();
    location.hash = '#/tasks/' + task.id;
  }
}
