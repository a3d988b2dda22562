// Messages by keyboard: ↑ goes from the line to the last message one sees, ↑ and ↓ from one to the next, Enter opens its thread, F passes it on, E and Delete change and take away one of one's own.
const ACTS = {f: 'forward', e: 'edit', Delete: 'remove'};

export function rove(box) {
    box.addEventListener('keydown', event => {
        const all = [...box.querySelectorAll('.message')];
        const at = all.indexOf(event.target);
        const next = {
            ArrowUp: event.target === box ? all.findLast(each => each.getBoundingClientRect().top < box.getBoundingClientRect().bottom) : all[at - 1],
            ArrowDown: at < 0 ? null : all[at + 1],
            Home: at < 0 ? null : all[0],
            End: at < 0 ? null : all.at(-1),
        }[event.key];
        if (next && (at >= 0 || event.target === box)) {
            event.preventDefault();
            next.focus({preventScroll: true});
            next.scrollIntoView({block: 'nearest'});
        } else if (event.key === 'Enter' && at >= 0) {
            event.preventDefault();
            event.target.querySelector('[data-focus="thread"]')?.click();
        } else if (at >= 0 && !event.ctrlKey && !event.metaKey && !event.altKey && ACTS[event.key]) {
            event.preventDefault();
            event.target.querySelector(`[data-focus="${ACTS[event.key]}"]`)?.click();
        }
    });
}
