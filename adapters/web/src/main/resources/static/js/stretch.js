// Of a long line only a stretch stands in the page: what was read of a room may be ten thousand messages.
const MOST = 300;
const STEP = 100;

export class Stretch {
    /** The last message that is shown; null for the line's end, wherever that will be. */
    #last = null;

    #end(line) {
        const at = this.#last === null ? -1 : line.findIndex(message => message.id === this.#last);
        return at < 0 ? line.length : at + 1;
    }

    of(line) {
        const end = this.#end(line);
        return line.slice(Math.max(0, end - MOST), end);
    }

    /** Whether the line goes on below what is shown. */
    get more() {
        return this.#last !== null;
    }

    /** @return whether there was something above to be shown */
    up(line) {
        const end = this.#end(line);
        if (end <= MOST) {
            return false;
        }
        this.#last = line[Math.max(MOST, end - STEP) - 1].id;
        return true;
    }

    down(line) {
        const end = this.#end(line) + STEP;
        this.#last = end >= line.length ? null : line[end - 1].id;
    }

    toEnd() {
        this.#last = null;
    }

    /** Until the message is among what is shown. */
    reach(line, id) {
        const at = line.findIndex(message => message.id === id);
        const end = at + MOST / 2;
        this.#last = end >= line.length ? null : line[end].id;
    }
}
