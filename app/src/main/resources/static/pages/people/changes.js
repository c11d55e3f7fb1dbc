import {call, me} from './api.js';

const CHANGES = '/v1/admin/people-changes';
const NEED_REASON = ['refuse', 'stop'];
const MAY = {approve: 'approvable', refuse: 'refusable', stop: 'stoppable', withdraw: 'withdrawable'};

const part = id => document.getElementById(id);

function say(message) {
  part('message').textContent = message;
}

function both(element, zh, en) {
  const english = document.createElement('span');
  english.textContent = en;
  element.replaceChildren(zh, english);
}

/** The same for readers of either language: 2026-11-29 12:51. */
const MINUTES = new Intl.DateTimeFormat('sv-SE', {dateStyle: 'short', timeStyle: 'short'});

function time(instant) {
  return MINUTES.format(new Date(instant));
}

async function act(change, what, reason) {
  say('');
  if (NEED_REASON.includes(what) && !reason.value.trim()) {
    reason.focus();
    throw new Error('请填写原因。 Give a reason.');
  }
  await call('POST', `${CHANGES}/${change.id}/${what}`, NEED_REASON.includes(what) ? {reason: reason.value} : undefined);
  await show();
}

function item(change) {
  const shown = part('change').content.cloneNode(true);
  const piece = name => shown.querySelector(`[data-part=${name}]`);
  const reason = piece('reason');
  both(piece('what'), change.whatZh, change.whatEn);
  both(piece('waits'), `${change.waitsForZh}（至 ${time(change.until)}）`, `${change.waitsForEn} (until ${time(change.until)})`);
  both(piece('asked'), `申请人 ${change.askedBy}，${time(change.askedAt)}`, `Asked for by ${change.askedBy}, ${time(change.askedAt)}`);
  shown.querySelectorAll('[data-act]').forEach(button => {
    const what = button.dataset.act;
    button.hidden = !change[MAY[what]];
    button.addEventListener('click', () => act(change, what, reason).catch(problem => say(problem.message)));
  });
  piece('ask').hidden = !change.approvable || change.kind === 'REMOVE';
  reason.parentElement.hidden = !change.refusable && !change.stoppable;
  return shown;
}

async function show() {
  const waiting = await call('GET', `${CHANGES}?state=WAITING`);
  part('none').hidden = waiting.length > 0;
  part('changes').replaceChildren(...waiting.map(item));
}

me().then(show).catch(problem => say(problem.message));
