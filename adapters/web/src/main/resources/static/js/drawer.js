// On a phone the rooms are a drawer.
const $ = id => document.getElementById(id);

export const isOpen = () => document.body.classList.contains('menu');

export function close() {
    document.body.classList.remove('menu');
    $('menu').setAttribute('aria-expanded', 'false');
}

$('menu').addEventListener('click', () => {
    const open = document.body.classList.toggle('menu');
    $('menu').setAttribute('aria-expanded', String(open));
    if (open) {
        $('rooms').querySelector('a')?.focus();
    }
});
$('shade').addEventListener('click', close);
