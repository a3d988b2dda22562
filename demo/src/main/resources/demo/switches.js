import {element, language, say, speak, WORDS} from "/words.js";

const NAMES = ["slow", "checkout", "orphan", "disk", "backup", "storm"];
const said = document.getElementById("said");
const list = document.getElementById("switches");
const found = document.getElementById("found");
const rows = new Map();
const time = new Intl.DateTimeFormat(language, {hour: "2-digit", minute: "2-digit", second: "2-digit"});

function show(all) {
    for (const [name, row] of rows) {
        const on = all[name] !== null;
        row.button.setAttribute("aria-checked", String(on));
        row.state.textContent = on ? say("on", time.format(new Date(all[name]))) : say("off");
        row.item.classList.toggle("broken", on);
    }
}

async function flip(name) {
    const {button, state} = rows.get(name);
    const on = button.getAttribute("aria-checked") !== "true";
    button.setAttribute("aria-busy", "true");
    state.textContent = say("wait");
    try {
        const answer = await fetch("/api/switches", {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({name, on})});
        const json = await answer.json();
        if (!answer.ok) throw new Error(json.error);
        said.textContent = "";
        show(json);
    } catch (e) {
        said.textContent = say("failed", e.message);
        said.className = "bad";
        look();
    }
    button.removeAttribute("aria-busy");
}

function row(name) {
    const item = element("li", "switch");
    const text = element("div");
    const title = element("h2", "", say(name));
    title.id = `title-${name}`;
    const about = element("p", "about", say(`${name}About`));
    about.id = `about-${name}`;
    const state = element("p", "state", say("off"));
    const button = element("button", "toggle");
    button.type = "button";
    button.setAttribute("role", "switch");
    button.setAttribute("aria-checked", "false");
    button.setAttribute("aria-labelledby", title.id);
    button.setAttribute("aria-describedby", about.id);
    button.addEventListener("click", () => flip(name));
    text.append(title, about, state);
    item.append(text, button);
    rows.set(name, {item, button, state});
    return item;
}

function ticket(each) {
    const item = element("li", `ticket ${["ACCEPTED", "ARCHIVED", "RESOLVED", "MERGED", "CANCELLED"].includes(each.state) ? "well" : "ill"}`);
    const link = element("a", "", each.title);
    link.href = each.url;
    item.append(element("span", "grade", each.grade), link, element("span", "state", `${each.key} · ${WORDS[language].states[each.state] ?? each.state}`));
    return item;
}

async function look() {
    try {
        show(await (await fetch("/api/switches")).json());
        const tickets = await (await fetch("/api/watched")).json();
        found.replaceChildren(...tickets.slice(0, 12).map(ticket));
        if (tickets.length === 0) found.append(element("li", "none", say("none")));
        if (tickets.length > 0) document.getElementById("chat").href = new URL("/", tickets[0].url).href;
    } catch {
        said.textContent = say("unreachable");
        said.className = "bad";
    }
}

speak();
document.title = say("page");
list.replaceChildren(...NAMES.map(row));
await look();
setInterval(look, 2000);
