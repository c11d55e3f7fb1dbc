import {call, me} from './api.js';

const part = id => document.getElementById(id);

function say(message) {
  part('message').textContent = message;
}

async function change() {
  if (part('fresh').value !== part('again').value) {
    say('两次输入的新密码不一致。 The new passwords are not the same.');
    return;
  }
  say('');
  await call('PUT', '/v1/me/password', {present: part('present').value, password: part('fresh').value});
  part('change').reset();
  part('change').hidden = true;
  part('one-time').hidden = true;
  part('done').hidden = false;
}

part('change').addEventListener('submit', event => {
  event.preventDefault();
  change().catch(problem => say(problem.message));
});

me().then(person => {
  part('who').textContent = person.id;
  part('name').value = person.id;
  part('one-time').hidden = !person.oneTimePasswordUntil;
}).catch(problem => say(problem.message));
