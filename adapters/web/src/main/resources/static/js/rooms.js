// The list of rooms, with what one hasn't seen of each.
import {el, sync} from './dom.js';
import {MANY} from './unread.js';
import {current, t} from './words.js';

/** What people read: a conversation with the bot alone says so. */
export const titleOf = room => room.direct ? t('direct', room.title) : room.title;

export function drawRooms(list, rooms, shown, unread) {
    sync(list, rooms.map(room => {
        const {count, called} = room.id === shown ? {count: 0, called: false} : unread.of(room);
        return {
            key: room.id,
            version: [current(), room.id === shown, count, called].join('|'),
            make: () => el('li', {}, el('a', {
                href: `#/${encodeURIComponent(room.id)}`,
                class: count > 0 ? 'unread' : null,
                'aria-current': room.id === shown ? 'page' : null,
                'data-focus': 'room',
            },
            el('span', {class: 'name', lang: room.direct ? null : room.locale}, titleOf(room)),
            count > 0 && el('span', {class: called ? 'badge called' : 'badge', title: called ? t('called') : null},
                el('span', {'aria-hidden': 'true'}, called ? '@ ' : '', count > MANY ? `${MANY}+` : String(count)),
                el('span', {class: 'unseen'}, t('unread', count), called ? `, ${t('called')}` : '')))),
        };
    }));
}
