/** Calls of whoever is logged in with this browser. Where nobody is, the login page comes up. */
const TOKEN = 'SIGNET-XSRF-TOKEN=';

function token() {
  const cookie = document.cookie.split('; ').find(each => each.startsWith(TOKEN));
  return cookie ? decodeURIComponent(cookie.slice(TOKEN.length)) : '';
}

/** What the server answers, null where that is nothing; a refusal is thrown in its own words. */
export async function call(method, path, body) {
  const headers = {Accept: 'application/json'};
  if (method !== 'GET') {
    headers['X-XSRF-TOKEN'] = token();
  }
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  const answer = await fetch(path, {method, headers, body: body && JSON.stringify(body)});
  if (answer.status === 401) {
    location.assign('/login');
  }
  const text = await answer.text();
  const content = text && (answer.headers.get('Content-Type') || '').includes('json') ? JSON.parse(text) : null;
  if (!answer.ok) {
    throw new Error(content ? `${content.message} ${content.messageEn}` : `HTTP ${answer.status}`);
  }
  return content;
}

/** Also brings the token that other calls need. */
export function me() {
  return call('GET', '/v1/me');
}
