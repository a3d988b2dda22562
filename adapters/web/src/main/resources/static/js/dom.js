// Building the page. Nothing that came from outside is ever parsed as markup of this page.

/** An element; properties that are functions listen, null and false leave out. */
export function el(name, properties, ...children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(properties ?? {})) {
        if (value === null || value === undefined || value === false) {
            continue;
        }
        if (typeof value === 'function') {
            node.addEventListener(key, value);
        } else if (value === true) {
            node.setAttribute(key, '');
        } else {
            node.setAttribute(key, value);
        }
    }
    node.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
    return node;
}

const KEPT = new Set(['P', 'STRONG', 'EM', 'UL', 'OL', 'LI', 'CODE', 'PRE', 'BLOCKQUOTE', 'BR', 'HR']);

/** A card's body: the bot has escaped it already, and still only what is listed here is taken over. */
export function safe(html) {
    const inert = new DOMParser().parseFromString(html, 'text/html');
    const body = el('div', {class: 'body'});
    copy(inert.body, body);
    return body;
}

function copy(from, to) {
    for (const child of from.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) {
            // line ends inside a paragraph are the card's lines, those between blocks are nothing
            if (!/^\s*\n\s*$/.test(child.data)) {
                to.append(child.data);
            }
        } else if (child.nodeName === 'SPAN' && child.classList.contains('mention')) {
            const mine = child.dataset.account === document.body.dataset.me;
            to.append(el('b', {class: mine ? 'mention mine' : 'mention'}, child.textContent));
        } else if (child.nodeType !== Node.ELEMENT_NODE || child.matches('script, style, template, svg, math')) {
            continue;
        } else if (child.nodeName === 'A' && /^https?:\/\//i.test(child.getAttribute('href') ?? '')) {
            const link = el('a', {href: child.getAttribute('href'), rel: 'noopener noreferrer', target: '_blank'});
            copy(child, link);
            to.append(link);
        } else if (/^H[1-6]$/.test(child.nodeName)) {
            const heading = el('p', {}, el('strong'));
            copy(child, heading.firstChild);
            to.append(heading);
        } else if (KEPT.has(child.nodeName)) {
            const same = el(child.nodeName);
            copy(child, same);
            to.append(same);
        } else {
            copy(child, to);
        }
    }
}

/**
 * Makes a list show the entries {key, version, make}, touching only what differs: what one reads, selects or has in
 * focus stays where it is.
 */
export function sync(list, entries) {
    const wanted = new Set(entries.map(entry => entry.key));
    const old = new Map();
    for (const node of [...list.children]) {
        if (wanted.has(node.dataset.key)) {
            old.set(node.dataset.key, node);
        } else {
            node.remove();
        }
    }
    let at = list.firstElementChild;
    for (const entry of entries) {
        let node = old.get(entry.key);
        if (!node || node.dataset.version !== entry.version) {
            const fresh = entry.make(node !== undefined);
            fresh.dataset.key = entry.key;
            fresh.dataset.version = entry.version;
            if (node) {
                replace(node, fresh);
                at = at === node ? fresh : at;
            }
            node = fresh;
        }
        if (node === at) {
            at = at.nextElementSibling;
        } else {
            list.insertBefore(node, at);
        }
    }
}

function replace(node, fresh) {
    const focused = node.contains(document.activeElement) ? document.activeElement : null;
    node.replaceWith(fresh);
    if (focused) {
        const same = focused.dataset.focus && fresh.querySelector(`[data-focus="${CSS.escape(focused.dataset.focus)}"]`);
        // what had the focus may be gone with the edit: then the message itself has it, not the page's top
        (same || fresh).focus({preventScroll: true});
    }
}
