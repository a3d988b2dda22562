package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.ChatAdapterContract;
import dev.dutydesk.chat.Stage;

/** The port's shape holds on DingTalk's protocol, in Markdown and typed commands. */
class DingTalkContractTest extends ChatAdapterContract {
    @Override
    protected Stage open() {
        return DingTalkStage.inMarkdown();
    }
}
