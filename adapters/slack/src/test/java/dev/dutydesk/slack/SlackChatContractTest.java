package dev.dutydesk.slack;

import dev.dutydesk.chat.ChatAdapterContract;
import dev.dutydesk.chat.Stage;

/** The port's shape holds on Slack's own SDK. */
class SlackChatContractTest extends ChatAdapterContract {
    @Override
    protected Stage open() {
        return new SlackStage();
    }
}
