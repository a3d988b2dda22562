import {element, language, say, speak} from "/words.js";

const said = document.getElementById("said");
const goods = document.getElementById("goods");

async function call(path, body) {
    const answer = await fetch(path, {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)});
    const json = await answer.json();
    if (!answer.ok) throw new Error(json.error);
    return json;
}

async function buy(sku) {
    said.className = "";
    try {
        const cart = await call("/api/cart", {sku, qty: 1});
        const order = await call("/api/orders", {cart: cart.id, pay: "sandbox"});
        said.textContent = say("bought", order.id);
        said.className = "good";
    } catch (e) {
        said.textContent = say("failed", e.message);
        said.className = "bad";
    }
}

speak();
document.title = say("shop");
said.textContent = say("loading");
try {
    const items = (await (await fetch("/api/products")).json()).items;
    goods.replaceChildren(...items.map(item => {
        const card = element("li", "goods");
        const mark = element("span", "mark", item.mark);
        mark.setAttribute("aria-hidden", "true");
        const button = element("button", "", say("buy"));
        button.type = "button";
        button.addEventListener("click", () => buy(item.sku));
        card.append(mark, element("h2", "", item[language]), element("p", "price", `¥${item.price.toFixed(2)}`), button);
        return card;
    }));
    said.textContent = "";
} catch {
    said.textContent = say("unreachable");
    said.className = "bad";
}
