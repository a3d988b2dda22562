// How far this reader has seen each room, and what came since in the rooms that are not shown.
import {get, room as path} from './api.js';
import {keep, recall, whenOthersKeep} from './kept.js';
import {BOT} from './message.js';

const ASK_EVERY = 15;
export const MANY = 99;

export class Unread {
    #rooms = [];
    #shown = null;
    #who = () => null;
    #counts = new Map();
    #asking = null;

    /** @param changed is told when a count changed */
    constructor(changed) {
        this.changed = changed;
        whenOthersKeep('seen.', () => this.#again());
        document.addEventListener('visibilitychange', () => document.hidden || this.#again());
    }

    /** @param who gives the reader of a room, null for nobody @param shown the room that counts for itself */
    follow(rooms, who, shown) {
        this.#rooms = rooms;
        this.#who = who;
        this.#shown = shown;
        this.#again();
    }

    #key(room) {
        return `seen.${this.#who(room) ?? ''}.${room.id}`;
    }

    /**
     * The newest message that was seen; null where the room was never looked at. What the bot told one alone is news also
     * then.
     */
    seen(room) {
        return recall(this.#key(room)) ?? (room.direct ? '0' : null);
    }

    see(room, message) {
        if (Number(message) > Number(this.seen(room) ?? -1)) {
            keep(this.#key(room), message);
        }
        this.#counts.delete(room.id);
    }

    /** {count, called}: how many came, and whether one of them calls the reader. */
    of(room) {
        return this.#counts.get(room.id) ?? {count: 0, called: false};
    }

    /** In all rooms but the one that is shown. */
    elsewhere() {
        return this.#rooms.filter(room => room.id !== this.#shown).reduce((sum, room) => sum + this.of(room).count, 0);
    }

    #again() {
        clearTimeout(this.#asking);
        this.#ask();
    }

    async #ask() {
        for (const room of this.#rooms.filter(each => each.id !== this.#shown)) {
            try {
                await this.#count(room);
            } catch {
                // the line of the room that is shown says that the bot can't be reached
            }
        }
        clearTimeout(this.#asking);
        this.#asking = setTimeout(() => this.#ask(), ASK_EVERY * 1000);
    }

    async #count(room) {
        const me = this.#who(room);
        const as = me ? {as: me} : {};
        const seen = this.seen(room);
        if (seen === null) {
            // what was there before one ever came is not news
            const {items} = await get(`${path(room.id, '/messages')}?${new URLSearchParams({limit: 1, ...as})}`);
            this.see(room, items.at(-1)?.id ?? '0');
            return;
        }
        const known = this.#counts.get(room.id);
        const before = known?.seen === seen ? known : {seen, upTo: seen, count: 0, called: false};
        const {items} = await get(`${path(room.id, '/messages')}?${new URLSearchParams({limit: 200, after: before.upTo, ...as})}`);
        if (this.#shown === room.id || this.seen(room) !== seen) {
            return;
        }
        const news = items.filter(item => isNews(item, me));
        this.#counts.set(room.id, {
            seen, upTo: items.at(-1)?.id ?? before.upTo, count: before.count + news.length,
            called: before.called || news.some(item => calls(item, room, me)),
        });
        this.changed();
    }
}

/** Whether a message is worth a mark: neither one's own nor a ticket's step, which its card shows as well. */
export const isNews = (message, me) => message.user !== me && (message.thread === null || message.user !== BOT);

/** Whether it is for that person in particular. */
export function calls(message, room, me) {
    const name = room.people.find(person => person.id === me)?.name ?? me;
    return me !== null && (room.direct || message.onlyFor === me || message.card?.html?.includes(`data-account="${me}"`) === true
        || message.text.includes(`@${name}`));
}
