/** Signed requests of one account to /v1, and what may come back. */
import {queryString} from './acs3.js';
import {pick, text} from './texts.js';

/** What the server says of these is meant for programmers. */
const CREDENTIALS = /^(SignatureDoesNotMatch|InvalidAccessKeyId)/;
const CLOCK = /^InvalidTimeStamp/;

/** A request that was refused or never arrived; its sentence is in the language of the page. */
export class Problem extends Error {
  constructor(code, zh, en, requestId = '') {
    super(code);
    this.code = code;
    this.requestId = requestId;
    this.sentence = () => CREDENTIALS.test(code) ? text('credentials') : pick(zh, en) + (CLOCK.test(code) ? ' ' + text('clock') : '');
  }

  static async of(response) {
    try {
      const {code, message, messageEn, requestId} = await response.json();
      return new Problem(code, message, messageEn ?? message, requestId);
    } catch {
      const status = String(response.status);
      return new Problem('HTTP ' + status, `服务器回答了 ${status}。`, `The server answered ${status}.`);
    }
  }
}

/** By RFC 6266: the encoded name where there is one, else the plain one. */
function fileName(disposition) {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return encoded ? decodeURIComponent(encoded) : /filename="([^"]+)"/i.exec(disposition)?.[1];
}

export class Api {
  #signer;

  constructor(signer) {
    this.#signer = signer;
  }

  get(path, query = {}) {
    return this.#json('GET', path, {query});
  }

  post(path, body, more = {}) {
    const bytes = body === undefined ? undefined : new TextEncoder().encode(JSON.stringify(body));
    return this.#json('POST', path, {body: bytes, type: bytes && 'application/json', more});
  }

  /** The signature covers the raw body, so the browser writes it out first. */
  async upload(path, form) {
    const written = new Response(form);
    const type = written.headers.get('content-type');
    return this.#json('POST', path, {body: await written.arrayBuffer(), type});
  }

  remove(path) {
    return this.#send('DELETE', path, {});
  }

  /** Fetches a file and lets the browser save it. */
  async download(path, query = {}) {
    const response = await this.#send('GET', path, {query});
    const name = fileName(response.headers.get('content-disposition') ?? '');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await response.blob());
    link.download = name ?? 'download';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  async #json(method, path, request) {
    return (await this.#send(method, path, request)).json();
  }

  async #send(method, path, {query = {}, body, type, more = {}}) {
    const search = queryString(query);
    const headers = await this.#signer.headers(method, path, search, body ?? new Uint8Array(), type);
    let response;
    try {
      response = await fetch(path + (search && '?' + search), {
        method, body, headers: {...headers, ...more},
        cache: 'no-store', credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer',
      });
    } catch {
      throw new Problem('NoConnection', '无法连接服务器，请检查网络。', 'The server cannot be reached; check the network.');
    }
    if (!response.ok) {
      throw await Problem.of(response);
    }
    return response;
  }
}
