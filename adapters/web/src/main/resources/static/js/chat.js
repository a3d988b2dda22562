// One room, as one person sees it: its line, its open thread, what is being sent, and what comes live.
import {askForm, askSure, showPicture} from './dialogs.js';
import {freshId, insist, pause, refusal, room as path, Unreachable} from './api.js';
import {sync} from './dom.js';
import {entries} from './message.js';
import {Live} from './live.js';
import {Room} from './room.js';
import {Stretch} from './stretch.js';
import {titleOf} from './rooms.js';
import {t} from './words.js';

export class Chat {
    thread = null;
    stretch = new Stretch();
    #live = null;
    #closed = false;
    #shown = new Map();

    /**
     * @param page draws(): the line or thread changed; state(word, seconds); arrived(message); me(): Promise of who acts,
     *     null for nobody; rooms(); open(thread); rewrite(entry)
     */
    constructor(about, as, outbox, page) {
        this.room = new Room(about, as);
        this.as = as;
        this.outbox = outbox;
        this.page = page;
        this.acts = {
            tap: (message, button) => this.#tap(message, button),
            busy: (message, button) => this.room.busy.has(`${message.id}/${button.id}`),
            dismiss: message => {
                this.room.notes.delete(message.id);
                page.draws();
            },
            open: id => page.open(id),
            mine: message => message.user === this.as && !message.card && !message.deletedAt,
            edit: message => this.#edit(message),
            remove: message => this.#remove(message),
            passes: message => !message.card && !message.deletedAt && !message.onlyFor && (message.text !== '' || message.forwarded?.length > 0),
            forward: message => this.#forward(message),
            look: file => showPicture(file),
            show: ticket => this.#show(ticket),
            shown: message => this.#shown.get(message.id) ?? null,
            rewrite: entry => {
                outbox.discard(entry);
                page.rewrite(entry);
            },
            discard: entry => outbox.discard(entry),
        };
    }

