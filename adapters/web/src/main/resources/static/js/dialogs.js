// The one dialog: who you are, are you sure, a form.
import {signOut} from './api.js';
import {el} from './dom.js';
import {keep as remember, recall} from './kept.js';
import {patience} from './message.js';
import {t} from './words.js';

const dialog = document.getElementById('dialog');

/** Shows it until it is closed; resolves to what `close` was given, null where it was dismissed. */
function show(make) {
    return new Promise(resolve => {
        let result = null;
        const close = value => {
            result = value;
            dialog.close();
        };
        dialog.replaceChildren(make(close));
        dialog.onclose = () => {
            dialog.replaceChildren();
            resolve(result);
        };
        dialog.showModal();
    });
}

const title = text => el('h2', {id: 'dialog-title'}, text);
const cancel = close => el('button', {type: 'button', class: 'quiet', click: () => close(null)}, t('cancel'));

/** @return {Promise<string|null>} the account or a guest's name */
export function askWho(people, me) {
    const groups = Map.groupBy ? Map.groupBy(people, person => person.about) : group(people);
    return show(close => {
        const guest = el('input', {name: 'guest', maxlength: '60', autocomplete: 'off', 'aria-label': t('whoGuest'), placeholder: t('whoGuest')});
        return el('form', {
            class: 'who',
            submit: event => {
                event.preventDefault();
                if (guest.value.trim()) {
                    close(guest.value.trim());
                }
            },
        },
        title(t('who')), el('p', {class: 'about'}, t('whoHint')),
        [...groups].map(([about, members]) => el('fieldset', {}, el('legend', {}, about),
            members.map(person => el('button', {
                type: 'button', class: person.id === me ? 'chip chosen' : 'chip', 'data-person': person.id,
                'aria-pressed': String(person.id === me), click: () => close(person.id),
            }, person.name)))),
        el('div', {class: 'row'}, guest, el('button', {type: 'submit'}, t('enter'))),
        el('div', {class: 'end'}, cancel(close)));
    });
}

function group(people) {
    const groups = new Map();
    people.forEach(person => groups.set(person.about, [...(groups.get(person.about) ?? []), person]));
    return groups;
}

/** A picture as large as it fits, until it is closed. */
export function showPicture(file) {
    dialog.classList.add('look');
    return show(close => el('div', {},
        el('div', {class: 'end'}, title(file.name),
            el('a', {href: file.url, download: file.name}, t('download')),
            el('button', {type: 'button', class: 'icon', 'aria-label': t('close'), autofocus: true, click: () => close(null)}, '×')),
        el('img', {src: file.url, alt: file.name}))).finally(() => dialog.classList.remove('look'));
}

/** What whoever is signed in may do about that. */
export function askAccount(name) {
    return show(close => el('form', {
        submit: event => {
            event.preventDefault();
            signOut();
        },
    },
    title(name),
    el('p', {}, el('a', {href: '/people/me'}, t('myPage'))),
    el('div', {class: 'end'}, cancel(close), el('button', {type: 'submit'}, t('signOut')))));
}

/** @return {Promise<true|null>} */
export function askSure(button) {
    return show(close => el('form', {
        submit: event => {
            event.preventDefault();
            close(true);
        },
    },
    title(t('sure', button.label)), el('p', {}, t('sureHint')),
    el('div', {class: 'end'}, cancel(close), el('button', {type: 'submit', class: button.style === 'danger' ? 'danger' : 'primary'}, button.label))));
}

/**
 * Has the form filled in and sent, until it was taken; what was typed stays until then, over a reload too.
 *
 * @param key the form's own, under which what was typed is remembered
 * @param initial what stands in it at first
 * @param send (values, waiting) => the answer {status, body}
 * @return the answer that took it, or null
 */
export async function askForm(form, key, send, initial = {}) {
    const said = Object.fromEntries(form.fields.filter(field => field.value).map(field => [field.name, field.value]));
    let values = recall(`form.${key}`, null) ?? {...said, ...initial};
    let trouble = null;
    let asked = form;
    while (true) {
        const answer = await show(close => filled(asked, values, trouble, given => {
            values = given;
            remember(`form.${key}`, given);
        }, send, close));
        if (answer !== null && answer.status < 300) {
            remember(`form.${key}`, null);
        }
        if (answer === null || answer.status < 300) {
            return answer;
        }
        asked = answer.body.form ?? asked;
        trouble = answer.body.reply?.text ?? answer.body.detail;
    }
}

function filled(form, values, trouble, keep, send, close) {
    const status = el('div', {role: 'status'});
    const submit = el('button', {type: 'submit', class: 'primary'}, t('submit'));
    const node = el('form', {
        class: 'fill',
        input: () => keep(Object.fromEntries(new FormData(node))),
        submit: async event => {
            event.preventDefault();
            const given = Object.fromEntries(new FormData(node));
            keep(given);
            submit.disabled = true;
            submit.setAttribute('aria-busy', 'true');
            const answer = await send(given, waiting => status.replaceChildren(patience(waiting)));
            if (node.isConnected) {
                close(answer);
            }
        },
    },
    title(form.title),
    trouble && el('p', {class: 'trouble', role: 'alert'}, trouble),
    form.fields.map((field, i) => input(field, values[field.name] ?? '', i === 0)),
    status,
    el('div', {class: 'end'}, cancel(close), submit));
    return node;
}

const FEW = 5;

function input(field, value, first) {
    const label = el('span', {}, field.label, field.required && el('span', {class: 'about'}, ` · ${t('required')}`));
    const common = {name: field.name, required: field.required, autofocus: first};
    if (field.type === 'choice' && field.options.length <= FEW) {
        return el('fieldset', {}, el('legend', {}, label), field.options.map(option => el('label', {class: 'option'},
            el('input', {...common, autofocus: null, type: 'radio', value: option.value, checked: option.value === value}), option.label)));
    }
    if (field.type === 'choice') {
        return el('label', {}, label, el('select', common, el('option', {value: ''}, t('choose')),
            field.options.map(option => el('option', {value: option.value, selected: option.value === value}, option.label))));
    }
    if (field.type === 'text') {
        const area = el('textarea', {...common, rows: '4', maxlength: '10000'});
        area.value = value;
        return el('label', {}, label, area);
    }
    return el('label', {}, label, el('input', {...common, type: 'text', maxlength: '10000', value, autocomplete: 'off'}));
}
