package dev.dutydesk.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which adapter serves a channel. */
class AdaptersTest {
    private final ChatAdapter web = new Connection("web", null);
    private final ChatAdapter main = new Connection("slack", "main");
    private final ChatAdapter partner = new Connection("slack", "partner");

    @Test
    void aChannelIsServedByItsWorkspace() {
        Adapters adapters = new Adapters(List.of(web, main, partner));

        assertThat(adapters.of(channel("slack", "partner"))).contains(partner);
        assertThat(adapters.of(channel("slack", "other"))).isEmpty();
        assertThat(adapters.of(channel("web", null))).contains(web);
    }

    @Test
    void withoutAWorkspaceItIsThatOfTheOnlyOne() {
        assertThat(new Adapters(List.of(web, main)).of(channel("slack", null))).contains(main);
        assertThat(new Adapters(List.of(main, partner)).of(channel("slack", null)))
                .isEmpty();
    }

    @Test
    void noTwoClaimTheSame() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Adapters(List.of(main, new Connection("slack", "main"))))
                .withMessage("Two adapters claim slack:main");
    }

    private static Channel channel(String platform, @Nullable String workspace) {
        return new Channel(platform, "C1", "shop", "shop", "Shop", Locale.ENGLISH, workspace);
    }

    private record Connection(String platform, @Nullable String workspace) implements ChatAdapter {
        @Override
        public void start(Inbox inbox) {}

        @Override
        public void stop() {}

        @Override
        public String post(Post post) throws NotPosted {
            throw new NotPosted(NotPosted.Why.NEVER, "nothing is posted here");
        }

        @Override
        public Link link() {
            return new Link(true, "connected");
        }
    }
}