    async begin() {
        for (let tries = 0; !this.#closed; tries++) {
            try {
                await this.room.begin();
                break;
            } catch (e) {
                if (!(e instanceof Unreachable)) {
                    throw e;
                }
                const seconds = Math.min(15, 2 ** tries);
                this.page.state('unreachable', seconds);
                await pause(seconds);
            }
        }
        if (this.#closed) {
            return;
        }
        this.page.draws();
        this.#live?.close();
        this.#live = new Live(this.room.id, this.as, this.room.cursor, {
            posted: message => this.#take(message, true),
            edited: message => this.#take(message, false),
            reset: () => this.begin().then(() => this.thread && this.openThread(this.thread.root)),
            state: word => this.page.state(word),
        });
    }

    #take(message, posted) {
        if (this.thread && (message.id === this.thread.root || message.thread === this.thread.root)) {
            this.thread.items.set(message.id, message);
        }
        if (posted || this.room.covers(message.id)) {
            if (this.room.take(message) && posted) {
                this.page.arrived(message);
            }
        }
        this.page.draws();
    }

    /** Puts a message that was just said where it belongs, until the live line tells it as it is. */
    said(entry, answer) {
        const person = this.room.about.people.find(each => each.id === entry.user || each.name === entry.user);
        const message = {
            id: answer.id, user: person?.id ?? entry.user, name: person?.name ?? entry.user, at: new Date().toISOString(),
            thread: entry.thread ?? null, text: entry.text, files: entry.files ?? [], editedAt: null, deletedAt: null, onlyFor: null,
            ticket: answer.ticket ?? null, card: null,
        };
        if (!this.room.messages.has(answer.id)) {
            this.#take(message, false);
        } else if (answer.ticket) {
            this.#take({...this.room.messages.get(answer.id), ticket: answer.ticket}, false);
        }
        this.#answered(message, answer);
    }

    #answered(message, answer) {
        if (answer.reply) {
            this.room.note(message.id, {reply: answer.reply});
        } else {
            this.room.notes.delete(message.id);
        }
        if (answer.form) {
            this.#fill(message, answer.form);
        }
        this.page.draws();
    }

    async #tap(message, button) {
        const user = await this.page.me();
        if (!user || (button.confirm && !await askSure(button))) {
            return;
        }
        const key = `${message.id}/${button.id}`;
        this.room.busy.add(key);
        this.page.draws();
        const answer = await this.#send(message, button.id, {user, id: freshId()}, waiting => {
            this.room.note(message.id, {waiting});
            this.page.draws();
        });
        this.room.busy.delete(key);
        if (answer.status === 422 && answer.body.form) {
            this.#answered(message, {reply: answer.body.reply, form: answer.body.form});
        } else {
            this.#answered(message, answer.status < 300 ? answer.body : {reply: refusal(answer)});
        }
    }

    /** What the bot answered to it before stays. */
    #revised(message, answer) {
        if (answer && answer.status >= 300) {
            this.room.note(message.id, {reply: refusal(answer)});
        }
        this.page.draws();
    }

    async #edit(message) {
        const form = {title: t('edit'), fields: [{name: 'text', label: t('words'), type: 'text', required: true, options: []}]};
        this.#revised(message, await askForm(form, `${this.room.id}.${message.id}.edit`, ({text}, waiting) =>
            insist(path(this.room.id, `/messages/${message.id}`), {user: this.as, id: freshId(), text}, waiting, 'PATCH'), {text: message.text}));
    }

    async #remove(message) {
        if (await askSure({label: t('remove'), style: 'danger'})) {
            const what = new URLSearchParams({user: this.as, id: freshId()});
            this.#revised(message, await insist(path(this.room.id, `/messages/${message.id}?${what}`), {}, waiting => {
                this.room.note(message.id, {waiting});
                this.page.draws();
            }, 'DELETE'));
        }
    }

    /** Into a room, told to the bot there unless that is taken out. */
    async #forward(message) {
        const rooms = this.page.rooms();
        const form = {
            title: t('forward'),
            fields: [
                rooms.length > 1 && {name: 'room', label: t('forwardTo'), type: 'choice', required: true, options: rooms.map(room => ({value: room.id, label: titleOf(room)}))},
                {name: 'text', label: t('forwardWords'), type: 'text', required: false, options: []},
            ].filter(Boolean),
        };
        const forwarded = [...(message.forwarded ?? []), ...(message.text ? [{from: message.name, text: message.text}] : [])];
        const id = freshId();
        const user = await this.page.me();
        const answer = user && await askForm(form, `${this.room.id}.${message.id}.forward`, ({room = this.room.id, text}, waiting) =>
            insist(path(room, '/messages'), {user, id, text, forwarded}, waiting), {room: this.room.id, text: '@dutydesk '});
        if (answer?.body.reply) {
            this.#answered(message, answer.body);
        }
    }

    #send(message, button, body, waiting) {
        return insist(path(this.room.id, `/messages/${message.id}/buttons/${encodeURIComponent(button)}`), body, waiting);
    }

    async #fill(message, form) {
        const user = await this.page.me();
        if (user) {
            const answer = await askForm(form, `${this.room.id}.${message.id}.${form.button}`, (values, waiting) =>
                this.#send(message, form.button, {user, id: freshId(), form: values}, waiting));
            if (answer) {
                this.#answered(message, answer.body);
            }
        }
    }

    /** Brings the ticket's card into view. */
    #show(ticket) {
        const card = this.room.line().findLast(message => message.card && message.ticket === ticket);
        const find = () => card && document.querySelector(`#line [data-id="${card.id}"]`);
        if (card && !find()) {
            this.stretch.reach(this.room.line(), card.id);
            this.page.draws();
        }
        const node = find();
        node?.scrollIntoView({block: 'center'});
        node?.focus({preventScroll: true});
    }

    async openThread(root) {
        const items = await this.room.readThread(root);
        this.thread = {root, items: new Map(items.map(item => [item.id, item]))};
        this.page.draws();
    }

    draw(line, threadLine) {
        const {room} = this;
        const shown = this.stretch.of(room.line());
        const first = room.line()[0] === shown[0] ? 0 : Number(shown[0].id);
        const last = this.stretch.more ? Number(shown.at(-1).id) : Infinity;
        const strays = room.strays().filter(({id}) => Number(id) >= first && Number(id) <= last);
        sync(line, entries(room, shown, strays, this.outbox.of(room.id, undefined), false, this.acts));
        if (this.thread) {
            const {root, items} = this.thread;
            sync(threadLine, entries(room, [...items.values()], [], this.outbox.of(room.id, root), true, this.acts));
        }
        for (const message of [...room.messages.values(), ...(this.thread?.items.values() ?? [])]) {
            this.#shown.set(message.id, message.editedAt);
        }
    }

    close() {
        this.#closed = true;
        this.#live?.close();
    }
}
