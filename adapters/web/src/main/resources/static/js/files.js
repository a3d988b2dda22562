// Files on their way into a message: dropped, pasted or picked, sent at once, tried again by hand.
import {room as path, signIn} from './api.js';
import {el} from './dom.js';
import {keep, recall} from './kept.js';
import {t} from './words.js';

const MOST = 10;

/** As people say it; never rounded down to nothing. */
export function size(bytes) {
    return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, '')} MB`;
}

/** What an upload or a message's file looks like while it is only a name. */
const named = (name, about) => [el('span', {class: 'name'}, name), el('span', {class: 'about'}, about)];

export class Tray {
    #entries = [];
    #key = null;
    #room = null;
    #most = Infinity;
    #waiting = [];

    /** @param list shows what is in the tray */
    constructor(list) {
        this.list = list;
    }

    /** For that place of that room, with what was uploaded for it before. @param most bytes */
    of(room, key, most) {
        this.#room = room;
        this.#most = most;
        if (key !== this.#key) {
            this.#key = key;
            this.#entries = key === null ? [] : recall(`files.${key}`, []).map(file => ({file, name: file.name, size: file.size}));
            this.#draw();
        }
    }

    get empty() {
        return this.#entries.length === 0;
    }

    add(files) {
        for (const source of files) {
            const entry = {source, name: source.name || t('pasted'), size: source.size, progress: 0};
            this.#entries.push(entry);
            if (this.#entries.length > MOST) {
                entry.refused = t('tooMany', MOST);
            } else if (source.size > this.#most) {
                entry.refused = t('tooLarge', size(this.#most));
            } else if (source.size === 0) {
                entry.refused = t('emptyFile');
            } else {
                this.#send(entry);
            }
        }
        this.#draw();
    }

    /** All that was uploaded, once it is; null where something is in the way of it. */
    async uploaded() {
        while (this.#entries.some(each => each.request)) {
            await new Promise(resolve => this.#waiting.push(resolve));
        }
        return this.#entries.every(each => each.file) ? this.#entries.map(each => each.file) : null;
    }

    clear() {
        this.#entries = [];
        this.#draw();
    }

    #send(entry) {
        // fetch doesn't tell how far it is
        const request = new XMLHttpRequest();
        request.open('POST', `${path(this.#room, '/files')}?${new URLSearchParams({name: entry.name})}`);
        request.setRequestHeader('X-Dutydesk', '1');
        request.setRequestHeader('Content-Type', entry.source.type || 'application/octet-stream');
        request.responseType = 'json';
        request.upload.onprogress = event => {
            entry.progress = event.loaded / event.total;
            this.#draw();
        };
        request.onloadend = () => {
            entry.request = null;
            if (request.status === 201) {
                entry.file = request.response;
                entry.failed = null;
            } else {
                if (request.status === 401) {
                    signIn();
                }
                entry.failed = request.response?.detail ?? t('uploadFailed');
            }
            this.#draw();
            this.#waiting.splice(0).forEach(done => done());
        };
        entry.failed = null;
        entry.request = request;
        request.send(entry.source);
    }

    #remove(entry) {
        this.#entries = this.#entries.filter(each => each !== entry);
        entry.request?.abort();
        this.#draw();
    }

    #draw() {
        if (this.#key !== null) {
            const files = this.#entries.filter(each => each.file).map(each => each.file);
            keep(`files.${this.#key}`, files.length > 0 ? files : null);
        }
        this.list.hidden = this.empty;
        this.list.replaceChildren(...this.#entries.map(entry => this.#row(entry)));
    }

    #row(entry) {
        const trouble = entry.refused ?? entry.failed;
        return el('li', {class: trouble ? 'wrong' : null},
            named(entry.name, size(entry.size)),
            trouble && el('span', {class: 'why', role: 'alert'}, trouble),
            entry.request && el('progress', {value: String(entry.progress), 'aria-label': t('uploading', entry.name)}),
            entry.failed && el('button', {type: 'button', class: 'link', click: () => {
                this.#send(entry);
                this.#draw();
            }}, t('again')),
            el('button', {type: 'button', class: 'icon', 'aria-label': t('takeOff', entry.name), click: () => this.#remove(entry)}, '×'));
    }
}

/** Files that are let go over a place, or pasted into its field, or picked by its button, go into its tray. */
export function takeFiles(place, area, button, tray) {
    const picker = el('input', {type: 'file', multiple: true, hidden: true, tabindex: '-1', 'aria-label': t('attach')});
    button.after(picker);
    button.addEventListener('click', () => picker.click());
    picker.addEventListener('change', () => {
        tray.add(picker.files);
        picker.value = '';
        area.focus();
    });
    area.addEventListener('paste', event => {
        if (event.clipboardData.files.length > 0) {
            event.preventDefault();
            tray.add(event.clipboardData.files);
        }
    });
    const carries = event => event.dataTransfer?.types.includes('Files');
    place.addEventListener('dragover', event => {
        if (carries(event)) {
            event.preventDefault();
            place.classList.add('dropping');
        }
    });
    place.addEventListener('dragleave', event => place.contains(event.relatedTarget) || place.classList.remove('dropping'));
    place.addEventListener('drop', event => {
        if (carries(event)) {
            event.preventDefault();
            place.classList.remove('dropping');
            tray.add(event.dataTransfer.files);
            area.focus();
        }
    });
}

/** A message's files. A picture has its place before it is there, so that nothing jumps. @param look shows one large */
export function attached(files, look) {
    return files.length > 0 && el('ul', {class: 'files', role: 'list'}, files.map(file => el('li', {}, file.type.startsWith('image/')
        ? el('button', {type: 'button', class: 'picture', title: `${file.name} · ${size(file.size)}`, click: () => look(file)},
            el('img', {src: file.url, alt: file.name, loading: 'lazy', decoding: 'async'}))
        : el('a', {class: 'file', href: file.url, download: file.name}, named(file.name, size(file.size))))));
}
