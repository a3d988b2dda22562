package dev.dutydesk.chat;

import static org.awaitility.Awaitility.await;

import dev.dutydesk.templates.Card;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A fresh stage for each test, with its adapter started; and what is done on every one. */
abstract class OnStage {
    static final Duration PATIENCE = Duration.ofSeconds(15);
    final Ear ear = new Ear();
    private @Nullable Stage open;

    /** @see OutboundContract#open() */
    abstract Stage open();

    @BeforeEach
    void setTheStage() {
        open = open();
        adapter().start(ear);
        await().atMost(PATIENCE).until(() -> adapter().link().up());
    }

    @AfterEach
    void clearTheStage() {
        if (open != null) {
            open.recovers();
            adapter().stop();
            open.close();
        }
    }

    final Stage stage() {
        if (open == null) {
            throw new IllegalStateException("No stage");
        }
        return open;
    }

    final ChatAdapter adapter() {
        return stage().adapter();
    }

    final boolean can(Class<?> capability) {
        return capability.isInstance(adapter());
    }

    final String liWei() {
        return stage().account("li.wei");
    }

    final String wangFang() {
        return stage().account("wang.fang");
    }

    final Stage.Sent tells(String account, String text) {
        return stage().says(account, null, stage().mention() + " " + text);
    }

    final Post post(String id, Card card) {
        return new Post(fresh(id), stage().channel(), null, card, "SHOP-12", null);
    }

    final List<Seen> bots(String account) {
        return stage().room(account).stream().filter(Seen::byBot).toList();
    }

    // Platforms and their fakes may outlive a test; a post's id is used once in the world.
    private final String world = java.util.UUID.randomUUID().toString();

    final String fresh(String id) {
        return id + ":" + world;
    }

    static Answer says(String title) {
        return new Answer(Answer.Kind.DONE, "SHOP-12", Cards.card(title, ""), null);
    }
}
