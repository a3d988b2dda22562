/** Both languages; the page takes the reader's. */
export const WORDS = {
    zh: {
        shop: "示例商城", lead: "给机器人巡检的小店。", toSwitches: "弄坏它", toShop: "看小店", toChat: "机器人的群",
        buy: "买一件", bought: "已下单 {0}，沙盒已付款。", failed: "没买成：{0}", loading: "正在取商品…", unreachable: "小店没有应答。",
        title: "弄坏这家小店", explain: "拨一个开关，最多半分钟后巡检变红并开工单；拨回去，两边都恢复。",
        on: "坏了，自 {0}", off: "正常", found: "巡检和告警开的工单", none: "还没有。拨一个开关试试。", wait: "正在处理…",
        slow: "页面变慢", slowAbout: "首页和商品列表要 4 秒。巡检 shop-up 每 10 秒看一次，限 3 秒。",
        checkout: "结算失败", checkoutAbout: "下单报 500，没有新的支付。巡检 buy-flow 每 15 秒走一遍购买流程，P1；一分钟后 money-pulse 也会发现。",
        orphan: "有支付没有订单", orphanAbout: "账上多出一笔没有订单的支付。巡检 paid-but-no-order 每 15 秒对一次账。",
        disk: "磁盘报满", diskAbout: "服务器报告磁盘用了 97%。巡检 server 每 15 秒看一次，限 95%。",
        backup: "备份不来了", backupAbout: "备份任务停了，不再报到。巡检 backup-incremental 最多等 25 秒。",
        storm: "一千条告警", stormAbout: "另一套监控（Alertmanager 格式）一次报来四个系统的一千条告警，只开几张工单。",
        states: {DISPATCHED: "待接单", ACKNOWLEDGED: "已接单", DIAGNOSED: "已定位", ON_HOLD: "挂起", RESOLVED: "待验收", ACCEPTED: "已关闭", CANCELLED: "已取消", MERGED: "已合并", ARCHIVED: "已归档"},
        language: "English", page: "弄坏它 · 示例商城", skip: "跳到正文",
    },
    en: {
        shop: "Example Shop", lead: "A small shop for the bot to watch.", toSwitches: "Break it", toShop: "The shop", toChat: "The bot's room",
        buy: "Buy one", bought: "Ordered as {0}, paid in the sandbox.", failed: "Not bought: {0}", loading: "Fetching goods…", unreachable: "The shop does not answer.",
        title: "Break this shop", explain: "Flip a switch: within half a minute the patrol turns red and opens a ticket. Flip it back: both recover.",
        on: "broken since {0}", off: "in order", found: "Tickets opened by patrol and alarms", none: "None yet. Try a switch.", wait: "working on it…",
        slow: "Slow pages", slowAbout: "The home page and the list of goods take 4 seconds. The check shop-up looks every 10 seconds; limit 3.",
        checkout: "Broken checkout", checkoutAbout: "Ordering answers 500 and no payment comes in. The check buy-flow buys every 15 seconds: a P1; after a minute money-pulse sees it too.",
        orphan: "A payment without an order", orphanAbout: "There is a payment for which there is no order. The check paid-but-no-order balances the books every 15 seconds.",
        disk: "A full disk", diskAbout: "The server reports a disk that is 97 % full. The check server looks every 15 seconds; limit 95 %.",
        backup: "Backups that don't arrive", backupAbout: "The backup job has stopped and tells nothing any more. The check backup-incremental waits 25 seconds at most.",
        storm: "A thousand alarms", stormAbout: "Another monitoring system, which speaks as Alertmanager does, raises a thousand alarms of four systems at once. Only a few tickets open.",
        states: {DISPATCHED: "waits", ACKNOWLEDGED: "taken", DIAGNOSED: "diagnosed", ON_HOLD: "on hold", RESOLVED: "to be accepted", ACCEPTED: "closed", CANCELLED: "cancelled", MERGED: "merged", ARCHIVED: "archived"},
        language: "中文", page: "Break it · Example Shop", skip: "Skip to the content",
    },
};

const KEY = "demo.language";
export const language = localStorage.getItem(KEY) ?? (navigator.language.startsWith("zh") ? "zh" : "en");

export function say(key, ...facts) {
    return facts.reduce((text, fact, i) => text.replace(`{${i}}`, fact), WORDS[language][key]);
}

/** Fills what the page names by data-say, and lets the reader change the language. */
export function speak() {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.querySelectorAll("[data-say]").forEach(each => { each.textContent = say(each.dataset.say); });
    const other = document.getElementById("language");
    other.textContent = say("language");
    other.lang = language === "zh" ? "en" : "zh-CN";
    other.addEventListener("click", () => {
        localStorage.setItem(KEY, language === "zh" ? "en" : "zh");
        location.reload();
    });
}

export function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
}
