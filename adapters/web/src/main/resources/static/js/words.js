// The page's own words in both languages. What the bot says comes in the room's language and is shown as it comes.
const WORDS = {
    'zh-CN': {
        skip: '跳到输入框',
        rooms: '群',
        tickets: '工单',
        pages: '页面',
        patrol: '巡检',
        reviews: '复盘',
        messages: '消息',
        thread: '讨论串',
        older: '更早的消息',
        report: '报修',
        reportHint: '告诉机器人：这条消息是报修',
        say: '说说发生了什么',
        sayThread: '在讨论串里回复',
        send: '发送',
        closeThread: '关闭讨论串',
        language: 'English',
        live: '实时',
        zone: '{0} 时间',
        connecting: '正在连接…',
        reconnecting: '连接断开，正在重连…',
        noNetwork: '没有网络，连上后自动继续',
        unreachable: '连不上机器人。它在运行吗？{0} 秒后再试。',
        noRooms: '还没有群：在服务台文件里加一个 web 频道，这里就会出现。',
        empty: '这里还没有消息。写“@dutydesk 付不了款”提一张工单，或写 /help 看看能做什么。',
        direct: '私信 · {0}',
        emptyDirect: '机器人单独告诉你的事会出现在这里。在这里也可以提报和查看，不用 @ 它。',
        who: '你是谁？',
        whoHint: '还不用登录：选一个名字，之后可以换。',
        whoMe: '我是 {0}，换人',
        whoGuest: '不在名单上？写你的名字',
        whoIn: '已登录：{0}',
        myPage: '密码、登录和令牌',
        signOut: '退出登录',
        whoNone: '选择身份',
        enter: '进入',
        cancel: '取消',
        close: '关闭',
        onlyYou: '只有你看得到',
        edited: '{0} 更新',
        replies: '{0} 条回复',
        reply: '在讨论串里回复',
        replyTo: '在讨论串里回复{0}',
        edit: '修改这条消息',
        remove: '删除这条消息',
        forward: '转发这条消息',
        forwardTo: '转发到',
        forwardWords: '附一句话（留着 @dutydesk 就会报给机器人）',
        words: '内容',
        gone: '消息已删除',
        news: '新消息',
        unread: '{0} 条未读',
        called: '有人叫你',
        older_thread: '较早的讨论串里有新回复',
        sending: '发送中…',
        later: '还没有确认，{0} 秒后用同一编号再发，不会重复',
        offline: '连不上机器人，{0} 秒后再试，不会重复',
        now: '现在重试',
        failed: '没有发出：{0}',
        rewrite: '改一改',
        discard: '不发了',
        offers: '可以接着写的',
        offered: '{0} 个可选，上下键选择',
        bot: '机器人',
        attach: '加文件',
        pasted: '粘贴的图片.png',
        drop: '放开就加上',
        tooLarge: '太大，最大 {0}',
        tooMany: '一条消息最多 {0} 个文件',
        emptyFile: '文件是空的',
        uploading: '正在上传 {0}',
        uploadFailed: '没有传上去',
        again: '再试',
        takeOff: '去掉 {0}',
        download: '下载',
        fresh: '{0} 条新消息 ↓',
        sure: '确定“{0}”？',
        sureHint: '这一步会立即生效。',
        submit: '提交',
        says: '{0} {1}：{2}',
        choose: '请选择',
        required: '必填',
        today: '今天',
        yesterday: '昨天',
        wrong: '出了点问题（{0}）',
    },
    en: {
        skip: 'Skip to the message box',
        rooms: 'Rooms',
        tickets: 'Tickets',
        pages: 'Pages',
        patrol: 'Patrol',
        reviews: 'Reviews',
        messages: 'Messages',
        thread: 'Thread',
        older: 'Earlier messages',
        report: 'Report',
        reportHint: 'Tell the bot: this message is a report',
        say: 'Say what happened',
        sayThread: 'Reply in the thread',
        send: 'Send',
        closeThread: 'Close the thread',
        language: '中文',
        live: 'Live',
        zone: 'times in {0}',
        connecting: 'Connecting…',
        reconnecting: 'Connection lost, reconnecting…',
        noNetwork: 'No network; it goes on by itself',
        unreachable: 'The bot can’t be reached. Is it running? Trying again in {0} s.',
        noRooms: 'There are no rooms yet: add a web channel to the desk file and it appears here.',
        empty: 'Nothing here yet. Write “@dutydesk nobody can pay” to report a problem, or /help to see what can be done.',
        direct: 'Direct · {0}',
        emptyDirect: 'What the bot tells you alone comes here. You can report and ask here too, without a mention.',
        who: 'Who are you?',
        whoHint: 'No sign-in yet: choose a name; you can change it later.',
        whoMe: 'You are {0}; change',
        whoGuest: 'Not on the list? Write your name',
        whoIn: 'Signed in as {0}',
        myPage: 'Password, sessions and tokens',
        signOut: 'Sign out',
        whoNone: 'Who are you?',
        enter: 'Enter',
        cancel: 'Cancel',
        close: 'Close',
        onlyYou: 'Only you see this',
        edited: 'updated {0}',
        replies: '{0} replies',
        replies_1: '1 reply',
        reply: 'Reply in a thread',
        replyTo: 'Reply to {0} in a thread',
        edit: 'Edit this message',
        remove: 'Delete this message',
        forward: 'Forward this message',
        forwardTo: 'To',
        forwardWords: 'Your own words (with @dutydesk the bot takes it as a report)',
        words: 'Text',
        gone: 'Message deleted',
        news: 'New',
        unread: '{0} unread',
        called: 'calls you',
        older_thread: 'A new reply in an earlier thread',
        sending: 'Sending…',
        later: 'Not confirmed yet; the same message goes again in {0} s and counts once',
        offline: 'The bot can’t be reached; trying again in {0} s, it counts once',
        now: 'Try now',
        failed: 'Not sent: {0}',
        rewrite: 'Change it',
        discard: 'Don’t send',
        offers: 'What you can go on with',
        offered: '{0} to choose from with the arrow keys',
        bot: 'the bot',
        attach: 'Attach files',
        pasted: 'pasted.png',
        drop: 'Let go to attach',
        tooLarge: 'Too large: {0} at most',
        tooMany: 'A message takes {0} files',
        emptyFile: 'The file is empty',
        uploading: 'Uploading {0}',
        uploadFailed: 'Not uploaded',
        again: 'Try again',
        takeOff: 'Remove {0}',
        download: 'Download',
        fresh: '{0} new messages ↓',
        fresh_1: '1 new message ↓',
        sure: '“{0}”: are you sure?',
        sureHint: 'It takes effect at once.',
        submit: 'Send',
        says: '{0} {1}: {2}',
        choose: 'Choose…',
        required: 'required',
        today: 'Today',
        yesterday: 'Yesterday',
        wrong: 'Something went wrong ({0})',
    },
};

