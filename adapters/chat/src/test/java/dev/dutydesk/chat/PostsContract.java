package dev.dutydesk.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes out to a channel. */
abstract class PostsContract extends OnStage {
    private static final String HOSTILE =
            "**fett** <b>x</b> [hier](http://evil.example/) ![](http://evil.example/p.png) <!channel> <@U0LIWEI> "
                    + "@all @li.wei <at id=all></at> <http://evil.example|bank> &lt;b&gt; `a` ~~b~~ *c* _d_ # e";

    @Test
    void aPostIsShownWithAllItSays() throws NotPosted {
        String id = adapter().post(post("one", Cards.ticket("P1 付不了款 · SHOP-12")));

        Seen seen = bots(wangFang()).getLast();
        assertThat(id).isNotBlank();
        assertIsShownAs(seen, id);
        assertThat(seen.thread()).isNull();
        assertThat(seen.text()).contains("P1 付不了款 · SHOP-12", "王芳（客服）09:00 提报 · 支付", "响应", "09:05");
        if (stage().hasButtons()) {
            assertThat(seen.buttons()).containsExactly("acknowledge", "resolve:regression=passed");
        }
    }

    @Test
    void cardsOfOnlyATitleOrOnlyABodyAreTaken() throws NotPosted {
        adapter().post(post("title", Cards.card("只有标题", "")));
        adapter().post(post("body", Cards.card("", "只有正文")));

        assertThat(bots(liWei()))
                .extracting(Seen::text)
                .satisfiesExactly(
                        title -> assertThat(title).contains("只有标题"),
                        body -> assertThat(body).contains("只有正文"));
    }

    @Test
    void whatIsTooLongIsCutAndNotRefused() throws NotPosted {
        String endless = "长".repeat(60_000);
        adapter().post(post("long", Cards.card("P1 " + endless, endless)));

        assertThat(bots(liWei()).getLast().text()).contains("P1 长长长");
    }

    @Test
    void aPostOfAThreadStandsUnderItsRoot() throws NotPosted {
        String root = adapter().post(post("root", Cards.ticket("SHOP-12")));
        String step =
                adapter().post(new Post(fresh("step"), stage().channel(), root, Cards.card("李伟接单", ""), null, null));

        Seen seen = bots(liWei()).getLast();
        assertIsShownAs(seen, step);
        assertThat(seen.text()).contains("李伟接单");
        assertThat(seen.thread()).isEqualTo(can(HasThreads.class) ? root : null);
    }

    @Test
    void anEditChangesTheMessageInItsPlace() throws NotPosted {
        assumeTrue(can(EditsMessages.class));
        String first = adapter().post(post("first", Cards.ticket("SHOP-12 待接单")));
        adapter().post(post("second", Cards.ticket("SHOP-13 待接单")));
        ((EditsMessages) adapter()).edit(first, post("first", Cards.card("SHOP-12 已接单", "")));

        List<Seen> seen = bots(wangFang());
        assertThat(seen).hasSize(2);
        assertThat(seen.getFirst().id()).isEqualTo(first);
        assertThat(seen.getFirst().text()).contains("SHOP-12 已接单").doesNotContain("待接单");
        assertThat(seen.getFirst().buttons()).isEmpty();
    }

    @Test
    void whatIsNotThereCanNeverBeEdited() {
        assumeTrue(can(EditsMessages.class));
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> ((EditsMessages) adapter()).edit("1", post("gone", Cards.ticket("SHOP-12"))))
                .returns(NotPosted.Why.NEVER, NotPosted::why);
    }

    @Test
    void theSamePostMakesOneMessage() throws NotPosted {
        assumeTrue(can(KnowsItsPosts.class));
        Post post = post("same", Cards.ticket("SHOP-12"));
        String first = adapter().post(post);

        assertThat(((KnowsItsPosts) adapter()).postAgain(post, Instant.now().minusSeconds(60)))
                .isEqualTo(first);
        assertThat(bots(liWei())).hasSize(1);
    }

    @Test
    void whatIsForOneIsShownToThatOneAlone() throws NotPosted {
        Post post = new Post(fresh("private"), stage().channel(), null, Cards.card("请验收", ""), null, wangFang());
        if (can(RepliesPrivately.class)) {
            adapter().post(post);
            assertThat(bots(wangFang()))
                    .singleElement()
                    .satisfies(seen -> assertThat(seen.text()).contains("请验收"));
        } else {
            assertThatExceptionOfType(NotPosted.class)
                    .isThrownBy(() -> adapter().post(post))
                    .returns(NotPosted.Why.NEVER, NotPosted::why);
        }
        assertThat(bots(liWei())).isEmpty();
    }

    @Test
    void aPictureIsShownWithItsWordsAndIsNoMessageOfAnybody() throws NotPosted {
        assumeTrue(can(ShowsPictures.class));
        adapter().post(post("picture", Cards.shown("第 48 周复盘", Cards::dot)));

        assertThat(stage().pictures(liWei())).singleElement().isEqualTo(Cards.dot());
        assertThat(bots(liWei()).getFirst().text()).contains("第 48 周复盘", "王芳（客服）09:00 提报");
        if (stage().hears()) {
            tells(wangFang(), "help");
            ear.hears(Inbound.Message.class);
            assertThat(ear.heard()).hasSize(1);
        }
    }

    @Test
    void aPictureThatIsntTakenHoldsBackNoWords() throws NotPosted {
        assumeTrue(can(ShowsPictures.class));
        adapter().post(post("undrawn", Cards.shown("第 47 周复盘", () -> {
            throw new IllegalStateException("no ink");
        })));
        stage().takesNoPictures();
        adapter().post(post("untaken", Cards.shown("第 48 周复盘", Cards::dot)));

        assertThat(bots(liWei()))
                .extracting(Seen::text)
                .satisfiesExactly(
                        undrawn -> assertThat(undrawn).contains("第 47 周复盘", "王芳（客服）09:00 提报"),
                        untaken -> assertThat(untaken).contains("第 48 周复盘", "王芳（客服）09:00 提报"));
        assertThat(stage().pictures(liWei())).isEmpty();
    }

    @Test
    void whatIsForOneShowsNobodyElseAPicture() throws NotPosted {
        assumeTrue(can(ShowsPictures.class) && can(RepliesPrivately.class));
        adapter()
                .post(new Post(
                        fresh("alone"),
                        stage().channel(),
                        null,
                        Cards.shown("第 48 周复盘", Cards::dot),
                        null,
                        wangFang()));

        assertThat(bots(wangFang()).getFirst().text()).contains("第 48 周复盘");
        assertThat(stage().pictures(liWei())).isEmpty();
    }

    @Test
    void itsOwnPostsAreNotHandedToIt() throws NotPosted {
        assumeTrue(stage().hears());
        adapter().post(post("own", Cards.card(stage().mention() + " report", "付不了款")));
        tells(wangFang(), "help");

        assertThat(ear.hears(Inbound.Message.class).text()).isEqualTo("help");
        assertThat(ear.heard()).hasSize(1);
    }

    @Test
    void whatAUserWroteStaysText() throws NotPosted {
        adapter().post(post("hostile", Cards.quoting(HOSTILE)));

        Seen seen = bots(liWei()).getLast();
        assertThat(seen.live()).isEmpty();
        assertThat(seen.buttons()).isEmpty();
        assertThat(seen.text()).contains(stage().asShown(HOSTILE));
    }

    private void assertIsShownAs(Seen seen, String id) {
        if (stage().tellsIds()) {
            assertThat(seen.id()).isEqualTo(id);
        }
    }
}
