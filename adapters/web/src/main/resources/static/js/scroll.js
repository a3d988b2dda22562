// A list that stays at its end while one is there, and stays where it is while one reads further up.
const NEAR = 80;

export class Scroll {
    #end = true;
    #top = 0;

    /** @param more whether the list goes on below what is shown */
    constructor(box, atEnd = () => {}, more = () => false) {
        this.box = box;
        this.more = more;
        box.addEventListener('scroll', () => {
            this.#look();
            if (this.#end) {
                atEnd();
            }
        }, {passive: true});
        // the keyboard of a phone comes up, a window is made smaller
        new ResizeObserver(() => this.atEnd && this.toEnd()).observe(box);
    }

    /** The browser tells of scrolling with its next frame; until then only the list itself knows. */
    get atEnd() {
        if (this.box.scrollTop !== this.#top) {
            this.#look();
        }
        return this.#end;
    }

    #look() {
        const {scrollHeight, scrollTop, clientHeight} = this.box;
        this.#top = scrollTop;
        this.#end = scrollHeight - scrollTop - clientHeight < NEAR && !this.more();
    }

    toEnd() {
        this.#end = true;
        this.box.scrollTop = this.box.scrollHeight;
        this.#top = this.box.scrollTop;
    }

    /** Changes what is shown; at the end it stays at the end. */
    keep(change) {
        const end = this.atEnd;
        change();
        if (end) {
            this.toEnd();
        }
    }

    /** Changes what is above or below; what is read stays under the eye. */
    keepAt(list, change) {
        const top = this.box.getBoundingClientRect().top;
        // a day's head moves on to what comes above
        const read = [...list.querySelectorAll('.message')].find(each => each.getBoundingClientRect().bottom > top);
        const before = read?.getBoundingClientRect().top;
        // the browser's own anchoring would do it a second time
        this.box.style.overflowAnchor = 'none';
        change();
        // it may have been made anew meanwhile
        const again = read && [...list.children].find(each => each.dataset.key === read.dataset.key);
        if (again) {
            this.box.scrollTop += again.getBoundingClientRect().top - before;
        }
        requestAnimationFrame(() => {
            this.box.style.overflowAnchor = '';
        });
    }
}
