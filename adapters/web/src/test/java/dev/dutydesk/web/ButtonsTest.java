package dev.dutydesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.templates.Tone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ButtonsTest {
    @RegisterExtension
    static final WebRedis REDIS = new WebRedis();

    static World world;

    private String card = "";

    @BeforeAll
    static void start() {
        world = new World(REDIS);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void postCard() throws NotPosted {
        world.bot.received().clear();
        world.bot.forget();
        world.bot.answers(inbound -> Answer.NOTHING);
        card = world.chat().post(Cards.post("p-1", Shop.ROOM, "P1 付不了款 · SHOP-12 待接单"));
    }

    @Test
    void aTapReachesTheBotWithTheTicketOfTheCard() {
        World.Got tapped = world.taps("李伟", card, "acknowledge");

        assertThat(tapped.status()).isEqualTo(200);
        assertThat(tapped.body()).isEmpty();
        Inbound.Button tap = world.bot.taps().getFirst();
        assertThat(tap.subject()).isEqualTo("SHOP-12");
        assertThat(tap.button()).isEqualTo("acknowledge");
        assertThat(tap.message()).isEqualTo(card);
        assertThat(tap.sender().account()).isEqualTo("li.wei");
        assertThat(tap.form()).isNull();
    }

    @Test
    void aTicketsButtonIsTappedWithoutAMessage() {
        Map<String, Object> tap = Map.of("user", "王芳", "id", "t-1", "form", Map.of("stars", "5"));
        String path = "/api/rooms/shop/tickets/SHOP-12/buttons/accept";

        assertThat(world.post(path, tap).status()).isEqualTo(200);
        Inbound.Button accepted = world.bot.taps().getFirst();
        assertThat(accepted.message()).isNull();
        assertThat(accepted.subject()).isEqualTo("SHOP-12");
        assertThat(accepted.button()).isEqualTo("accept");
        assertThat(accepted.form()).containsExactly(Map.entry("stars", "5"));
        assertThat(accepted.sender().account()).isEqualTo("wang.fang");

        String other = path.replace("SHOP-12", "SHOP-13");
        assertThat(world.post(other, tap).status()).isEqualTo(409);
        assertThat(world.post(path.replace("/shop/", "/nowhere/"), tap).status())
                .isEqualTo(404);
        assertThat(world.bot.taps()).hasSize(1);
    }

    @Test
    void aButtonWithArgumentsArrivesWhole() {
        world.taps("li.wei", card, "cancel:kind=false-alarm");

        assertThat(world.bot.taps().getFirst().button()).isEqualTo("cancel:kind=false-alarm");
    }

    @Test
    void whatIsDoneMayCarryAReply() {
        world.bot.answers(
                inbound -> new Answer(Answer.Kind.DONE, "SHOP-12", Cards.reply(Tone.PLAIN, "已接单", "09:03"), null));

        World.Got tapped = world.taps("li.wei", card, "acknowledge");

        assertThat(tapped.text("/reply/tone")).isEqualTo("plain");
        assertThat(tapped.text("/reply/text")).isEqualTo("已接单\n09:03");
    }

    @Test
    void moreInputIsAskedForWithAFormAndTakenFromIt() {
        Answer.Form form = new Answer.Form(
                "resolve",
                "解决 SHOP-12",
                List.of(
                        new Answer.Field("solution", "解决办法", Answer.Type.TEXT, true, List.of()),
                        new Answer.Field(
                                "regression",
                                "回归",
                                Answer.Type.CHOICE,
                                true,
                                List.of(new Answer.Option("passed", "通过"), new Answer.Option("none", "不需要")))));
        world.bot.answers(inbound -> ((Inbound.Button) inbound).form() == null
                ? new Answer(Answer.Kind.NEEDS_INPUT, "SHOP-12", null, form)
                : Answer.NOTHING);

        World.Got asked = world.taps("li.wei", card, "resolve", "t-1", Map.of());

        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(asked.text("/form/title")).isEqualTo("解决 SHOP-12");
        assertThat(asked.text("/form/button")).isEqualTo("resolve");
        assertThat(asked.body().at("/form/fields/0").toString())
                .isEqualTo("{\"name\":\"solution\",\"label\":\"解决办法\",\"type\":\"text\",\"required\":true,"
                        + "\"options\":[]}");
        assertThat(asked.text("/form/fields/1/type")).isEqualTo("choice");
        assertThat(asked.text("/form/fields/1/options/0/value")).isEqualTo("passed");

        Map<String, String> filled = Map.of("solution", "已换证书", "regression", "passed");
        assertThat(world.taps("li.wei", card, "resolve", "t-2", filled).status())
                .isEqualTo(200);
        assertThat(world.bot.taps().getLast().form()).isEqualTo(filled);
    }

    @Test
    void whoMayNotIsToldForWhomItIs() {
        world.bot.answers(inbound -> Cards.says(Answer.Kind.FORBIDDEN, "不能验收 SHOP-12", "由王芳提报"));

        World.Got refused = world.taps("li.wei", card, "accept");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("/detail")).isEqualTo("不能验收 SHOP-12\n由王芳提报");
        assertThat(refused.text("/title")).isEqualTo("你不能这样做");
        assertThat(refused.text("/reply/tone")).isEqualTo("amber");
    }

    @Test
    void whatIsImpossibleNowIsAConflictWithTheReason() {
        world.bot.answers(inbound -> Cards.says(Answer.Kind.IMPOSSIBLE, "已由李伟接单，09:03", ""));

        World.Got refused = world.taps("chen.jie", card, "acknowledge");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/detail")).isEqualTo("已由李伟接单，09:03");
    }

    @Test
    void theOtherOutcomesHaveTheirStatus() {
        world.bot.answers(inbound -> new Answer(Answer.Kind.INVALID, null, null, null));
        assertThat(world.taps("li.wei", card, "what").status()).isEqualTo(400);

        world.bot.answers(inbound -> new Answer(Answer.Kind.UNCONFIRMED, null, null, null));
        World.Got unsure = world.taps("li.wei", card, "acknowledge");
        assertThat(unsure.status()).isEqualTo(503);
        assertThat(unsure.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(unsure.text("/id")).isNotEmpty();

        world.bot.answers(inbound -> new Answer(Answer.Kind.NOT_RECORDED, null, null, null));
        assertThat(world.taps("li.wei", card, "acknowledge").status()).isEqualTo(503);
    }

    @Test
    void theSameIdTapsOnceAndAnotherBodyIsAConflict() {
        world.bot.answers(inbound ->
                Cards.says(Answer.Kind.IMPOSSIBLE, "第 " + world.bot.received().size() + " 次", ""));

        World.Got first = world.taps("li.wei", card, "acknowledge", "t-1", Map.of());
        World.Got again = world.taps("li.wei", card, "acknowledge", "t-1", Map.of());
        World.Got other = world.taps("li.wei", card, "release", "t-1", Map.of());

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("/type")).isEqualTo("urn:dutydesk:problem:id-taken");
        assertThat(world.taps("li.wei", card, "acknowledge", "t-1", Map.of("a", "b"))
                        .text("/type"))
                .isEqualTo("urn:dutydesk:problem:id-taken");
        assertThat(world.says("li.wei", "acknowledge", "t-1").status()).isEqualTo(409);
        assertThat(world.bot.taps()).extracting(Inbound.Button::delivery).containsOnly("shop/tap/t-1");
    }

    @Test
    void aMessageThatIsNotThereOrNotShownIsNotFound() throws NotPosted {
        String hidden = world.chat().post(Cards.post("p-2", Shop.ROOM, null, "请验收", "wang.fang"));

        assertThat(world.taps("li.wei", "1", "acknowledge").status()).isEqualTo(404);
        assertThat(world.taps("li.wei", hidden, "accept").status()).isEqualTo(404);
        assertThat(world.taps("王芳", hidden, "accept").status()).isEqualTo(200);
        assertThat(world.taps("li.wei", "x", "acknowledge").status()).isEqualTo(400);
        assertThat(world.bot.received()).hasSize(1);
    }

    @Test
    void wrongBodiesAreRefused() {
        String path = "/api/rooms/shop/messages/" + card + "/buttons/acknowledge";
        assertThat(world.post(path, "{}").status()).isEqualTo(400);
        assertThat(world.post(path, "{\"user\":\"li.wei\",\"form\":[]}").status())
                .isEqualTo(400);
        assertThat(world.post(path, "{\"user\":\"li.wei\",\"form\":{\"a\":{}}}").status())
                .isEqualTo(400);
        assertThat(world.taps("li.wei", card, "acknowledge", "t-3", Map.of("a", "x".repeat(10_001)))
                        .status())
                .isEqualTo(400);
        assertThat(world.bot.received()).isEmpty();
    }
}
