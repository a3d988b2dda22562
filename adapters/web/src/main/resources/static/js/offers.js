// What one can go on with while one writes: commands and tickets' keys after a slash, people after an @.
import {get, room as path} from './api.js';
import {el} from './dom.js';
import {t} from './words.js';

const MOST = 40;
const WORD = /(^|[\s，。：、（(])[@＠]([^\s@＠，。：、]*)$/u;

/** A list over a field. What has the focus stays the field; the keys go to the list while it is there. */
export class Offers {
    #items = [];
    #at = 0;

    /** @param find (text before the caret) => {from, typed, items: [{insert, label, hint, names, more}]} or null */
    constructor(form, area, find) {
        this.area = area;
        this.find = find;
        this.list = el('ul', {class: 'offers', role: 'listbox', id: `${area.id}-offers`, 'aria-label': t('offers'), hidden: true});
        this.said = el('span', {class: 'unseen', role: 'status'});
        form.append(this.list, this.said);
        area.setAttribute('aria-autocomplete', 'list');
        area.setAttribute('aria-controls', this.list.id);
        for (const event of ['input', 'click', 'compositionend']) {
            area.addEventListener(event, () => this.look());
        }
        area.addEventListener('keyup', event => /^(Arrow(Left|Right)|Home|End)$/.test(event.key) && this.look());
        // not where the list itself is being tapped
        area.addEventListener('blur', () => setTimeout(() => document.activeElement === area || this.hide(), 200));
    }

    look() {
        const {value, selectionStart, selectionEnd} = this.area;
        const found = selectionStart === selectionEnd ? this.find(value.slice(0, selectionStart)) : null;
        this.found = found;
        this.#items = found?.items.slice(0, MOST) ?? [];
        this.#at = 0;
        this.#draw();
    }

    hide() {
        this.#items = [];
        this.#draw();
    }

    /** Whether the key was for the list. */
    takes(event) {
        if (this.#items.length === 0) {
            return false;
        }
        const item = this.#items[this.#at];
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            const step = event.key === 'ArrowDown' ? 1 : this.#items.length - 1;
            this.#at = (this.#at + step) % this.#items.length;
            this.#draw();
        } else if (event.key === 'Escape') {
            this.hide();
        } else if (event.key === 'Tab' && !event.shiftKey || event.key === 'Enter' && !event.shiftKey && !this.#isWhole(item)) {
            this.#choose(item);
        } else {
            return false;
        }
        event.preventDefault();
        event.stopPropagation();
        return true;
    }

    /** What is typed out and needs nothing more is sent by Enter, not completed once more. */
    #isWhole(item) {
        return !item.more && item.names.includes(this.found.typed);
    }

    #choose(item) {
        const {area} = this;
        const end = area.selectionStart;
        area.setRangeText(`${item.insert} `, this.found.from, area.value[end] === ' ' ? end + 1 : end, 'end');
        area.focus();
        area.dispatchEvent(new Event('input', {bubbles: true}));
    }

    #draw() {
        this.list.hidden = this.#items.length === 0;
        this.said.textContent = this.#items.length > 0 ? t('offered', this.#items.length) : '';
        this.list.setAttribute('aria-label', t('offers'));
        this.list.replaceChildren(...this.#items.map((item, i) => el('li', {
            id: `${this.list.id}-${i}`, role: 'option', 'aria-selected': String(i === this.#at),
            // the field keeps the focus
            mousedown: event => event.preventDefault(),
            click: () => this.#choose(item),
        }, el('b', {}, item.label), el('span', {class: 'about'}, item.hint))));
        if (this.list.hidden) {
            this.area.removeAttribute('aria-activedescendant');
        } else {
            this.area.setAttribute('aria-activedescendant', `${this.list.id}-${this.#at}`);
            this.list.children[this.#at].scrollIntoView({block: 'nearest'});
        }
    }
}

const commands = new Map();

/** Reads a room's commands ahead of the first slash; without them one types as before. */
export async function learn(about) {
    if (!commands.has(about.id)) {
        try {
            commands.set(about.id, (await get(path(about.id, '/commands'))).items);
        } catch {
            // asked again when the room is entered again
        }
    }
}

/** @param room whose people, commands and open tickets are meant */
export function offersIn(room, text) {
    const slash = /^\s*[/／]([^\s]*)$/.exec(text);
    if (slash) {
        const typed = slash[1].toLowerCase();
        const items = (commands.get(room.id) ?? []).filter(each => each.names.some(name => name.startsWith(typed)))
            .map(({names, usage, help, key}) => {
                const name = names.find(each => each.startsWith(typed) && typed !== '') ?? names[0];
                return {insert: `/${name}`, label: usage, hint: help, names, more: key};
            });
        return {from: text.length - slash[1].length - 1, typed, items};
    }
    const key = /^\s*[/／](\S+)\s+(\S*)$/.exec(text);
    if (key && (commands.get(room.id) ?? []).some(each => each.key && each.names.includes(key[1].toLowerCase()))) {
        const typed = key[2].toUpperCase();
        const items = openTickets(room).filter(each => each.ticket.startsWith(typed))
            .map(({ticket, card}) => ({insert: ticket, label: ticket, hint: card.title, names: [ticket]}));
        return {from: text.length - key[2].length, typed, items};
    }
    const called = WORD.exec(text);
    if (called) {
        const typed = called[2].toLowerCase();
        const bot = {id: 'dutydesk', name: 'dutydesk', about: t('bot')};
        const items = [bot, ...room.about.people].filter(({id, name}) => id.startsWith(typed) || name.toLowerCase().includes(typed))
            .map(({id, name, about}) => ({insert: `@${name}`, label: `@${name}`, hint: about || id, names: [id, name]}));
        return {from: text.length - called[2].length - 1, typed, items};
    }
    return null;
}

/** The newest first; a card without a button has come to its end. */
const openTickets = room => room.line().filter(message => message.card?.title && message.ticket && message.card.buttons.length > 0 && !message.onlyFor).reverse();
