package dev.dutydesk.bot.fire;

import dev.dutydesk.chat.Seen;
import dev.dutydesk.chat.Stage;
import dev.dutydesk.dingtalk.DingTalkApp;
import dev.dutydesk.dingtalk.DingTalkStage;
import java.util.List;
import java.util.Objects;

/** In a DingTalk of ours, which knows a card by the id that the bot gave to it. */
class DingTalkDeathTest extends PlatformDeath {
    private final DingTalkStage dingTalk = DingTalkStage.withCards();

    @Override
    Stage stage() {
        return dingTalk;
    }

    @Override
    String desk(String example) {
        return example.replaceFirst(
                        "(?m)^  shop: .*$",
                        "  shop: {platform: dingtalk, address: \"cidSHOP==\", for: [intake, alerts]}")
                .replace("accounts: {web: wang.fang}", "accounts: {dingtalk: wangfang}")
                .replace("accounts: {web: li.wei, slack: U0LIWEI}", "accounts: {dingtalk: liwei}");
    }

    @Override
    String[] environment() {
        DingTalkApp settings = dingTalk.settings();
        return new String[] {
            "DUTYDESK_DINGTALK_APPS_MAIN_CLIENT_ID",
            settings.clientId(),
            "DUTYDESK_DINGTALK_APPS_MAIN_CLIENT_SECRET",
            settings.clientSecret(),
            "DUTYDESK_DINGTALK_APPS_MAIN_CARD_TEMPLATE_ID",
            Objects.requireNonNull(settings.cardTemplateId()),
            "DUTYDESK_DINGTALK_APPS_MAIN_API_URL",
            settings.apiUrl(),
            "DUTYDESK_DINGTALK_APPS_MAIN_MEDIA_URL",
            settings.mediaUrl()
        };
    }

    @Override
    List<Seen> group(String account) {
        return dingTalk.group();
    }

    @Override
    int sessions() {
        return dingTalk.sessions();
    }

    @Override
    void losesAcknowledgements(boolean now) {
        dingTalk.losesAcknowledgements(now);
    }

    @Override
    void neverAnswers(int posts) {
        dingTalk.neverAnswers(posts);
    }
}
