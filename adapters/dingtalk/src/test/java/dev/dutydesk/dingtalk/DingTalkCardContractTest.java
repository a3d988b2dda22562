package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.ChatAdapterContract;
import dev.dutydesk.chat.Stage;

/** The port's shape holds on DingTalk's protocol, with cards of the template. */
class DingTalkCardContractTest extends ChatAdapterContract {
    @Override
    protected Stage open() {
        return DingTalkStage.withCards();
    }
}