const KEY = 'dutydesk.language';
// a page that the bot wrote says in which language; the choice is a cookie too, so that the bot knows it
const cookie = document.cookie.split('; ').find(each => each.startsWith(`${KEY}=`))?.slice(KEY.length + 1);
let language = document.documentElement.dataset.language ?? cookie ?? localStorage.getItem(KEY)
    ?? (navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en');
if (!(language in WORDS)) {
    language = 'en';
}

export const current = () => language;

export function switchLanguage() {
    language = language === 'en' ? 'zh-CN' : 'en';
    localStorage.setItem(KEY, language);
    document.cookie = `${KEY}=${language}; path=/; max-age=31536000; samesite=lax`;
}

/** The words for a key, with facts in place of {0}, {1}; one of something has its own words where they differ. */
export function t(key, ...facts) {
    const words = WORDS[language];
    const found = (facts[0] === 1 && words[`${key}_1`]) || words[key];
    return found.replace(/\{(\d)}/g, (_, i) => String(facts[i]));
}

/** Puts the words into what stands in the page from the beginning. */
export function fillIn() {
    document.documentElement.lang = language;
    for (const node of document.querySelectorAll('[data-t]')) {
        node.textContent = t(node.dataset.t);
    }
    for (const [mark, attribute] of [['tLabel', 'aria-label'], ['tTitle', 'title'], ['tPlaceholder', 'placeholder']]) {
        const name = mark.replace(/[A-Z]/g, c => `-${c.toLowerCase()}`);
        for (const node of document.querySelectorAll(`[data-${name}]`)) {
            node.setAttribute(attribute, t(node.dataset[mark]));
        }
    }
    for (const node of document.querySelectorAll('[data-language]')) {
        node.textContent = t('language');
    }
}

let zone;
const formats = new Map();

/** Times are said in the desk's zone, as its cards say them. */
export function inZone(id) {
    zone = id;
}

function format(tag, at, options) {
    const key = [tag, zone, ...Object.values(options)].join();
    if (!formats.has(key)) {
        formats.set(key, new Intl.DateTimeFormat(tag, {timeZone: zone, ...options}));
    }
    return formats.get(key).format(new Date(at));
}

/** The zone's name where the reader's own clock says something else. */
export function otherZone() {
    const whole = {dateStyle: 'short', timeStyle: 'short'};
    return zone && format('en', Date.now(), whole) !== format('en', Date.now(), {...whole, timeZone: undefined}) ? zone : null;
}

export const clock = at => format(language, at, {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'});

export const whole = at => format(language, at, {dateStyle: 'full', timeStyle: 'long'});

/** The day in the zone, as 2026-11-23. */
export const date = at => format('sv', at, {dateStyle: 'short'});

export function day(at) {
    const days = Math.round((Date.parse(date(Date.now())) - Date.parse(date(at))) / 86_400_000);
    if (days === 0 || days === 1) {
        return t(days === 0 ? 'today' : 'yesterday');
    }
    return format(language, at, {dateStyle: 'full'});
}
