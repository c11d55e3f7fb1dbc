/**
 * Signs requests with ACS3-HMAC-SHA256 (docs/api/signing.md). The secret becomes a key that the browser uses but hands
 * to nobody, this page included.
 */
const ALGORITHM = 'ACS3-HMAC-SHA256';

const utf8 = text => new TextEncoder().encode(text);
const hex = buffer => Array.from(new Uint8Array(buffer), byte => byte.toString(16).padStart(2, '0')).join('');
const sha256 = async bytes => hex(await crypto.subtle.digest('SHA-256', bytes));

/** By RFC 3986; encodeURIComponent leaves out five characters. */
const encode = text =>
  encodeURIComponent(text).replace(/[!'()*]/g, c => '%' + c.charCodeAt(0).toString(16).toUpperCase());

/** Sorted by name, as it is signed and sent. */
export const queryString = query =>
  Object.keys(query).sort().map(name => encode(name) + '=' + encode(query[name])).join('&');

/** Whether this page may sign at all: browsers give their cryptography to https and to this machine only. */
export const canSign = () => window.isSecureContext && Boolean(window.crypto?.subtle);

export class Signer {
  #keyId;
  #key;

  constructor(keyId, key) {
    this.#keyId = keyId;
    this.#key = key;
  }

  static async of(keyId, secret) {
    const algorithm = {name: 'HMAC', hash: 'SHA-256'};
    return new Signer(keyId, await crypto.subtle.importKey('raw', utf8(secret), algorithm, false, ['sign']));
  }

  /**
   * The headers that a request needs. The host is not signed: a proxy may call the server by another name.
   * @param {string} path as it is sent, percent-encoded
   * @param {string} query from queryString
   * @param {Uint8Array|ArrayBuffer} body empty for none
   * @param {string} [type] the body's content type
   */
  async headers(method, path, query, body, type) {
    const hash = await sha256(body);
    const signed = {
      ...(type && {'content-type': type}),
      'x-acs-content-sha256': hash,
      'x-acs-date': new Date(Date.now()).toISOString().replace(/\.\d+Z$/, 'Z'),
      'x-acs-signature-nonce': crypto.randomUUID(),
    };
    const names = Object.keys(signed).join(';');
    const lines = Object.entries(signed).map(([name, value]) => name + ':' + value);
    const canonical = [method, path, query, ...lines, '', names, hash].join('\n');
    const toSign = ALGORITHM + '\n' + await sha256(utf8(canonical));
    const signature = hex(await crypto.subtle.sign('HMAC', this.#key, utf8(toSign)));
    return {
      ...signed,
      authorization: `${ALGORITHM} Credential=${this.#keyId},SignedHeaders=${names},Signature=${signature}`,
    };
  }
}
