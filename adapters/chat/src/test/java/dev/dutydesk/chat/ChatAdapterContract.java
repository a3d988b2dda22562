package dev.dutydesk.chat;

import org.junit.jupiter.api.Nested;

/** What every adapter must do that hears what people say, and speaks. */
public abstract class ChatAdapterContract extends OutboundContract {
    @Nested
    class Hears extends HearsContract {
        @Override
        Stage open() {
            return ChatAdapterContract.this.open();
        }
    }

    @Nested
    class Answers extends AnswersContract {
        @Override
        Stage open() {
            return ChatAdapterContract.this.open();
        }
    }
}
