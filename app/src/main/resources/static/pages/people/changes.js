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

function time(instant) {
  return new Date(instant).toLocaleString();
}

async function act(change, what, reason) {
  say('');
  await call('POST', `${CHANGES}/${change.id}/${what}`, NEED_REASON.includes(what) ? {reason} : undefined);
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
    button.addEventListener('click', () => act(change, what, reason.value).catch(problem => say(problem.message)));
  });
  reason.parentElement.hidden = !change.refusable && !change.stoppable;
  return shown;
}

async function show() {
  const waiting = await call('GET', `${CHANGES}?state=WAITING`);
  part('none').hidden = waiting.length > 0;
  part('changes').replaceChildren(...waiting.map(item));
}

me().then(show).catch(problem => say(problem.message));
