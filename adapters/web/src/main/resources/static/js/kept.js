// What this browser remembers over a reload. Its storage may be full or forbidden: then the page goes on without.
const PREFIX = 'dutydesk.';

export function recall(key, otherwise = null) {
    try {
        return JSON.parse(localStorage.getItem(PREFIX + key)) ?? otherwise;
    } catch {
        return otherwise;
    }
}

/** Null forgets it. */
export function keep(key, value) {
    try {
        if (value === null) {
            localStorage.removeItem(PREFIX + key);
        } else {
            localStorage.setItem(PREFIX + key, JSON.stringify(value));
        }
    } catch {
        // the page itself still knows it
    }
}

/** Tells when another tab of this browser remembered something under a key that begins so. */
export function whenOthersKeep(beginning, tell) {
    window.addEventListener('storage', event => event.key?.startsWith(PREFIX + beginning) && tell());
}
