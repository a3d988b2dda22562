package dev.dutydesk.wecom;

import dev.dutydesk.chat.OutboundContract;
import dev.dutydesk.chat.Stage;

/** The port's shape holds on WeCom's web hook, for what goes out. */
class WeComContractTest extends OutboundContract {
    @Override
    protected Stage open() {
        return new WeComStage();
    }
}
