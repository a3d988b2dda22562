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
    /** What is newer was not seen before; null where all was. */
    since = null;
    #lines = null;

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
        this.#lines = null;
        this.oldest = null;
        this.cursor = page.cursor;
        this.#took(page, 50);
        // a page may be nothing but replies
        for (let more = 0; more < 4 && !this.whole && this.line().length < 15; more++) {
            await this.older();
        }
    }

    async older() {
        // one may read up before the newest came
        if (!this.whole && this.oldest !== null) {
            this.#took(await get(this.#path({limit: 100, before: this.oldest})), 100);
        }
    }

    #took(page, limit) {
        page.items.forEach(item => this.messages.set(item.id, item));
        this.#lines = null;
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
        this.#lines = null;
        // the live line may be older than the answer that named the ticket
        this.messages.set(message.id, {...message, ticket: message.ticket ?? before?.ticket ?? null});
        return before === undefined;
    }

    newest() {
        return this.#sorted().all.at(-1)?.id ?? '0';
    }

    line() {
        return this.#sorted().line;
    }

    replies(root) {
        return this.#sorted().threads.get(root) ?? [];
    }

    /** The newest reply to each root that is older than what is read. */
    strays() {
        return this.#sorted().strays;
    }

    /** What this person said last there, the latest first. */
    own(thread) {
        const said = thread ? this.replies(thread) : this.line();
        return said.filter(message => message.user === this.as && message.text).map(message => message.text).reverse();
    }

    /** Sorted once for all that is asked between two changes: a room has ten thousand messages. */
    #sorted() {
        if (this.#lines === null) {
            const all = [...this.messages.values()].sort((a, b) => order(a.id) - order(b.id));
            const threads = new Map();
            for (const message of all.filter(each => each.thread !== null)) {
                const replies = threads.get(message.thread);
                replies ? replies.push(message) : threads.set(message.thread, [message]);
            }
            const strays = [...threads].filter(([root]) => !this.messages.has(root)).map(([, replies]) => replies.at(-1));
            this.#lines = {all, line: all.filter(each => each.thread === null), threads, strays};
        }
        return this.#lines;
    }

    note(message, note) {
        // one answer stands under a message at a time: the latest
        this.notes.set(message, {...note, number: (this.notes.get(message)?.number ?? 0) + 1});
    }
}
