package dev.dutydesk.bot.patrol.check;

import java.util.Locale;

/** What is said of a measurement. */
enum Phrase {
    MUST_HOLD("%2$s, must hold: %1$s", "%2$s，应当满足：%1$s"),
    CANNOT_TELL("can't tell whether %1$s: %2$s", "无法判断 %1$s：%2$s"),
    NO_SUCH_NAME("no address for %s", "解析不到 %s 的地址"),
    REFUSED("%s refuses the connection", "%s 拒绝连接"),
    UNREACHED("no connection to %s within %s", "%2$s 内连不上 %1$s"),
    NO_ANSWER("no answer within %s", "%s 内没有应答"),
    HANGS("status %s came, but no body within %s", "收到状态 %s，但 %s 内没有正文"),
    ENDLESS("still sending after %s, %s bytes so far", "%s 后仍在发送，已收到 %s 字节"),
    CUT_SHORT("the answer broke off: %s", "应答中断：%s"),
    FAILED("%s", "%s"),
    REDIRECTS("redirects for ever, %s so far: %s", "重定向没有尽头，已 %s 次：%s"),
    TO_PRIVATE("redirects to a private address: %s", "重定向到内网地址：%s"),
    BAD_REDIRECT("redirects to what isn't http or https: %s", "重定向到不是 http/https 的地址：%s"),
    CERTIFICATE("the certificate isn't accepted: %s", "证书不被接受：%s"),
    STEP("step %1$s: %2$s", "步骤 %1$s：%2$s"),
    NOTHING_TO_SAVE("%s isn't there to be passed on (%s)", "取不到要传下去的 %s（%s）"),
    NO_SECRET("its login or key isn't set", "登录信息或密钥没有设置"),
    DATABASE("the database says: %s", "数据库报告：%s"),
    QUERY_STALLS("the query didn't end within %s and was stopped", "查询 %s 内没有结束，已中止"),
    CLOSED_PORT("port %s doesn't take connections", "端口 %s 连不上"),
    UNEXPECTED("another answer than expected: %s", "应答与预期不符：%s"),
    PLUGIN_ENDLESS("the program didn't end within %s and was killed with all it had started", "程序 %s 内没有结束，已连同子进程一起终止"),
    PLUGIN_MISSING("the program can't be started: %s", "程序无法启动：%s"),
    PLUGIN_EXIT("exit code %s isn't one of 0 to 3: %s", "退出码 %s 不在 0 到 3 之内：%s"),
    NOT_TOLD("nothing was told yet", "还没有收到过"),
    ROW("1 row: %s, %s ms", "1 行：%s，%s 毫秒"),
    ROWS("%s rows, %s ms", "%s 行，%s 毫秒"),
    STEPS("all %s steps, %s ms", "共 %s 步，%s 毫秒"),
    DAYS_LEFT("%s days left, %s", "还有 %s 天，%s"),
    ANSWERED("%s, %s ms", "%s，%s 毫秒"),
    MACHINE("cpu %s, mem %s", "CPU %s，内存 %s"),
    MACHINE_AND_DISK("cpu %s, mem %s, disk %s (%s)", "CPU %s，内存 %s，磁盘 %s（%s）"),
    WELL("%s", "%s");

    private final String english;
    private final String chinese;

    Phrase(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    String in(Locale language, Object... about) {
        return String.format(Locale.ROOT, language.getLanguage().equals("zh") ? chinese : english, about);
    }

    Said of(Object... about) {
        return new Said(this, about);
    }

    /** It, with what it is about. */
    record Said(Phrase phrase, Object... about) {
        String in(Locale language) {
            Object[] said = about.clone();
            for (int i = 0; i < said.length; i++) {
                said[i] = said[i] instanceof Said inner ? inner.in(language) : said[i];
            }
            return phrase.in(language, said);
        }
    }
}
