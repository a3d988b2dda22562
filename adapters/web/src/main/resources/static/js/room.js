// What is known of a room. Messages are one line without a gap from the oldest read to the newest.
import {get, room} from './api.js';

export const order = id => Number(id);

export class Room {
    messages = new Map();
    /** What the bot answered to this person alone, by the message it stands under. */
    notes = new Map();
    /** Taps under way, "message/button". */
    busy = new Set();
    oldest = null;
    whole = false;
    cursor = null;

    constructor(about, as) {
        this.about = about;
        this.as = as;
    }

    get id() {
        return this.about.id;
    }

    #path(query) {
        const all = new URLSearchParams(query);
        if (this.as) {
            all.set('as', this.as);
        }
        return `${room(this.id, '/messages')}?${all}`;
    }

    /** Reads the newest; what was known is forgotten. */
    async begin() {
        const page = await get(this.#path({limit: 50}));
        this.messages.clear();
        this.oldest = null;
        this.cursor = page.cursor;
        this.#took(page, 50);
        // a page may be nothing but replies
        for (let more = 0; more < 4 && !this.whole && this.line().length < 15; more++) {
            await this.older();
        }
    }

    async older() {
        if (!this.whole) {
            this.#took(await get(this.#path({limit: 100, before: this.oldest})), 100);
        }
    }

    #took(page, limit) {
        page.items.forEach(item => this.messages.set(item.id, item));
        this.whole = page.items.length < limit;
        this.oldest = page.items[0]?.id ?? this.oldest;
    }

    /** All of a thread, its root too, though they be older than what is read. */
    async readThread(root) {
        const items = [];
        let page;
        do {
            const before = items[0]?.id;
            page = await get(this.#path({thread: root, limit: 200, ...(before && {before})}));
            items.unshift(...page.items);
        } while (page.items.length === 200);
        return items;
    }

    /** Whether the line holds the message's place: an edit of an older one comes when that is read. */
    covers(id) {
        return this.whole || this.oldest === null || order(id) >= order(this.oldest);
    }

    /** Whether it is new here. */
    take(message) {
        const before = this.messages.get(message.id);
        // the live line may be older than the answer that named the ticket
        this.messages.set(message.id, {...message, ticket: message.ticket ?? before?.ticket ?? null});
        return before === undefined;
    }

    newest() {
        return this.#sorted(() => true).at(-1)?.id ?? '0';
    }

    line() {
        return this.#sorted(message => message.thread === null);
    }

    replies(root) {
        return this.#sorted(message => message.thread === root);
    }

    /** The newest reply to each root that is older than what is read. */
    strays() {
        const newest = new Map();
        for (const message of this.#sorted(each => each.thread !== null && !this.messages.has(each.thread))) {
            newest.set(message.thread, message);
        }
        return [...newest.values()];
    }

    #sorted(wanted) {
        return [...this.messages.values()].filter(wanted).sort((a, b) => order(a.id) - order(b.id));
    }

    note(message, note) {
        // one answer stands under a message at a time: the latest
        this.notes.set(message, {...note, number: (this.notes.get(message)?.number ?? 0) + 1});
    }
}
