// Where one writes. Enter sends where there is a keyboard; on a phone it is a new line and the button sends.
import {keep, recall} from './kept.js';

const touch = matchMedia('(pointer: coarse)');
const MOST_ROWS = 8;

export class Composer {
    #key = null;
    #back = -1;

    /**
     * @param tray its files
     * @param acts say(text, files): false where it can't be said now, then it stays; own(): what this person said before, the
     *     latest first; keys(event): whether the event was meant for somebody else
     */
    constructor(form, area, tray, acts) {
        this.area = area;
        this.tray = tray;
        this.acts = acts;
        form.addEventListener('submit', event => {
            event.preventDefault();
            this.#submit();
        });
        area.addEventListener('keydown', event => {
            // an input method's own keys choose a word
            if (!event.isComposing && event.keyCode !== 229 && !acts.keys?.(event)) {
                this.#pressed(event);
            }
        });
        area.addEventListener('input', () => {
            this.#back = -1;
            this.#changed();
        });
    }

    /** What was written for this place and not sent is there again. */
    of(key) {
        if (key !== this.#key) {
            this.#key = key;
            this.area.value = key === null ? '' : recall(`draft.${key}`, '');
            this.#grow();
        }
    }

    put(text) {
        this.area.value = text;
        this.#changed();
        this.area.focus();
        this.area.setSelectionRange(text.length, text.length);
    }

    async #submit() {
        const text = this.area.value;
        if (!text.trim() && this.tray.empty) {
            return;
        }
        const files = await this.tray.uploaded();
        if (files !== null && await this.acts.say(text, files) !== false) {
            this.tray.clear();
            // what was typed on while a name was being chosen stays
            this.area.value = this.area.value === text ? '' : this.area.value;
            this.#back = -1;
            this.#changed();
        }
        this.area.focus();
    }

    #pressed(event) {
        if (event.key === 'Enter' && !event.shiftKey && !touch.matches) {
            event.preventDefault();
            this.#submit();
        } else if (event.key === 'ArrowUp' && (this.area.value === '' || this.#back >= 0)) {
            this.#recall(event, this.#back + 1);
        } else if (event.key === 'ArrowDown' && this.#back >= 0) {
            this.#recall(event, this.#back - 1);
        }
    }

    #recall(event, back) {
        const said = this.acts.own();
        if (back < said.length) {
            event.preventDefault();
            this.put(said[back] ?? '');
            this.#back = back;
        }
    }

    #changed() {
        if (this.#key !== null) {
            keep(`draft.${this.#key}`, this.area.value || null);
        }
        this.#grow();
    }

    #grow() {
        const {area} = this;
        area.rows = 1;
        const {lineHeight, paddingTop, paddingBottom} = getComputedStyle(area);
        const text = area.scrollHeight - parseFloat(paddingTop) - parseFloat(paddingBottom);
        // a hidden one has no height
        area.rows = Math.min(MOST_ROWS, Math.max(1, Math.round(text / parseFloat(lineHeight)) || 1));
    }
}
