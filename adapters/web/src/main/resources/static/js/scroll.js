// A list that stays at its end while one is there, and stays where it is while one reads further up.
const NEAR = 80;

export class Scroll {
    #end = true;

    constructor(box, atEnd = () => {}) {
        this.box = box;
        box.addEventListener('scroll', () => {
            this.#end = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
            if (this.#end) {
                atEnd();
            }
        }, {passive: true});
        // the keyboard of a phone comes up, a window is made smaller
        new ResizeObserver(() => this.#end && this.toEnd()).observe(box);
    }

    get atEnd() {
        return this.#end;
    }

    toEnd() {
        this.#end = true;
        this.box.scrollTop = this.box.scrollHeight;
    }

    /** Changes what is shown; at the end it stays at the end. */
    keep(change) {
        const end = this.#end;
        change();
        if (end) {
            this.toEnd();
        }
    }

    /** Changes what is above; what is read stays under the eye. */
    keepBelow(change) {
        const left = this.box.scrollHeight - this.box.scrollTop;
        change();
        this.box.scrollTop = this.box.scrollHeight - left;
    }
}
