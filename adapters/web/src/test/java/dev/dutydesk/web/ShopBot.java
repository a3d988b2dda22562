package dev.dutydesk.web;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Post;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.Card.Button;
import dev.dutydesk.templates.Card.Field;
import dev.dutydesk.templates.Card.Style;
import dev.dutydesk.templates.Tone;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** A bot that says just enough for the page to be seen: a report's card, its steps, a form, a private request. */
final class ShopBot implements Function<Inbound, Answer> {
    private static final Parser MARKDOWN = Parser.builder().build();

    private final World world;
    private final AtomicInteger tickets = new AtomicInteger(11);
    private final Map<String, Ticket> open = new ConcurrentHashMap<>();

    private record Ticket(String key, Channel room, String card, String said, String reporter) {}

    ShopBot(World world) {
        this.world = world;
    }

    @Override
    public Answer apply(Inbound inbound) {
        try {
            return switch (inbound) {
                case Inbound.Message message when message.mentioned() -> report(message);
                case Inbound.Message message
                when message.text().startsWith("/") ->
                    new Answer(
                            Answer.Kind.IMPOSSIBLE,
                            null,
                            card(Tone.AMBER, "没有这张工单：SHOP-99", "现在能做的：`list` 列表，`help` 帮助。", List.of(), List.of()),
                            null);
                case Inbound.Button tap -> tapped(tap, Objects.requireNonNull(open.get(String.valueOf(tap.subject()))));
                default -> Answer.NOTHING;
            };
        } catch (NotPosted e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer report(Inbound.Message message) throws NotPosted {
        String key = "SHOP-" + tickets.incrementAndGet();
        String name = message.sender().name();
        Card first = english(message.channel())
                ? card(
                        Tone.RED,
                        "P1 " + message.text() + " · " + key + " waits",
                        name + " reported at 09:00 · payment · dev · on duty **Li Wei**, then Chen Jie\n\n"
                                + "P1 because: “pay” + “nobody” · 6 people reported it",
                        List.of(
                                new Field("Respond", "09:05 (5 min left)"),
                                new Field("Diagnose", "09:30"),
                                new Field("Resolve", "11:00")),
                        List.of(
                                new Button("acknowledge", "Acknowledge", Style.PRIMARY, false),
                                new Button("resolve", "Resolve", Style.PLAIN, false),
                                new Button("cancel", "False alarm", Style.DANGER, true)))
                : card(
                        Tone.RED,
                        "P1 " + message.text() + " · " + key + " 待接单",
                        name
                                + "（客服）09:00 提报 · 支付 · 开发方 · 值班 **李伟**，后备 陈杰\n\n判为 P1：命中“付”+“不了” · 订单 2026112300017 · 6 人提报",
                        List.of(new Field("响应", "09:05（剩 5 分）"), new Field("定位", "09:30"), new Field("解决", "11:00")),
                        List.of(
                                new Button("acknowledge", "接单", Style.PRIMARY, false),
                                new Button("resolve", "解决", Style.PLAIN, false),
                                new Button("cancel", "误报", Style.DANGER, true)));
        String card = post(key + "/card", message.channel(), null, first, key, null);
        open.put(
                key,
                new Ticket(
                        key,
                        message.channel(),
                        card,
                        message.text(),
                        message.sender().account()));
        return new Answer(Answer.Kind.DONE, key, null, null);
    }

    private Answer tapped(Inbound.Button tap, Ticket ticket) throws NotPosted {
        String who = tap.sender().name();
        switch (tap.button()) {
            case "acknowledge" -> {
                if (tap.sender().account().equals("wang.fang")) {
                    return refuses("只有响应人能接单", "值班的是 **李伟**，后备 陈杰。");
                }
                edit(ticket, Tone.AMBER, "已接单", who + "接单 · 09:03，用时 3 分，时限内", false);
                step(ticket, "1", who + "接单 · 09:03，用时 3 分，时限内");
            }
            case "resolve" -> {
                Map<String, String> form = tap.form();
                if (form == null) {
                    return new Answer(Answer.Kind.NEEDS_INPUT, ticket.key(), null, form(ticket.key()));
                }
                edit(ticket, Tone.GREEN, "已解决，待验收", who + "解决 · 09:48：" + form.get("solution"), false);
                step(ticket, "2", who + "解决 · 09:48：" + form.get("solution"));
                post(
                        ticket.key() + "/accept",
                        ticket.room(),
                        null,
                        card(
                                Tone.PLAIN,
                                ticket.key() + " 已解决，请验收",
                                "“" + form.get("solution") + "”",
                                List.of(),
                                List.of(
                                        new Button("accept", "验收通过", Style.PRIMARY, false),
                                        new Button("reject", "驳回", Style.PLAIN, false))),
                        ticket.key(),
                        ticket.reporter());
            }
            case "cancel" -> edit(ticket, Tone.PLAIN, "已取消", who + "：误报", true);
            default -> edit(ticket, Tone.GREEN, "已验收", who + "验收 · 09:55", true);
        }
        return new Answer(Answer.Kind.DONE, ticket.key(), null, null);
    }

    private static Answer refuses(String title, String why) {
        return new Answer(Answer.Kind.FORBIDDEN, null, card(Tone.AMBER, title, why, List.of(), List.of()), null);
    }

    private static Answer.Form form(String key) {
        return new Answer.Form(
                "resolve",
                "解决 " + key,
                List.of(
                        new Answer.Field("solution", "怎么解决的", Answer.Type.TEXT, true, List.of()),
                        new Answer.Field("version", "发布版本", Answer.Type.LINE, false, List.of()),
                        new Answer.Field(
                                "regression",
                                "回归检查",
                                Answer.Type.CHOICE,
                                true,
                                List.of(
                                        new Answer.Option("passed", "通过"),
                                        new Answer.Option("failed", "未通过"),
                                        new Answer.Option("none", "没有做")))));
    }

    private void edit(Ticket ticket, Tone tone, String state, String line, boolean ended) throws NotPosted {
        Card card = card(
                tone,
                "P1 " + ticket.said() + " · " + ticket.key() + " " + state,
                line,
                List.of(new Field("解决", "11:00（剩 1 小时 12 分）")),
                ended
                        ? List.of()
                        : List.of(
                                new Button("resolve", "解决", Style.PRIMARY, false),
                                new Button("release", "退回", Style.PLAIN, false)));
        world.chat()
                .edit(ticket.card(), new Post(ticket.key() + "/card", ticket.room(), null, card, ticket.key(), null));
    }

    private void step(Ticket ticket, String number, String line) throws NotPosted {
        post(
                ticket.key() + "/" + number,
                ticket.room(),
                ticket.card(),
                card(Tone.PLAIN, "", line, List.of(), List.of()),
                ticket.key(),
                null);
    }

    private String post(
            String id, Channel room, @Nullable String thread, Card card, String subject, @Nullable String onlyFor)
            throws NotPosted {
        return world.chat().post(new Post(id, room, thread, card, subject, onlyFor));
    }

    private static boolean english(Channel room) {
        return room.locale().getLanguage().equals("en");
    }

    private static Card card(Tone tone, String title, String markdown, List<Field> fields, List<Button> buttons) {
        return new Card(title, tone, MARKDOWN.parse(markdown), fields, buttons);
    }
}
