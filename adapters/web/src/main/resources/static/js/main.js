// The page as a whole: which room, which thread, who acts, in which language.
import {get, pause, Unreachable} from './api.js';
import {Chat} from './chat.js';
import {Composer} from './composer.js';
import {askAccount, askWho} from './dialogs.js';
import * as drawer from './drawer.js';
import {Tray, takeFiles} from './files.js';
import {rove} from './keys.js';
import {learn, Offers, offersIn} from './offers.js';
import {Outbox} from './outbox.js';
import {drawRooms, titleOf} from './rooms.js';
import {Scroll} from './scroll.js';
import {isNews, Unread} from './unread.js';
import {fillIn, inZone, otherZone, switchLanguage, t} from './words.js';

const $ = id => document.getElementById(id);
let rooms = [];
let maxFileSize = 0;
/** Who is signed in; null where nobody signs in. */
let account = null;
let chat = null;
let missed = 0;
let unseen = 0;
let status = ['connecting'];

const scroll = new Scroll($('scroll'), () => {
    missed = 0;
    $('fresh').hidden = true;
    see();
}, () => chat?.stretch.more ?? false);
const threadScroll = new Scroll($('thread-scroll'));
const unread = new Unread(() => draw());
const outbox = new Outbox({
    changed: () => draw(),
    sent: (entry, answer) => chat?.room.id === entry.room && chat.said(entry, answer),
});

// Who acts: whoever is signed in; where nobody signs in, whoever was chosen, remembered for each desk.
const whoKey = about => `dutydesk.who.${about.desk}`;
const who = about => account ?? localStorage.getItem(whoKey(about));
const nameOf = (about, id) => about.people.find(person => person.id === id)?.name ?? id;

async function chooseWho() {
    const {about} = chat.room;
    if (account) {
        await askAccount(nameOf(about, account));
        return account;
    }
    const chosen = await askWho(about.people, who(about));
    if (chosen && chosen !== who(about)) {
        localStorage.setItem(whoKey(about), chosen);
        // the conversations with whoever one was are not for this one
        rooms = rooms.filter(room => !room.direct);
        await enter(about.direct ? rooms[0] : about, chat.thread?.root);
        await readRooms();
        unread.follow(rooms, who, chat.room.id);
        draw();
    }
    return chosen;
}

const me = async () => who(chat.room.about) ?? await chooseWho();

/** What stands at the end of the line under somebody's eyes was seen. */
function see() {
    if (chat?.room.cursor && !document.hidden && scroll.atEnd) {
        unread.see(chat.room.about, chat.room.newest());
    }
}

function draw() {
    if (!chat) {
        return;
    }
    scroll.keep(() => threadScroll.keep(() => chat.draw($('line'), $('thread-line'))));
    $('older').hidden = chat.room.whole || chat.room.oldest === null;
    $('blank').hidden = chat.room.cursor === null || $('line').children.length > 0;
    $('blank').textContent = t(chat.room.about.direct ? 'emptyDirect' : 'empty');
    $('mention').hidden = chat.room.about.direct;
    $('thread').hidden = !chat.thread;
    document.body.classList.toggle('in-thread', chat.thread !== null);
    if (chat.thread) {
        const root = chat.thread.items.get(chat.thread.root);
        $('thread-title').textContent = root?.card?.title || root?.text.replace(/[@＠]dutydesk\s*/i, '').split('\n')[0] || t('thread');
    }
    $('fresh').hidden = missed === 0;
    $('fresh').textContent = t('fresh', missed);
    $('status').textContent = t(...status);
    $('status').className = status[0];
    const zone = otherZone();
    $('zone').textContent = zone ? t('zone', zone) : '';
    const mine = who(chat.room.about);
    $('me').textContent = mine ? nameOf(chat.room.about, mine) : t('whoNone');
    $('me').setAttribute('aria-label', mine ? t(account ? 'whoIn' : 'whoMe', nameOf(chat.room.about, mine)) : t('whoNone'));
    $('title').textContent = titleOf(chat.room.about);
    see();
    drawRooms($('rooms'), rooms, chat.room.id, unread);
    const news = unseen + unread.elsewhere();
    document.title = `${news > 0 ? `(${news}) ` : ''}${titleOf(chat.room.about)} · Dutydesk`;
    $('menu').classList.toggle('unread', unread.elsewhere() > 0);
}

