// A ticket's page: acts from it, and shows what changed, part by part, without loading anew.
import {freshId, get, insist, refusal, room} from './api.js';
import {askForm, askSure, askWho} from './dialogs.js';
import {note} from './message.js';

const EVERY = 4;

const $ = id => document.getElementById(id);
const ticket = $('ticket');
const key = ticket.dataset.key;
const part = (name, of = document) => of.querySelector(`[data-part="${name}"]`);
const acts = () => part('acts').dataset;
const busy = new Set();
let tag = null;
let said = null;

// the choice of a language is kept: the address needs not say it again
const address = new URL(location.href);
if (address.searchParams.has('lang')) {
    address.searchParams.delete('lang');
    history.replaceState(null, '', address);
}

// Who acts: as the chat remembers it for this desk; where one signs in, the page knows it.
const whoKey = () => `dutydesk.who.${acts().desk}`;
const who = () => localStorage.getItem(whoKey()) ?? '';
let people = null;

async function readPeople() {
    people ??= (await get('/api/rooms')).items.find(each => each.id === acts().room)?.people ?? [];
    return people;
}

async function chooseWho() {
    const chosen = await askWho(await readPeople(), who());
    if (chosen) {
        localStorage.setItem(whoKey(), chosen);
        await refresh();
    }
    return chosen;
}

const me = async () => ($('me') ? who() || await chooseWho() : acts().as);

async function tap(id, label, style, confirm) {
    const user = await me();
    if (!user || busy.has(id) || (confirm && !await askSure({id, label, style}))) {
        return;
    }
    busy.add(id);
    show();
    try {
        answered(await send(id, {user, id: freshId()}, waiting => tell({waiting})));
    } finally {
        busy.delete(id);
        show();
    }
}

const send = (button, body, waiting) =>
    insist(room(acts().room, `/tickets/${key}/buttons/${encodeURIComponent(button)}`), body, waiting);

async function answered(answer) {
    const form = answer.status === 422 ? answer.body.form : answer.body.form ?? null;
    tell(answer.status < 300 || form ? {reply: answer.body.reply} : {reply: refusal(answer)});
    await refresh();
    if (form) {
        const user = await me();
        const filled = user && await askForm(form, `${acts().room}.${key}.${form.button}`, (values, waiting) =>
            send(form.button, {user, id: freshId(), form: values}, waiting));
        if (filled) {
            await answered(filled);
        }
    }
}

/** What only the one who acted is told, until it is closed or something else is. */
function tell(given) {
    said = given.reply || given.waiting ? given : null;
    $('note').replaceChildren(...(said ? [note({id: key}, said, {
        dismiss: () => tell({}),
        busy: (_, button) => busy.has(button.id),
        tap: (_, button) => tap(button.id, button.label, button.style, button.confirm),
    })] : []));
}

/** What the page's own state makes of what the bot wrote. */
function show() {
    for (const button of document.querySelectorAll('[data-button]')) {
        button.disabled = busy.has(button.dataset.button);
        button.toggleAttribute('aria-busy', button.disabled);
    }
    const chip = $('me');
    if (chip) {
        const name = people?.find(person => person.id === who())?.name ?? who();
        chip.hidden = false;
        chip.textContent = name || chip.dataset.choose;
        chip.setAttribute('aria-label', name ? chip.dataset.who.replace('{}', name) : chip.dataset.choose);
    }
    document.body.dataset.me = who();
}

document.addEventListener('click', event => {
    const button = event.target.closest('[data-button]');
    if (button) {
        tap(button.dataset.button, button.textContent, button.className, button.dataset.confirm);
    } else if (event.target.closest('#me')) {
        chooseWho();
    }
});

// What stands in the page as the bot wrote it: the page itself changes parts of it, opened folds for one.
const written = new Map([...ticket.querySelectorAll('[data-part]')].map(each => [each.dataset.part, each.outerHTML]));

async function refresh() {
    const wanted = new URL(address);
    if ($('me') && who()) {
        wanted.searchParams.set('as', who());
    }
    try {
        const response = await fetch(wanted, {headers: {Accept: 'text/html'}, signal: AbortSignal.timeout(20_000)});
        if (response.redirected && !new URL(response.url).pathname.startsWith('/tickets/')) {
            // signed out meanwhile: the browser is to go there too
            location.reload();
            return;
        }
        if (!response.ok) {
            throw new Error(String(response.status));
        }
        const html = await response.text();
        if (response.headers.get('ETag') !== tag) {
            tag = response.headers.get('ETag');
            take(new DOMParser().parseFromString(html, 'text/html'));
        }
        lose(false);
    } catch {
        lose(true);
    }
    show();
}

function lose(lost) {
    if (lost !== ticket.classList.contains('lost')) {
        ticket.classList.toggle('lost', lost);
        $('news').textContent = lost ? ticket.dataset.lost : '';
    }
}

function take(fresh) {
    const order = [...fresh.querySelectorAll('[data-part]')];
    const names = order.map(each => each.dataset.part);
    // a part that came or went, the first file for one, changes the whole sheet
    if (names.join() !== [...ticket.querySelectorAll('[data-part]')].map(each => each.dataset.part).join()) {
        swap(ticket.querySelector('.columns'), fresh.querySelector('.columns'));
        names.forEach(name => !['head', 'acts'].includes(name) && written.set(name, part(name, fresh)?.outerHTML));
    }
    let changed = false;
    for (const part_ of order) {
        const name = part_.dataset.part;
        if (written.get(name) !== part_.outerHTML) {
            written.set(name, part_.outerHTML);
            changed ||= name === 'head';
            swap(part(name), part_);
        }
    }
    document.title = fresh.title;
    if (changed) {
        $('news').textContent = '';
        $('news').textContent = part('head').querySelector('h1').textContent;
    }
}

/** What one has opened, and what has the focus, stays so. */
function swap(old, fresh) {
    const open = new Set([...old.querySelectorAll('details[open]')].map(each => each.dataset.fold));
    const focus = old.contains(document.activeElement) ? document.activeElement.dataset.focus ?? document.activeElement.id : null;
    old.replaceWith(fresh);
    fresh.querySelectorAll('details').forEach(each => {
        each.open = open.has(each.dataset.fold);
    });
    if (focus !== null) {
        show();
        (fresh.querySelector(`[data-focus="${CSS.escape(focus)}"]`) ?? fresh.querySelector(`#${CSS.escape(focus)}`) ?? $('main'))
            .focus({preventScroll: true});
    }
}

let next = null;
async function follow() {
    clearTimeout(next);
    if (document.visibilityState === 'visible') {
        await refresh();
        next = setTimeout(follow, EVERY * 1000);
    }
}

document.addEventListener('visibilitychange', follow);
window.addEventListener('online', follow);
window.addEventListener('storage', event => event.key === whoKey() && refresh());
if (acts().room && $('me') && who()) {
    readPeople().then(show, () => {});
}
show();
follow();
