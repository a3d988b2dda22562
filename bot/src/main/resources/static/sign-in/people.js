// Forms of the sign-in pages: sent as JSON, which no page of another site can do; what is refused is said beside them.

async function send(method, path, body) {
    const language = {'Accept-Language': document.documentElement.lang};
    const response = await fetch(path, {method, headers: {'Content-Type': 'application/json', ...language}, body: JSON.stringify(body)});
    const json = /json/.test(response.headers.get('Content-Type') ?? '') ? await response.json() : {};
    return {ok: response.ok, status: response.status, body: json};
}

const say = (node, words) => {
    node.hidden = !words;
    node.textContent = words ?? '';
};

/** Only to a place of this site. */
function go(path) {
    const target = new URL(path || location.href, location.origin);
    if (target.origin !== location.origin) {
        location.assign('/');
    } else if (target.pathname === location.pathname) {
        location.reload();
    } else {
        location.assign(target);
    }
}

async function submit(form) {
    const trouble = form.querySelector('.trouble');
    const differs = [...form.querySelectorAll('[data-same]')].find(input => input.value !== form.elements[input.dataset.same].value);
    if (differs) {
        say(trouble, differs.dataset.differs);
        differs.focus();
        return;
    }
    const values = Object.fromEntries([...form.elements]
        .filter(input => input.name && input.dataset.unsent === undefined)
        .map(input => [input.name, input.value === 'true' ? true : input.value]));
    const answer = await send(form.dataset.method ?? 'POST', form.dataset.post, values);
    if (!answer.ok) {
        if (trouble) {
            say(trouble, answer.body.detail ?? String(answer.status));
        }
        if (answer.status === 401 && form.dataset.post !== '/api/sign-in') {
            go(`/sign-in?next=${encodeURIComponent(location.pathname)}`);
        }
        const secret = form.querySelector('[type=password]');
        if (secret) {
            secret.select();
            secret.focus();
        }
        return;
    }
    if (trouble) {
        say(trouble, null);
    }
    if (form.dataset.shows) {
        const shown = form.querySelector('[data-shown]');
        shown.hidden = false;
        const input = shown.querySelector('input');
        input.value = answer.body[form.dataset.shows];
        input.focus();
        input.select();
    }
    if (form.dataset.done) {
        say(form.querySelector('[role=status]'), form.dataset.done);
    }
    if (form.dataset.then !== undefined) {
        // where one was in the chat stands behind the #
        go(form.dataset.then + (form.dataset.post === '/api/sign-in' ? location.hash : ''));
    }
}

for (const form of document.querySelectorAll('form[data-post]')) {
    form.addEventListener('submit', async event => {
        event.preventDefault();
        const button = form.querySelector('button');
        button.disabled = true;
        button.setAttribute('aria-busy', 'true');
        try {
            await submit(form);
        } catch (e) {
            const trouble = form.querySelector('.trouble');
            if (trouble) {
                say(trouble, String(e.message ?? e));
            }
        }
        button.disabled = false;
        button.removeAttribute('aria-busy');
    });
}

const linked = document.querySelector('[data-link]');
if (linked) {
    const link = location.hash.slice(1);
    const form = linked.querySelector('form');
    const answer = await send('POST', '/api/links/open', {link});
    if (answer.ok) {
        form.elements.link.value = link;
        form.elements.username.value = answer.body.account;
        say(linked.querySelector('[data-whose]'), `${answer.body.name} (${answer.body.account})`);
        form.hidden = false;
        form.elements.password.focus();
    } else {
        say(linked.querySelector('[data-gone]'), answer.body.detail ?? String(answer.status));
    }
}
