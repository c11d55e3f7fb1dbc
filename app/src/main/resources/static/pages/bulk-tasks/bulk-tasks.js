/** The page of bulk tasks (群发助手). An AccessKey opens it; there is no session, and nothing outlives the tab. */
import {canSign, Signer} from './acs3.js';
import {Api} from './api.js';
import {byId, el} from './dom.js';
import {NewTask} from './new-task.js';
import {attempt, clearProblem, drawProblem, unfollow} from './page.js';
import {Tasks} from './tasks.js';
import {otherLanguage, text, translate} from './texts.js';

const VIEWS = ['enter', 'tasks', 'new', 'task'];

let views;

function show(view) {
  VIEWS.forEach(one => { byId(one).hidden = one !== view; });
  byId(view).querySelector('h2[tabindex]')?.focus();
}

/** #/ is the list, #/new the form, #/tasks/1 a task. */
function route() {
  if (!views) {
    return;
  }
  unfollow();
  clearProblem();
  const [, view, id] = location.hash.split('/');
  if (view === 'new') {
    show('new');
    views.newTask.show();
  } else if (view === 'tasks' && id) {
    show('task');
    views.tasks.showTask(id);
  } else {
    show('tasks');
    views.tasks.showList();
  }
}

async function enter() {
  const signer = await Signer.of(byId('key-id').value.trim(), byId('key-secret').value.trim());
  const api = new Api(signer);
  const account = await api.get('/v1/account');
  byId('enter-form').reset();
  byId('who').textContent = `${account.verifiedName} · ${account.zone}`;
  byId('leave').hidden = false;
  const session = {api, zone: account.zone};
  views = {tasks: new Tasks(session), newTask: new NewTask(session)};
  route();
}

function changeLanguage() {
  otherLanguage();
  byId('language').textContent = text('other-language');
  canSign() ? drawProblem() : sayInsecure();
  views?.tasks.redraw();
  views?.newTask.redraw();
}

function sayInsecure() {
  byId('problem').replaceChildren(el('p', {class: 'alert'}, text('insecure')));
}

translate();
byId('language').textContent = text('other-language');
byId('language').addEventListener('click', changeLanguage);
byId('leave').addEventListener('click', () => {
  history.replaceState(null, '', location.pathname);
  location.reload();
});
byId('enter-form').addEventListener('submit', event => {
  event.preventDefault();
  attempt(event.submitter ?? byId('enter-form').querySelector('button'), enter);
});
addEventListener('hashchange', route);

if (canSign()) {
  show('enter');
  byId('key-id').focus();
} else {
  sayInsecure();
}
