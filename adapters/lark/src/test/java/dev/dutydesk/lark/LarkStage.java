package dev.dutydesk.lark;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Directory;
import dev.dutydesk.chat.PaperMemory;
import dev.dutydesk.chat.Seen;
import dev.dutydesk.chat.Stage;
import dev.dutydesk.chat.Trouble;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Our Lark as its people see it; the adapter stands on the real SDK. */
public final class LarkStage implements Stage {
    public static final Channel CHANNEL =
            new Channel(LarkChat.PLATFORM, FakeLark.CHAT, "shop", "shop", "店铺运维", Locale.forLanguageTag("zh-CN"));

    static final Patience QUICK = new Patience(
            Duration.ofSeconds(3),
            Duration.ofMillis(200),
            Duration.ofMillis(300),
            Duration.ofMillis(30),
            Duration.ZERO);

    private static final Map<String, String> NAMES = Map.of("ou_liwei", "李伟", "ou_wangfang", "王芳");

    private final FakeLark lark = new FakeLark();
    private final PaperMemory memory = new PaperMemory(InstantSource.system());
    private final LarkChat adapter =
            new LarkChat(new OneChannel(), app -> memory, InstantSource.system(), "main", settings(), true, QUICK);

    private static final class OneChannel implements Directory {
        @Override
        public List<Channel> channels(String platform) {
            return platform.equals(CHANNEL.platform()) ? List.of(CHANNEL) : List.of();
        }

        @Override
        public List<Channel> direct(String platform, String account) {
            return NAMES.containsKey(account) ? List.of(alone(account)) : List.of();
        }

        @Override
        public Optional<Channel> channel(String platform, String id) {
            return Stream.concat(
                            channels(platform).stream(), NAMES.keySet().stream().map(LarkStage::alone))
                    .filter(channel -> channel.id().equals(id))
                    .findFirst();
        }

        @Override
        public List<Member> members(String desk, String platform) {
            return NAMES.entrySet().stream()
                    .map(person -> new Member(person.getKey(), person.getValue(), ""))
                    .toList();
        }

        @Override
        public boolean mayReport(Channel channel, String bot) {
            return bot.equals("cli_alarm");
        }
    }

    /** The conversation with one of them. */
    static Channel alone(String account) {
        return Channel.direct(LarkChat.PLATFORM, null, account, CHANNEL.desk(), CHANNEL.title(), CHANNEL.locale());
    }

    /** How a bot connects to it by long connection. */
    public LarkApp settings() {
        return new LarkApp(FakeLark.APP_ID, FakeLark.SECRET, null, LarkApp.Mode.SOCKET, lark.apiAddress(), false, 0);
    }

    /** The app may call people. */
    public void mayUrge() {
        lark.tenant().scopes.add("im:message.urgent");
        lark.tenant().scopes.add("im:message.urgent:phone");
        lark.tenant().scopes.add("im:message.urgent:sms");
    }

    /** Whether the organization has no urgent messages left. */
    public void hasNoneLeft(boolean none) {
        lark.tenant().noneLeft = none;
    }

    /** Whom Lark called or sent a text message: {@code phone ou_liwei P1 付不了款}. */
    public List<String> urged() {
        return List.copyOf(lark.tenant().urged);
    }

    /** How a bot connects to it by encrypted HTTP. */
    LarkApp settingsByHttp(String key) {
        return new LarkApp(FakeLark.APP_ID, FakeLark.SECRET, key, LarkApp.Mode.HTTP, lark.apiAddress(), false, 0);
    }

    /** The bot once more, which knows what it knew before. */
    LarkChat again(Patience patience) {
        return new LarkChat(
                new OneChannel(), app -> memory, InstantSource.system(), "main", settings(), true, patience);
    }

    /** The desk that has the channel. */
    static Directory directory() {
        return new OneChannel();
    }

    /** The Lark that it is. */
    public FakeLark lark() {
        return lark;
    }

    @Override
    public LarkChat adapter() {
        return adapter;
    }

    @Override
    public Channel channel() {
        return CHANNEL;
    }

    @Override
    public String account(String person) {
        return "ou_" + person.replace(".", "");
    }

    @Override
    public String mention() {
        return "@dutydesk";
    }

    @Override
    public boolean redelivers() {
        return true;
    }

    @Override
    public boolean hasButtons() {
        return true;
    }

    @Override
    public boolean hasCommands() {
        return false;
    }

    @Override
    public Sent says(String account, @Nullable String thread, String text) {
        return sent(lark.says(account, thread, text, FakeLark.CHAT));
    }

    /** What is said to the bot alone. */
    public Sent saysAlone(String account, String text) {
        return sent(lark.says(account, null, text, FakeTenant.direct(account)));
    }

    /** What is said in the group that no desk has. */
    public Sent saysElsewhere(String account, String text) {
        return sent(lark.says(account, null, text, FakeTenant.OTHER));
    }