async function enter(about, thread) {
    chat?.close();
    $('line').replaceChildren();
    $('thread-line').replaceChildren();
    document.body.dataset.me = who(about) ?? '';
    inZone(about.zone);
    missed = 0;
    status = ['connecting'];
    chat = new Chat(about, who(about), outbox, {
        draws: draw,
        me,
        rooms: () => rooms,
        state: (...word) => {
            status = word;
            draw();
        },
        arrived: message => {
            missed += scroll.atEnd || message.thread !== null ? 0 : 1;
            unseen += document.hidden && isNews(message, who(about)) ? 1 : 0;
        },
        open: root => {
            location.hash = `#/${encodeURIComponent(about.id)}/${root}`;
        },
        rewrite: entry => (entry.thread ? threadComposer : composer).put(entry.text),
    });
    const entered = chat;
    unread.follow(rooms, who, about.id);
    entered.room.since = unread.seen(about);
    composer.of(about.id);
    // a slash may have been typed before they were there
    learn(about).then(() => document.activeElement === $('say') && $('say').value !== '' && offers.look());
    tray.of(about.id, about.id, maxFileSize);
    draw();
    try {
        await entered.begin();
        scroll.toEnd();
        // where more came than fits, one begins with the first of it
        const news = $('line').querySelector('.news');
        if (news && news.getBoundingClientRect().top < $('scroll').getBoundingClientRect().top) {
            news.scrollIntoView();
        }
        if (thread && chat === entered) {
            await showThread(thread);
        }
    } catch (e) {
        status = ['wrong', e.message];
    }
    draw();
}

function failed(e) {
    status = [e instanceof Unreachable ? 'reconnecting' : 'wrong', e.message];
    draw();
}

async function showThread(root) {
    try {
        await chat.openThread(root);
        threadScroll.toEnd();
        threadComposer.of(`${chat.room.id}.${root}`);
        threadTray.of(chat.room.id, `${chat.room.id}.${root}`, maxFileSize);
        if (!matchMedia('(pointer: coarse)').matches) {
            $('thread-say').focus();
        }
    } catch (e) {
        failed(e);
    }
}

/** The address says where one is, so that back closes a thread, on a phone too. */
async function goWhereTheAddressSays() {
    const [, roomId, thread] = location.hash.split('/').map(decodeURIComponent);
    const about = rooms.find(each => each.id === roomId) ?? rooms[0];
    drawer.close();
    if (chat?.room.id !== about.id) {
        await enter(about, thread);
    } else if (!thread && chat.thread) {
        const root = chat.thread.root;
        chat.thread = null;
        threadComposer.of(null);
        $('thread-line').replaceChildren();
        draw();
        document.querySelector(`#line [data-id="${CSS.escape(root)}"] [data-focus="thread"]`)?.focus();
    } else if (thread && chat.thread?.root !== thread) {
        $('thread-line').replaceChildren();
        await showThread(thread);
    }
}

function toEnd() {
    chat.stretch.toEnd();
    draw();
    scroll.toEnd();
}

