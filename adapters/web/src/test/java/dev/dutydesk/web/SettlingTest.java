package dev.dutydesk.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SettlingTest {
    @RegisterExtension
    static final WebRedis REDIS = new WebRedis();

    @Test
    void anAnsweredMessageShowsItsTicketAlsoWhereTheStoreWasAwayAtFirst() {
        RoomKeys keys = RoomKeys.of(Shop.ROOM);
        REDIS.connection().sync().zadd(keys.pending(), 1, "shop 17".getBytes(UTF_8));
        try (Tube tube = new Tube(REDIS.uri());
                RedisLink link = new RedisLink(REDIS.client(), tube.uri(), 1);
                Settling settling = new Settling(new Pending(link))) {
            write(link);
            tube.cut();
            settling.start();
            settling.add(Shop.ROOM, "17", "SHOP-1");
            // Its connection is given up here, and with it the first try.
            assertThatThrownBy(() -> write(link)).isInstanceOf(StoreSilent.class);
            tube.mend();

            await().untilAsserted(() -> {
                byte[] ticket = REDIS.connection().sync().hget(keys.ticket(), "17");
                assertThat(ticket).asString().isEqualTo("SHOP-1");
            });
            assertThat(new Pending(link).due("shop", Instant.MAX)).isEmpty();
        }
    }

    private static void write(RedisLink link) {
        link.write("shop", commands -> commands.set("SHOP-1", "a ticket".getBytes(UTF_8)));
    }
}
