// The public interface over HTTP.

/** No answer came: it may have taken effect or not. */
export class Unreachable extends Error {}

export const room = (id, rest = '') => `/api/rooms/${encodeURIComponent(id)}${rest}`;

export function freshId() {
    // randomUUID is there only where the page is on this machine or came by TLS
    return crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('');
}

/** Leads to the page where one signs in, and from there back to where one is. What isn't sent is kept until then. */
export function signIn() {
    location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}${location.hash}`);
}

export async function signOut() {
    await call('POST', '/api/sign-out', {});
    signIn();
}

/** {status, body, after}: the answer's status, its JSON, and the seconds that it wants to be waited. */
async function call(method, path, body) {
    try {
        const response = await fetch(path, {
            method,
            headers: body ? {'Content-Type': 'application/json'} : {},
            body: body && JSON.stringify(body),
            signal: AbortSignal.timeout(20_000),
        });
        if (response.status === 401) {
            signIn();
            throw new Unreachable();
        }
        const json = /json/.test(response.headers.get('Content-Type') ?? '') ? await response.json() : {};
        return {status: response.status, body: json, after: Number(response.headers.get('Retry-After')) || null};
    } catch (e) {
        throw new Unreachable(String(e));
    }
}

/** Reads; throws what the problem says, or Unreachable. */
export async function get(path) {
    const answer = await call('GET', path);
    if (answer.status >= 500) {
        throw new Unreachable(answer.body.detail);
    }
    if (answer.status !== 200) {
        throw new Error(answer.body.detail ?? String(answer.status));
    }
    return answer.body;
}

const BROKEN_AT_MOST = 3;

/**
 * Sends until it is known what came of it; the body's id makes all tries one. `waiting` is told before each pause
 * {seconds, confirmed: whether an answer came at all, now: ends the pause}. Other failures than 503 are given back soon.
 */
export async function insist(path, body, waiting, method = 'POST') {
    for (let tries = 1; ; tries++) {
        let answer = null;
        try {
            answer = await call(method, path, body);
            if (answer.status < 500 || (answer.status !== 503 && tries === BROKEN_AT_MOST)) {
                return answer;
            }
        } catch (e) {
            if (!(e instanceof Unreachable)) {
                throw e;
            }
        }
        const seconds = Math.min(30, Math.max(answer?.after ?? 1, 2 ** (tries - 1)));
        await pause(seconds, now => waiting({seconds, answered: answer !== null, now}));
    }
}

/** Ends when the time is over, the network is back, or somebody calls what is given to `tell`. */
export function pause(seconds, tell = () => {}) {
    return new Promise(resolve => {
        const end = () => {
            clearTimeout(timer);
            window.removeEventListener('online', end);
            resolve();
        };
        const timer = setTimeout(end, seconds * 1000);
        window.addEventListener('online', end);
        tell(end);
    });
}

/** What a problem says, as if the bot had answered it. */
export const refusal = ({status, body}) => body.reply ?? {tone: 'amber', title: body.title ?? String(status), text: body.detail ?? '', html: '', fields: body.detail ? [{name: '', value: body.detail}] : [], buttons: []};
