package dev.dutydesk.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When something is wrong. */
abstract class TroubleContract extends OnStage {
    @Test
    void anUnreachablePlatformIsSaidAndTheLinkComesBack() throws NotPosted {
        assumeTrue(stage().suffers(Trouble.UNREACHABLE));
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> adapter().post(post("down", Cards.ticket("SHOP-12"))))
                .satisfies(not -> assertThat(not.why()).isNotEqualTo(NotPosted.Why.NEVER));
        await().atMost(PATIENCE).until(() -> !adapter().link().up());
        assertThat(adapter().link().detail()).isNotBlank();

        stage().recovers();
        await().atMost(PATIENCE).until(() -> adapter().link().up());
        adapter().post(post("up", Cards.ticket("SHOP-13")));
        assertThat(bots(liWei()).getLast().text()).contains("SHOP-13");
        tells(wangFang(), "help");
        assertThat(ear.hears(Inbound.Message.class).text()).isEqualTo("help");
    }

    @Test
    void aBusyPlatformIsTriedAgainLater() throws NotPosted {
        assumeTrue(stage().suffers(Trouble.BUSY));
        Post post = post("busy", Cards.ticket("SHOP-12"));
        int before = bots(liWei()).size();
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> adapter().post(post))
                .returns(NotPosted.Why.TRY_AGAIN, NotPosted::why)
                .satisfies(not -> assertThat(not.after()).isPositive());

        stage().recovers();
        adapter().post(post);
        assertThat(bots(liWei())).hasSize(before + 1);
    }

    @Test
    void aLostAnswerIsNotTakenForAFailure() throws NotPosted {
        assumeTrue(stage().suffers(Trouble.ANSWER_LOST));
        Post post = post("lost", Cards.ticket("SHOP-12"));
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> adapter().post(post))
                .returns(NotPosted.Why.UNKNOWN, NotPosted::why);

        stage().recovers();
        if (adapter() instanceof KnowsItsPosts knows) {
            String id = knows.postAgain(post, Instant.now().minusSeconds(60));
            assertThat(bots(liWei())).extracting(Seen::id).containsExactly(id);
        }
    }

    @Test
    void aForbiddenPostIsNeverTaken() {
        assumeTrue(stage().suffers(Trouble.FORBIDDEN));
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> adapter().post(post("no", Cards.ticket("SHOP-12"))))
                .returns(NotPosted.Why.NEVER, NotPosted::why);
    }

    @Test
    void afterTheEndNothingIsHandedAndTheLinkIsDown() {
        adapter().stop();
        adapter().stop();

        assertThat(adapter().link().up()).isFalse();
        assertThatCode(() -> tells(wangFang(), "付不了款")).doesNotThrowAnyException();
        assertThat(ear.heard()).isEmpty();
    }
}
