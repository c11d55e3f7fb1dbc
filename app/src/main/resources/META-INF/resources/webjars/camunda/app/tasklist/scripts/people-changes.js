/*
 * A bar for whoever has to look at changes of people: officers, who can stop what one administrator asked for, and those
 * whose consent something waits for. Loaded by config.js.
 */
const PAGE = '/staff/changes';
const AGAIN = 5 * 60 * 1000;

function bar() {
  const known = document.getElementById('people-changes');
  if (known) {
    return known;
  }
  const made = document.createElement('a');
  made.id = 'people-changes';
  made.href = PAGE;
  made.target = '_blank';
  document.body.append(made);
  return made;
}

async function look() {
  const answer = await fetch('/v1/me', {headers: {Accept: 'application/json'}});
  const me = answer.ok ? await answer.json() : null;
  const waiting = me ? me.peopleChanges + me.staffChanges : 0;
  const shown = bar();
  shown.hidden = waiting === 0;
  shown.textContent = `等待您处理的变更：${waiting} · Changes that wait for you: ${waiting}`;
}

function lookAndAgain() {
  // Without an answer there is nothing to show; the next look may have one.
  look().catch(() => {}).finally(() => setTimeout(lookAndAgain, AGAIN));
}

lookAndAgain();
