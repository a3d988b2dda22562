package dev.dutydesk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisLinkTest {
    @RegisterExtension
    static final WebRedis REDIS = new WebRedis();

    @Test
    void aConnectionThatFellSilentIsReplaced() {
        try (Tube tube = new Tube(REDIS.uri());
                RedisLink link = new RedisLink(REDIS.client(), tube.uri(), 1)) {
            write(link, "before");
            tube.silence();

            assertThatThrownBy(() -> write(link, "unheard")).isInstanceOf(StoreSilent.class);
            write(link, "after");

            byte[] kept = link.read(commands -> commands.get("SHOP-1"));
            assertThat(kept).asString().isEqualTo("after");
        }
    }

    private static void write(RedisLink link, String what) {
        link.write("SHOP-1", commands -> commands.set("SHOP-1", what.getBytes(StandardCharsets.UTF_8)));
    }
}
