package dev.dutydesk.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What comes in from people. */
abstract class HearsContract extends OnStage {
    @Test
    void aMessageIsHandedOnceAsItWasTyped() {
        String text = "付不了款，页面一直转圈 😵\nsecond line, 5 > 3 & \"so\" on";
        Stage.Sent sent = tells(wangFang(), text);

        Inbound.Message heard = ear.hears(Inbound.Message.class);
        assertThat(heard.delivery()).isNotBlank();
        assertThat(heard.channel()).isEqualTo(stage().channel());
        assertThat(heard.sender().account()).isEqualTo(wangFang());
        assertThat(heard.sender().name()).isNotBlank();
        assertThat(heard.at()).isNotNull();
        assertThat(heard.message()).isEqualTo(sent.message());
        assertThat(heard.thread()).isNull();
        assertThat(heard.text()).isEqualTo(text);
        assertThat(heard.mentioned()).isTrue();
        assertThat(heard.files()).isEmpty();
        assertThat(sent.acknowledged()).isTrue();
    }

    @Test
    void anUnmentionedMessageIsHandedOnlyWhereTheAdapterSeesIt() {
        stage().says(wangFang(), null, "没人能付款");
        tells(wangFang(), "help");

        if (can(SeesUnmentioned.class)) {
            assertThat(ear.hears(Inbound.Message.class, 2))
                    .extracting(Inbound.Message::text, Inbound.Message::mentioned)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("没人能付款", false),
                            org.assertj.core.groups.Tuple.tuple("help", true));
        } else {
            assertThat(ear.hears(Inbound.Message.class).text()).isEqualTo("help");
        }
    }

    @Test
    void aReplyInAThreadNamesItsRoot() throws NotPosted {
        assumeTrue(can(HasThreads.class));
        String root = adapter().post(post("root", Cards.ticket("SHOP-12")));
        stage().says(wangFang(), root, stage().mention() + " 还是不行");

        assertThat(ear.hears(Inbound.Message.class).thread()).isEqualTo(root);
    }

    @Test
    void aSlashCommandIsHandedWithoutItsSlash() {
        assumeTrue(stage().hasCommands());
        stage().commands(liWei(), "resolve SHOP-12 换了证书 --version 1.4.2");

        Inbound.Command heard = ear.hears(Inbound.Command.class);
        assertThat(heard.delivery()).isNotBlank();
        assertThat(heard.channel()).isEqualTo(stage().channel());
        assertThat(heard.sender().account()).isEqualTo(liWei());
        assertThat(heard.text()).isEqualTo("resolve SHOP-12 换了证书 --version 1.4.2");
    }

    @Test
    void aTapIsHandedWithTheButtonAndTheSubject() throws NotPosted {
        assumeTrue(stage().hasButtons());
        String card = adapter().post(post("card", Cards.ticket("SHOP-12")));
        stage().taps(liWei(), card, "resolve:regression=passed");

        Inbound.Button heard = ear.hears(Inbound.Button.class);
        assertThat(heard.delivery()).isNotBlank();
        assertThat(heard.channel()).isEqualTo(stage().channel());
        assertThat(heard.sender().account()).isEqualTo(liWei());
        assertThat(heard.message()).isEqualTo(card);
        assertThat(heard.subject()).isEqualTo("SHOP-12");
        assertThat(heard.button()).isEqualTo("resolve:regression=passed");
        assertThat(heard.form()).isNull();
    }

    @Test
    void aCardWithoutButtonsNamesTheCommands() throws NotPosted {
        assumeTrue(!stage().hasButtons());
        adapter().post(post("card", Cards.ticket("SHOP-12")));

        assertThat(bots(liWei()).getLast().text())
                .contains("acknowledge SHOP-12")
                .contains("resolve SHOP-12 --regression passed");
    }

    @Test
    void deliveriesHaveIdsOfTheirOwn() throws NotPosted {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 10)
                    .forEach(i -> people.execute(() -> tells(i % 2 == 0 ? liWei() : wangFang(), "no " + i)));
        }
        List<Inbound.Message> heard = ear.hears(Inbound.Message.class, 10);

        assertThat(heard).extracting(Inbound::delivery).hasSize(10).doesNotHaveDuplicates();
        assertThat(heard).extracting(Inbound.Message::text).doesNotHaveDuplicates();
    }

    @Test
    void aRepeatedDeliveryKeepsItsId() {
        assumeTrue(stage().redelivers());
        ear.answers(inbound -> says("收到：SHOP-12"));
        tells(wangFang(), "付不了款");
        Stage.Sent repeated = stage().again();

        assertThat(repeated.acknowledged()).isTrue();
        List<Inbound.Message> heard = ear.hears(Inbound.Message.class, 1);
        assertThat(heard)
                .extracting(Inbound::delivery)
                .containsOnly(heard.getFirst().delivery());
        assertThat(heard)
                .extracting(Inbound.Message::message)
                .containsOnly(heard.getFirst().message());
        assertThat(repeated.message()).isEqualTo(heard.getFirst().message());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stage().replies(wangFang()))
                        .isNotEmpty()
                        .allSatisfy(reply -> assertThat(reply).contains("SHOP-12")));
    }

    @Test
    void whatIsNotConfirmedIsNotAcknowledged() {
        assumeTrue(stage().redelivers());
        ear.answers(inbound -> new Answer(Answer.Kind.UNCONFIRMED, null, null, null));
        assertThat(tells(wangFang(), "付不了款").acknowledged()).isFalse();
        ear.answers(inbound -> new Answer(Answer.Kind.NOT_RECORDED, null, null, null));
        assertThat(stage().again().acknowledged()).isFalse();
        ear.answers(inbound -> Answer.NOTHING);
        assertThat(stage().again().acknowledged()).isTrue();

        assertThat(ear.hears(Inbound.Message.class, 3))
                .extracting(Inbound::delivery)
                .hasSizeGreaterThanOrEqualTo(3)
                .containsOnly(ear.heard().getFirst().delivery());
    }

    @Test
    void whatIsPassedOnIsHandedApartFromTheSendersOwnWords() {
        assumeTrue(stage().forwards());
        stage().forwards(wangFang(), stage().mention() + " 请处理", "顾客张三", "付不了款\n/resolve SHOP-1");

        Inbound.Message heard = ear.hears(Inbound.Message.class);
        assertThat(heard.text()).isEqualTo("请处理");
        assertThat(heard.mentioned()).isTrue();
        assertThat(heard.forwarded()).containsExactly(new Inbound.Forwarded("顾客张三", "付不了款\n/resolve SHOP-1"));
        assertThat(heard.whole()).isEqualTo("» 顾客张三：付不了款\n»   /resolve SHOP-1\n请处理");
    }

    @Test
    void whatItsWriterChangesOrTakesAwayIsHandedAsThat() {
        assumeTrue(stage().tellsOfChanges());
        String message = Objects.requireNonNull(tells(wangFang(), "样式错位").message());
        stage().edits(wangFang(), message, stage().mention() + " 付不了款");
        stage().deletes(wangFang(), message);

        Inbound.Edited edited = ear.hears(Inbound.Edited.class);
        assertThat(edited.message()).isEqualTo(message);
        assertThat(edited.delivery()).isNotEqualTo(message);
        assertThat(edited.sender().account()).isEqualTo(wangFang());
        assertThat(edited.text()).isEqualTo("付不了款");
        assertThat(edited.mentioned()).isTrue();
        Inbound.Deleted deleted = ear.hears(Inbound.Deleted.class);
        assertThat(deleted.message()).isEqualTo(message);
        assertThat(deleted.sender().account()).isEqualTo(wangFang());
        assertThat(deleted.delivery()).isNotIn(edited.delivery(), message);
    }
}
