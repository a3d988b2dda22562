package dev.dutydesk.lark;

import dev.dutydesk.chat.ChatAdapterContract;
import dev.dutydesk.chat.Stage;

/** The port's shape holds on Lark's own SDK. */
class LarkChatContractTest extends ChatAdapterContract {
    @Override
    protected Stage open() {
        return new LarkStage();
    }
}
