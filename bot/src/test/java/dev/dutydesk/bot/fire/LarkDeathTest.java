package dev.dutydesk.bot.fire;

import dev.dutydesk.chat.Seen;
import dev.dutydesk.chat.Stage;
import dev.dutydesk.lark.LarkApp;
import dev.dutydesk.lark.LarkStage;
import java.util.List;

/** In a Lark of ours, which knows a card by its uuid. */
class LarkDeathTest extends PlatformDeath {
    private final LarkStage lark = new LarkStage();

    @Override
    Stage stage() {
        return lark;
    }

    @Override
    String desk(String example) {
        return example.replaceFirst(
                        "(?m)^  shop: .*$", "  shop: {platform: lark, address: oc_shop01, for: [intake, alerts]}")
                .replace("accounts: {web: wang.fang}", "accounts: {lark: ou_wangfang}")
                .replace("accounts: {web: li.wei, slack: U0LIWEI}", "accounts: {lark: ou_liwei}");
    }

    @Override
    String[] environment() {
        LarkApp settings = lark.settings();
        return new String[] {
            "DUTYDESK_LARK_APPS_MAIN_APP_ID",
            settings.appId(),
            "DUTYDESK_LARK_APPS_MAIN_APP_SECRET",
            settings.appSecret(),
            "DUTYDESK_LARK_APPS_MAIN_API_URL",
            settings.apiUrl()
        };
    }

    @Override
    List<Seen> group(String account) {
        return lark.group(account);
    }

    @Override
    int sessions() {
        return lark.sessions();
    }

    @Override
    void losesAcknowledgements(boolean now) {
        lark.losesAcknowledgements(now);
    }

    @Override
    void neverAnswers(int posts) {
        lark.neverAnswers(posts);
    }
}
