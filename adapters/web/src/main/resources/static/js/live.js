// Follows a room: server-sent events, begun anew from the last cursor however the line ended. A browser gives a site six
// connections in all its tabs together, so a tab that nobody looks at holds none and asks now and then instead.
import {get, pause, room} from './api.js';

const ASK_EVERY = 20;

export class Live {
    #source = null;
    #closed = false;
    #failures = 0;
    #asking = null;

    /** `hears` has posted(message), edited(message), reset() and state('live' | 'reconnecting' | 'noNetwork'). */
    constructor(roomId, as, cursor, hears) {
        this.roomId = roomId;
        this.as = as;
        this.cursor = cursor;
        this.hears = hears;
        this.look = () => this.#look();
        this.leave = () => this.#hangUp();
        this.lost = () => this.hears.state('noNetwork');
        window.addEventListener('offline', this.lost);
        window.addEventListener('online', this.look);
        window.addEventListener('pageshow', this.look);
        window.addEventListener('pagehide', this.leave);
        document.addEventListener('visibilitychange', this.look);
        this.#look();
    }

    #query() {
        return new URLSearchParams({changedSince: this.cursor, ...(this.as && {as: this.as})});
    }

    #open() {
        const source = new EventSource(`${room(this.roomId, '/events')}?${this.#query()}`);
        this.#source = source;
        const on = (name, act) => source.addEventListener(name, event => {
            this.cursor = event.lastEventId || this.cursor;
            act(JSON.parse(event.data));
        });
        on('posted', message => this.hears.posted(message));
        on('edited', message => this.hears.edited(message));
        on('reset', () => this.hears.reset());
        source.onopen = () => {
            this.#failures = 0;
            this.hears.state('live');
        };
        source.onerror = () => {
            if (this.#source !== source) {
                return;
            }
            this.hears.state(navigator.onLine ? 'reconnecting' : 'noNetwork');
            // the browser comes again by itself after a cut line, but not after an answer like 503
            if (source.readyState === EventSource.CLOSED) {
                this.#again(source);
            }
        };
    }

    async #again(source) {
        this.#failures++;
        await pause(Math.min(15, 2 ** (this.#failures - 1)));
        // a line that isn't opened doesn't say why; where one was signed out, this leads to signing in
        await get('/api/rooms').catch(() => {});
        if (!this.#closed && this.#source === source) {
            this.#open();
        }
    }

    #hangUp() {
        this.#source?.close();
        this.#source = null;
    }

    /** Looked at or not; back on the network; the phone was taken out of the pocket: no waiting for the browser's patience. */
    #look() {
        clearTimeout(this.#asking);
        if (this.#closed) {
            return;
        }
        if (document.visibilityState === 'hidden') {
            this.#hangUp();
            this.#asking = setTimeout(() => this.#ask(), ASK_EVERY * 1000);
        } else if (this.#source?.readyState !== EventSource.OPEN) {
            this.#hangUp();
            this.#open();
        } else {
            // the network was away, and the line outlived it
            this.hears.state('live');
        }
    }

    async #ask() {
        try {
            const page = await get(`${room(this.roomId, '/messages')}?${this.#query()}`);
            if (this.#closed || this.#source) {
                return;
            }
            const before = Number(this.cursor);
            this.cursor = page.cursor;
            page.items.forEach(item => Number(item.id) > before ? this.hears.posted(item) : this.hears.edited(item));
        } catch {
            // the line says so when somebody looks again
        }
        this.#look();
    }

    close() {
        this.#closed = true;
        clearTimeout(this.#asking);
        this.#hangUp();
        window.removeEventListener('online', this.look);
        window.removeEventListener('offline', this.lost);
        window.removeEventListener('pageshow', this.look);
        window.removeEventListener('pagehide', this.leave);
        document.removeEventListener('visibilitychange', this.look);
    }
}
