// What was written and isn't known to be in the room yet. Kept over a reload; sent in order, each with an id of its own,
// so that trying again never says it twice.
import {freshId, insist, room} from './api.js';

const KEY = 'dutydesk.outbox';

export class Outbox {
    entries = [];
    #chains = new Map();

    /** `hears` has changed(), sent(entry, answer's body). */
    constructor(hears) {
        this.hears = hears;
    }

    /** Goes on with what an earlier page left. */
    resume() {
        let left = [];
        try {
            left = JSON.parse(localStorage.getItem(KEY) ?? '[]');
        } catch {
            localStorage.removeItem(KEY);
        }
        left.forEach(entry => this.#add(entry));
    }

    /** @param after the newest message now: what was said before it is not this one */
    say(roomId, user, text, files, thread, after) {
        this.#add({id: freshId(), room: roomId, user, text, files, thread, after});
    }

    /** The message it has become, where the live line was quicker than the answer. */
    static twin(entry, messages) {
        return entry.after === undefined ? undefined : messages.find(message =>
            Number(message.id) > Number(entry.after) && message.user === entry.user && message.text === entry.text && message.files.length === entry.files.length);
    }

    of(roomId, thread) {
        return this.entries.filter(entry => entry.room === roomId && entry.thread === thread);
    }

    discard(entry) {
        this.entries = this.entries.filter(each => each !== entry);
        this.#keep();
    }

    #add({id, room: roomId, user, text, files = [], thread, after}) {
        const entry = {id, room: roomId, user, text, files, thread, after, waiting: null, failed: null};
        this.entries.push(entry);
        this.#keep();
        const before = this.#chains.get(roomId) ?? Promise.resolve();
        this.#chains.set(roomId, before.then(() => this.#send(entry)));
    }

    async #send(entry) {
        const {id, user, text, thread} = entry;
        const files = entry.files.map(file => file.id);
        try {
            const answer = await insist(room(entry.room, '/messages'), {id, user, text, ...(files.length && {files}), ...(thread && {thread})}, waiting => {
                entry.waiting = waiting;
                this.hears.changed();
            });
            entry.waiting = null;
            if (answer.status === 201) {
                this.hears.sent(entry, answer.body);
                this.discard(entry);
                return;
            }
            entry.failed = answer.body.detail ?? String(answer.status);
        } catch (e) {
            entry.failed = String(e);
        }
        this.hears.changed();
    }

    #keep() {
        localStorage.setItem(KEY, JSON.stringify(this.entries.map(
            ({id, room: roomId, user, text, files, thread}) => ({id, room: roomId, user, text, files, thread}))));
        this.hears.changed();
    }
}
