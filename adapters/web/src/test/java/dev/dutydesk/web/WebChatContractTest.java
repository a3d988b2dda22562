package dev.dutydesk.web;

import dev.dutydesk.chat.ChatAdapterContract;
import dev.dutydesk.chat.Stage;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The built-in web chat is an adapter like any other. */
class WebChatContractTest extends ChatAdapterContract {
    @RegisterExtension
    static final WebRedis REDIS = new WebRedis();

    @Override
    protected Stage open() {
        return new WebStage(REDIS);
    }
}
