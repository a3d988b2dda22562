// Where one writes. Enter sends where there is a keyboard; on a phone it is a new line and the button sends.
const touch = matchMedia('(pointer: coarse)');

export class Composer {
    /** @param say gets the text; false where it can't be said now, then it stays */
    constructor(form, area, say) {
        this.area = area;
        const submit = async () => {
            const text = area.value;
            if (text.trim() && await say(text) !== false) {
                // what was typed on while a name was being chosen stays
                area.value = area.value === text ? '' : area.value;
                this.#grow();
            }
            area.focus();
        };
        form.addEventListener('submit', event => {
            event.preventDefault();
            submit();
        });
        area.addEventListener('keydown', event => {
            // an input method's own Enter chooses a word
            if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229 && !touch.matches) {
                event.preventDefault();
                submit();
            }
        });
        area.addEventListener('input', () => this.#grow());
    }

    put(text) {
        this.area.value = text;
        this.#grow();
        this.area.focus();
        this.area.setSelectionRange(text.length, text.length);
    }

    #grow() {
        this.area.rows = Math.min(8, Math.max(1, this.area.value.split('\n').length));
    }
}