    /** A message of the group that the bot isn't told of yet. @return its id */
    public String writes(String account, String text) {
        return lark.writes(account, null, text, FakeLark.CHAT).get("message_id").asString();
    }

    /** The bot is told of it now, perhaps not for the first time. */
    public boolean delivers(String message) {
        return lark.tells(lark.kept().get(message)).acknowledged();
    }

    /** An entry of the bot's menu. */
    public boolean chooses(String account, String key) {
        return lark.chooses(account, key).acknowledged();
    }

    @Override
    public Sent commands(String account, String text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Sent taps(String account, String message, String button) {
        return sent(lark.taps(account, message, button));
    }

    @Override
    public Sent fills(String account, Map<String, String> values) {
        return sent(lark.submits(account, values));
    }

    @Override
    public Sent again() {
        return sent(lark.repeats());
    }

    private static Sent sent(FakeLark.Delivered delivered) {
        return new Sent(delivered.message(), delivered.acknowledged());
    }

    @Override
    public List<Seen> room(String account) {
        return lark.kept().seenBy(account).stream()
                .filter(message -> !message.has("toast"))
                .map(LarkStage::seen)
                .toList();
    }

    @Override
    public List<byte[]> pictures(String account) {
        return lark.kept().seenBy(account).stream()
                .filter(message -> message.get("msg_type").asString().equals("interactive"))
                .flatMap(message -> LarkCards.pictures(FakeMessages.card(message)).stream())
                .map(key -> Objects.requireNonNull(lark.tenant().pictures.get(key)))
                .toList();
    }

    @Override
    public void takesNoPictures() {
        lark.tenant().takesPictures = false;
    }

    /** What the person sees in the group, without what is said to that one alone. */
    public List<Seen> group(String account) {
        return lark.kept().seenBy(account).stream()
                .filter(message -> message.get("chat_id").asString().equals(FakeLark.CHAT))
                .filter(message -> !message.has("only_for"))
                .map(LarkStage::seen)
                .toList();
    }

    private static Seen seen(JsonNode message) {
        boolean isCard = message.get("msg_type").asString().equals("interactive");
        JsonNode card = isCard ? FakeMessages.card(message) : message;
        JsonNode sender = message.get("sender");
        return new Seen(
                message.get("message_id").asString(),
                message.has("root_id") ? message.get("root_id").asString() : null,
                sender.get("sender_type").asString().equals("app")
                        ? Seen.BOT
                        : sender.get("id").asString(),
                isCard
                        ? LarkCards.read(card)
                        : message.get("body").get("content").asString(),
                isCard ? LarkCards.buttons(card).stream().map(LarkCards::id).toList() : List.of(),
                isCard ? LarkCards.live(card) : List.of());
    }

    @Override
    public List<String> replies(String account) {
        return lark.kept().seenBy(account).stream()
                .filter(message -> message.has("only_for"))
                .map(message -> message.has("toast")
                        ? message.get("toast").asString()
                        : LarkCards.read(FakeMessages.card(message)))
                .toList();
    }

    @Override
    public Optional<Asked> form(String account) {
        return lark.kept()
                .open(account)
                .map(FakeMessages::card)
                .map(card -> new Asked(
                        LarkCards.title(card),
                        java.util.Objects.requireNonNull(LarkCards.form(card))
                                .get("elements")
                                .valueStream()
                                .filter(each -> each.has("required"))
                                .map(each -> each.get("name").asString())
                                .toList()));
    }

    /** Lark knows that person by the address. */
    public void knowsEmail(String email, String account) {
        lark.tenant().emails.put(email, account);
    }

    public void lacksScope(String scope) {
        lark.tenant().scopes.remove(scope);
    }

    /** Acknowledgements are lost, until they aren't any more. */
    public void losesAcknowledgements(boolean now) {
        lark.gateway().isDeaf(now);
    }

    /** The next so many posts are taken, and never answered. */
    public void neverAnswers(int posts) {
        lark.tenant().hanging.set(posts);
    }

    /** What people see in the group that is another desk's, or none's. */
    public List<Seen> elsewhere(String account) {
        return lark.kept().seenBy(account).stream()
                .filter(message -> message.get("chat_id").asString().equals(FakeTenant.OTHER))
                .filter(message -> !message.has("only_for"))
                .map(LarkStage::seen)
                .toList();
    }

    /** The app doesn't reach that one alone. */
    public void isShut(String account) {
        lark.tenant().shut.add(account);
    }

    /** Another app says it in the group. */
    public void botSays(String app, String text) {
        lark.sends(app, "text", "{\"text\":\"" + text + "\"}", FakeLark.CHAT);
    }

    /** How often a session was opened. */
    public int sessions() {
        return lark.gateway().sessionsOpened();
    }

    @Override
    public boolean suffers(Trouble trouble) {
        lark.suffers(trouble);
        return true;
    }

    @Override
    public void recovers() {
        lark.recovers();
    }

    @Override
    public void close() {
        lark.close();
    }
}