const say = thread => async (text, files) => {
    const user = await me();
    if (!user) {
        return false;
    }
    outbox.say(chat.room.id, user, text.trim(), files, thread(), chat.room.newest());
    chat.room.since = null;
    (thread() ? threadOffers : offers).hide();
    thread() ? threadScroll.toEnd() : toEnd();
    return true;
};
const tray = new Tray($('say-tray'));
const threadTray = new Tray($('thread-tray'));
const offers = new Offers($('say-form'), $('say'), text => chat && offersIn(chat.room, text));
const threadOffers = new Offers($('thread-form'), $('thread-say'), text => chat && offersIn(chat.room, text));
const writes = (thread, list) => ({say: say(thread), own: () => chat?.room.own(thread()) ?? [], keys: event => list.takes(event)});
const composer = new Composer($('say-form'), $('say'), tray, writes(() => undefined, offers));
const threadComposer = new Composer($('thread-form'), $('thread-say'), threadTray, writes(() => chat.thread?.root, threadOffers));
takeFiles($('main'), $('say'), $('attach'), tray);
takeFiles($('thread'), $('thread-say'), $('thread-attach'), threadTray);
rove($('scroll'));
rove($('thread-scroll'));

$('me').addEventListener('click', chooseWho);
$('fresh').addEventListener('click', toEnd);
$('mention').addEventListener('click', () => {
    const text = $('say').value;
    composer.put(/[@＠]dutydesk/i.test(text) ? text : `@dutydesk ${text}`);
});
$('back').addEventListener('click', () => {
    location.hash = `#/${encodeURIComponent(chat.room.id)}`;
});
let reading = false;
async function readOlder() {
    if (reading || !chat?.room.cursor) {
        return;
    }
    reading = true;
    try {
        const {room, stretch} = chat;
        if (!stretch.up(room.line())) {
            await room.older();
            stretch.up(room.line());
        }
        scroll.keepAt($('line'), () => chat.draw($('line'), $('thread-line')));
    } catch (e) {
        failed(e);
    }
    reading = false;
    draw();
}
$('older').addEventListener('click', readOlder);
$('scroll').addEventListener('scroll', () => {
    const {scrollTop, scrollHeight, clientHeight} = $('scroll');
    if (scrollTop < 400) {
        readOlder();
    } else if (chat?.stretch.more && scrollHeight - scrollTop - clientHeight < 400) {
        chat.stretch.down(chat.room.line());
        scroll.keepAt($('line'), () => chat.draw($('line'), $('thread-line')));
    }
}, {passive: true});
for (const button of document.querySelectorAll('[data-language]')) {
    button.addEventListener('click', () => {
        switchLanguage();
        fillIn();
        draw();
    });
}
document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !event.defaultPrevented && !$('dialog').open) {
        if (drawer.isOpen()) {
            drawer.close();
            $('menu').focus();
        } else if (chat?.thread) {
            $('back').click();
        }
    }
});
document.addEventListener('visibilitychange', () => {
    unseen = document.hidden ? unseen : 0;
    if (document.hidden && chat && scroll.atEnd) {
        chat.room.since = chat.room.newest();
    }
    draw();
});
window.addEventListener('hashchange', () => goWhereTheAddressSays());

function tellTrouble(words) {
    $('trouble').hidden = words === null;
    $('trouble').textContent = words ?? '';
    $('app').hidden = words !== null;
}

/** The rooms, and the bot's conversations with whoever one is on each desk. */
async function readRooms() {
    ({items: rooms, maxFileSize, me: account} = await get('/api/rooms'));
    const mine = account ? [] : new Set(rooms.map(who).filter(Boolean));
    for (const as of mine) {
        const {items} = await get(`/api/rooms?${new URLSearchParams({as})}`);
        rooms = [...rooms, ...items.filter(room => room.direct && who(room) === as)];
    }
}

async function begin() {
    fillIn();
    for (let tries = 0; ; tries++) {
        try {
            await readRooms();
            if (rooms.length > 0) {
                break;
            }
            tellTrouble(t('noRooms'));
            await pause(10);
        } catch (e) {
            const seconds = Math.min(15, 2 ** tries);
            tellTrouble(e instanceof Unreachable ? t('unreachable', seconds) : t('wrong', e.message));
            await pause(seconds);
        }
    }
    tellTrouble(null);
    await goWhereTheAddressSays();
    outbox.resume();
}

begin();
