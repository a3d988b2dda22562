package dev.dutydesk.chat;

import org.junit.jupiter.api.Nested;

/**
 * What every adapter must do that speaks, whatever its platform can: each adapter's test extends this and brings its
 * {@link Stage}. What a platform can't do is skipped, or its substitute is checked.
 */
public abstract class OutboundContract {
    /** A fresh, healthy platform with 李伟 and 王芳 in its channel. */
    protected abstract Stage open();

    @Nested
    class Posts extends PostsContract {
        @Override
        Stage open() {
            return OutboundContract.this.open();
        }
    }

    @Nested
    class WhenInTrouble extends TroubleContract {
        @Override
        Stage open() {
            return OutboundContract.this.open();
        }
    }
}
