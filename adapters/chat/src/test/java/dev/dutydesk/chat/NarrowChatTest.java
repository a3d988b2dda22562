package dev.dutydesk.chat;

class NarrowChatTest extends ChatAdapterContract {
    @Override
    protected Stage open() {
        return new NarrowStage();
    }
}
