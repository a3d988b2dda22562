// How messages look.
import {el, safe} from './dom.js';
import {attached} from './files.js';
import {Outbox} from './outbox.js';
import {clock, current, date, day, t, whole} from './words.js';

export const BOT = 'dutydesk';
const TOGETHER = 5 * 60_000;

function hue(user) {
    return [...user].reduce((sum, c) => (sum * 31 + c.codePointAt(0)) % 8, 0);
}

const avatar = (user, name) => user === BOT
    ? el('span', {class: 'avatar bot', 'aria-hidden': 'true'}, el('img', {src: '/favicon.svg', alt: ''}))
    : el('span', {class: `avatar hue-${hue(user)}`, 'aria-hidden': 'true'}, [...name][0]);

const time = at => el('time', {datetime: at, title: whole(at)}, clock(at));

/** What people typed: who is called stands out, all else is as typed. */
function typed(text, people = []) {
    const names = people.flatMap(({id, name}) => [name, id]).sort((a, b) => b.length - a.length).map(each => RegExp.escape?.(each) ?? each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return el('p', {class: 'typed'}, text.split(new RegExp(`([@＠](?:${['dutydesk', ...names].join('|')}))`, 'i')).map((part, i) => {
        const called = i % 2 && people.find(({id, name}) => [id, name].includes(part.slice(1)));
        return i % 2 ? el('b', {class: called?.id === document.body.dataset.me && called ? 'mention mine' : null}, part) : part;
    }));
}

const fields = list => list.length > 0 && el('dl', {}, list.map(({name, value}) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));

/** @param busy ids of the buttons that are under way */
function buttons(list, busy, tap) {
    return list.length > 0 && el('div', {class: 'buttons'}, list.map(button => el('button', {
        type: 'button',
        class: button.style,
        'data-focus': `button ${button.id}`,
        'aria-busy': busy(button) ? 'true' : null,
        disabled: busy(button),
        click: () => tap(button),
    }, button.label)));
}

/** The ticket's key in a title leads to its page. */
function titled(title, ticket) {
    const at = ticket ? title.lastIndexOf(ticket) : -1;
    return at < 0 ? title : [title.slice(0, at), el('a', {href: `/tickets/${ticket}`, 'data-focus': 'page'}, ticket), title.slice(at + ticket.length)];
}

function card(shown, ticket, busy, tap) {
    return el('div', {class: `card tone-${shown.tone}`},
        shown.title && el('h3', {}, titled(shown.title, ticket)),
        shown.html && safe(shown.html),
        fields(shown.fields),
        buttons(shown.buttons, busy, tap));
}

/** What only this person sees under a message: the bot's answer, or that something isn't confirmed yet. */
export function note(message, given, acts) {
    const {waiting, reply} = given;
    return el('div', {class: `note tone-${reply?.tone ?? 'amber'}`, role: 'status'},
        el('div', {class: 'head'},
            el('span', {class: 'mark'}, t('onlyYou')),
            reply && el('button', {
                type: 'button', class: 'icon', 'aria-label': t('close'), 'data-focus': 'close', click: () => acts.dismiss(message),
            }, '×')),
        waiting && patience(waiting),
        reply && [
            reply.title && el('p', {class: 'title'}, reply.title),
            reply.html ? safe(reply.html) : reply.title ? null : el('p', {class: 'typed'}, reply.text),
            fields(reply.fields ?? []),
            buttons(reply.buttons ?? [], button => acts.busy(message, button), button => acts.tap(message, button)),
        ]);
}

export const patience = ({seconds, answered, now}) => el('p', {class: 'patience'},
    t(answered ? 'later' : 'offline', seconds), ' ',
    el('button', {type: 'button', class: 'link', click: now}, t('now')));

/** @param how {about, given, inThread, joined, replies, fresh}: who said it, what stands under it, how it stands in its line */
function article(message, people, how, acts) {
    const {about, given, inThread, joined, replies, fresh} = how;
    const last = replies.at(-1);
    const kinds = ['message', message.onlyFor && 'private', joined && 'joined', fresh && 'flash'];
    return el('li', {class: kinds.filter(Boolean).join(' '), tabindex: '-1', 'data-id': message.id},
        joined ? el('span', {class: 'beside'}, time(message.at)) : avatar(message.user, message.name),
        el('div', {class: joined ? 'head unseen' : 'head'},
            el('b', {}, message.name),
            about && el('span', {class: 'about'}, about),
            !joined && time(message.at),
            message.editedAt && el('span', {class: 'about'}, t('edited', clock(message.editedAt))),
            message.onlyFor && el('span', {class: 'mark'}, t('onlyYou'))),
        el('div', {class: 'what'},
            message.card
                ? card(message.card, message.ticket, button => acts.busy(message, button), button => acts.tap(message, button))
                : message.deletedAt ? el('p', {class: 'about'}, t('gone')) : message.text && typed(message.text, people),
            passedOn(message.forwarded),
            attached(message.files, acts.look),
            given && note(message, given, acts),
            (last || (message.ticket && !message.card)) && el('div', {class: 'tail'},
                message.ticket && !message.card && el('button', {
                    type: 'button', class: 'link ticket', 'data-focus': 'ticket', click: () => acts.show(message.ticket),
                }, message.ticket),
                !inThread && last && el('button', {
                    type: 'button', class: 'thread', 'data-focus': 'thread', click: () => acts.open(message.id),
                }, el('span', {class: 'count'}, t('replies', replies.length)), ' ', el('span', {class: 'last'}, gist(last))))),
        // reached from the message itself, by Enter: a line of fifty messages isn't fifty stops of Tab
        !inThread && el('button', {
            type: 'button', class: 'reply', tabindex: '-1', title: t('reply'), 'aria-label': t('replyTo', message.name),
            'data-focus': last ? null : 'thread', click: () => acts.open(message.id),
        }, '↩'),
        // by F, E and Delete, from the message itself
        (acts.mine(message) || acts.passes(message)) && el('div', {class: inThread ? 'own alone' : 'own'},
            acts.passes(message) && el('button', {
                type: 'button', tabindex: '-1', title: t('forward'), 'aria-label': t('forward'), 'data-focus': 'forward', click: () => acts.forward(message),
            }, '↪'),
            acts.mine(message) && [el('button', {
                type: 'button', tabindex: '-1', title: t('edit'), 'aria-label': t('edit'), 'data-focus': 'edit', click: () => acts.edit(message),
            }, '✎'),
            el('button', {
                type: 'button', tabindex: '-1', title: t('remove'), 'aria-label': t('remove'), 'data-focus': 'remove', click: () => acts.remove(message),
            }, '×')]));
}

/** What others said elsewhere, each with whoever said it. */
const passedOn = (list = []) => list.map(({from, text}) => el('blockquote', {class: 'passed-on'}, el('b', {}, from), el('p', {class: 'typed'}, text)));

/** A message in one line; a card says its times itself. */
const gist = message => message.card
    ? message.card.title || message.card.text
    : t('says', clock(message.at), message.name, message.text || message.forwarded?.[0]?.text || message.files.map(file => file.name).join(' '));

function pending(entry, name, acts) {
    return el('li', {class: 'message pending', 'data-pending': entry.id},
        avatar(entry.user, name),
        el('div', {class: 'head'}, el('b', {}, name)),
        el('div', {class: 'what'},
            entry.text && typed(entry.text),
            attached(entry.files ?? [], acts.look),
            entry.failed
                ? el('p', {class: 'patience failed', role: 'alert'}, t('failed', entry.failed), ' ',
                    el('button', {type: 'button', class: 'link', click: () => acts.rewrite(entry)}, t('rewrite')), ' ',
                    el('button', {type: 'button', class: 'link', click: () => acts.discard(entry)}, t('discard')))
                : entry.waiting ? patience(entry.waiting) : el('p', {class: 'patience'}, t('sending'))));
}

/** Whether the lower one needs no name of its own; a card that says whose it is keeps it. */
const together = (upper, lower) => upper.user === lower.user && !upper.onlyFor && !lower.onlyFor && !lower.card?.title
    && Date.parse(lower.at) - Date.parse(upper.at) < TOGETHER;

/**
 * The entries of a line, for `sync`: days, messages, threads older than the line, what is still being sent.
 *
 * @param known the room
 * @param messages in order
 * @param inThread whether it is a thread's own line
 */
export function entries(known, messages, strays, sending, inThread, acts) {
    const people = new Map(known.about.people.map(person => [person.id, person]));
    const twins = new Map(sending.filter(entry => !entry.failed).map(entry => [Outbox.twin(entry, messages)?.id, entry]));
    const found = [];
    let lastDay = null;
    let above = null;
    let news = known.since === null;
    const all = [...messages, ...strays].sort((a, b) => Number(a.id) - Number(b.id));
    for (const message of all) {
        const on = date(message.at);
        if (on !== lastDay) {
            lastDay = on;
            found.push({
                key: `day ${on}`, version: day(message.at),
                make: () => el('li', {class: 'day'}, el('span', {}, day(message.at))),
            });
            above = null;
        }
        if (!news && !inThread && Number(message.id) > Number(known.since) && message.user !== known.as) {
            news = true;
            found.push({key: 'news', version: current(), make: () => el('li', {class: 'news'}, el('span', {}, t('news')))});
            above = null;
        }
        if (!inThread && message.thread !== null) {
            found.push({
                key: `stray ${message.thread}`, version: `${current()} ${message.id} ${message.editedAt}`,
                make: () => el('li', {class: 'stray'}, el('button', {
                    type: 'button', class: 'thread', click: () => acts.open(message.thread),
                }, el('span', {class: 'count'}, t('older_thread')), ' ', el('span', {class: 'last'}, gist(message)))),
            });
            above = null;
            continue;
        }
        const joined = above !== null && together(above, message);
        above = message;
        const replies = inThread ? [] : known.replies(message.id);
        const waiting = twins.get(message.id)?.waiting;
        const given = waiting ? {waiting, number: `w${waiting.seconds}`} : known.notes.get(message.id);
        const busy = [...known.busy].filter(each => each.startsWith(`${message.id}/`)).join();
        found.push({
            key: message.id,
            version: [current(), message.editedAt, message.deletedAt, message.ticket, replies.length, replies.at(-1)?.editedAt, given?.number, busy, joined].join('|'),
            make: again => article(message, known.about.people, {
                about: people.get(message.user)?.about, given, inThread, joined, replies,
                fresh: again && message.editedAt !== acts.shown(message),
            }, acts),
        });
    }
    const shown = new Set([...twins].filter(([id]) => id !== undefined).map(([, entry]) => entry));
    for (const entry of sending.filter(each => !shown.has(each))) {
        found.push({
            key: `pending ${entry.id}`, version: [current(), entry.failed, entry.waiting?.seconds, entry.waiting?.answered].join('|'),
            make: () => pending(entry, people.get(entry.user)?.name ?? entry.user, acts),
        });
    }
    return found;
}
