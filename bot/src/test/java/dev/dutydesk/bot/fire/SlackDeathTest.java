package dev.dutydesk.bot.fire;

import dev.dutydesk.chat.Seen;
import dev.dutydesk.chat.Stage;
import dev.dutydesk.slack.SlackStage;
import dev.dutydesk.slack.SlackWorkspace;
import java.util.List;

/** In a Slack of ours, which finds a card by what it carries unseen. */
class SlackDeathTest extends PlatformDeath {
    private final SlackStage slack = new SlackStage();

    @Override
    Stage stage() {
        return slack;
    }

    @Override
    String desk(String example) {
        return example.replaceFirst(
                        "(?m)^  shop: .*$", "  shop: {platform: slack, address: C0SHOP, for: [intake, alerts]}")
                .replace("accounts: {web: wang.fang}", "accounts: {slack: U0WANGFANG}");
    }

    @Override
    String[] environment() {
        SlackWorkspace settings = slack.settings();
        return new String[] {
            "DUTYDESK_SLACK_WORKSPACES_MAIN_BOT_TOKEN",
            settings.botToken(),
            "DUTYDESK_SLACK_WORKSPACES_MAIN_APP_TOKEN",
            String.valueOf(settings.appToken()),
            "DUTYDESK_SLACK_WORKSPACES_MAIN_API_URL",
            settings.apiUrl()
        };
    }

    @Override
    List<Seen> group(String account) {
        return slack.group(account);
    }

    @Override
    int sessions() {
        return slack.sessions();
    }

    @Override
    void losesAcknowledgements(boolean now) {
        slack.losesAcknowledgements(now);
    }

    @Override
    void neverAnswers(int posts) {
        slack.neverAnswers(posts);
    }
}
