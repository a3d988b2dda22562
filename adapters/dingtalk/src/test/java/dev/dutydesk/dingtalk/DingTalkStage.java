package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.ChatAdapter;
import dev.dutydesk.chat.Directory;
import dev.dutydesk.chat.PaperMemory;
import dev.dutydesk.chat.Seen;
import dev.dutydesk.chat.Stage;
import dev.dutydesk.chat.Trouble;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Our DingTalk as its people see it. */
public final class DingTalkStage implements Stage {
    static final String MENTION = "@dutydesk";

    public static final Channel CHANNEL = new Channel(
            DingTalkChat.PLATFORM, FakeDingTalk.GROUP, "shop", "shop", "店铺运维", Locale.forLanguageTag("zh-CN"));

    private static final Patience QUICK = new Patience(
            Duration.ofSeconds(3),
            Duration.ofMillis(200),
            Duration.ofMillis(300),
            Duration.ofMillis(500),
            Duration.ZERO);

    private static final Map<String, String> NAMES = Map.of("liwei", "李伟", "wangfang", "王芳");

    private final FakeDingTalk town = new FakeDingTalk();
    private final PaperMemory memory = new PaperMemory(InstantSource.system());
    private final boolean cards;
    private final long aMonth;
    private final DingTalkChat adapter;

    private DingTalkStage(boolean cards, long aMonth) {
        this.cards = cards;
        this.aMonth = aMonth;
        adapter = another();
    }

    public static DingTalkStage inMarkdown() {
        return new DingTalkStage(false, 0);
    }

    public static DingTalkStage withCards() {
        return new DingTalkStage(true, 0);
    }

    /** In Markdown, where DingTalk passes only so much on in a month. */
    static DingTalkStage passingOn(long aMonth) {
        return new DingTalkStage(false, aMonth);
    }

    private static final class OneGroup implements Directory {
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
                            channels(platform).stream(), NAMES.keySet().stream().map(DingTalkStage::alone))
                    .filter(channel -> channel.id().equals(id))
                    .findFirst();
        }

        @Override
        public List<Member> members(String desk, String platform) {
            return NAMES.entrySet().stream()
                    .map(person -> new Member(person.getKey(), person.getValue(), ""))
                    .toList();
        }
    }

    static Directory directory() {
        return new OneGroup();
    }

    /** The conversation with one of them. */
    static Channel alone(String account) {
        return Channel.direct(DingTalkChat.PLATFORM, null, account, CHANNEL.desk(), CHANNEL.title(), CHANNEL.locale());
    }

    /** How a bot connects to it. */
    public DingTalkApp settings() {
        return new DingTalkApp(
                FakeDingTalk.CLIENT_ID,
                FakeDingTalk.CLIENT_SECRET,
                null,
                cards ? FakeDingTalk.TEMPLATE : null,
                DingTalkApp.Mode.STREAM,
                town.address(),
                town.address(),
                false,
                0,
                aMonth);
    }

    /** The same app in another process, which shares what it must know. */
    DingTalkChat another() {
        return DingTalkChat.of(new OneGroup(), app -> memory, InstantSource.system(), "main", settings(), true, QUICK);
    }

    /** How many links were opened. */
    public int sessions() {
        return town.stream().sessionsOpened();
    }

    /** Acknowledgements are lost, until they aren't any more. */
    public void losesAcknowledgements(boolean now) {
        town.stream().isDeaf(now);
    }

    /** The next so many posts are taken, and never answered. */
    public void neverAnswers(int posts) {
        town.hanging.set(posts);
    }

    /** The app may call people. */
    public void mayUrge() {
        town.permissions.add(Permissions.DING);
    }

    /** Whether the organization has no DING left. */
    public void hasNoneLeft(boolean none) {
        town.noDing = none;
    }

    /** Whom DING called or sent a text message: {@code phone liwei P1 付不了款}. */
    public List<String> urged() {
        return List.copyOf(town.dings);
    }

    FakeDingTalk town() {
        return town;
    }

    @Override
    public ChatAdapter adapter() {
        return adapter;
    }

    @Override
    public Channel channel() {
        return CHANNEL;
    }

    @Override
    public String account(String person) {
        return person.replace(".", "");
    }

    @Override
    public String mention() {
        return MENTION;
    }

    /** DingTalk delivers what is said once, whatever becomes of it. */
    @Override
    public boolean redelivers() {
        return false;
    }

    @Override
    public boolean hasButtons() {
        return cards;
    }

    @Override
    public boolean hasCommands() {
        return false;
    }

    @Override
    public Sent says(String account, @Nullable String thread, String text) {
        return sent(town.says(account, FakeDingTalk.GROUP, text));
    }

    /** To the robot alone. */
    public Sent saysAlone(String account, String text) {
        return sent(town.says(account, FakeDingTalk.alone(account), text));
    }

    /** In the group, with a picture. */
    public Sent shows(String account, String text) {
        return sent(town.says(account, FakeDingTalk.GROUP, text, data -> {
            data.remove("text");
            data.put("msgtype", "richText");
            var parts = data.putObject("content").putArray("richText");
            parts.addObject().put("text", text.replaceFirst(MENTION, ""));
            parts.addObject().put("type", "picture").put("downloadCode", "code1");
            return data;
        }));
    }

    /** A message to the robot that it isn't told of yet. @return its id */
    public String writes(String account, String text) {
        return town.writes(account, text);
    }

    /** The robot is told of it now, perhaps not for the first time. */
    public boolean delivers(String message) {
        return town.delivers(message);
    }

    /** What the person says quotes the latest message that says that. */
    public Sent quotes(String account, String quoted, String text) {
        FakeDingTalk.Message message = town.messages(FakeDingTalk.GROUP).stream()
                .filter(each -> Reading.of(each.markdown()).text().contains(quoted))
                .reduce((first, second) -> second)
                .orElseThrow();
        return sent(town.says(account, FakeDingTalk.GROUP, text, data -> Quotes.of(data, message, town.hidesQuotes)));
    }

    @Override
    public boolean forwards() {
        return true;
    }

    /** By quoting it. */
    @Override
    public Sent forwards(String account, String own, String author, String text) {
        return sent(town.says(account, FakeDingTalk.GROUP, own, data -> Quotes.of(data, author, text)));
    }

    private static Sent sent(FakeDingTalk.Delivered delivered) {
        return new Sent(delivered.message(), delivered.acknowledged());
    }

    @Override
    public Sent commands(String account, String text) {
        throw new UnsupportedOperationException();
    }

    /** A dangerous button is tapped twice. */
    @Override
    public Sent taps(String account, String message, String button) {
        boolean twice = buttons(message).contains("!" + button);
        boolean taken = town.taps(account, message, button);
        return new Sent(null, twice ? town.taps(account, message, button) : taken);
    }

    private String buttons(String message) {
        return Stream.of(FakeDingTalk.GROUP, FakeDingTalk.alone("liwei"), FakeDingTalk.alone("wangfang"))
                .flatMap(place -> town.messages(place).stream())
                .filter(each -> each.id().equals(message))
                .map(each -> each.buttons().toString())
                .findFirst()
                .orElse("");
    }

    @Override
    public Sent fills(String account, Map<String, String> values) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Sent again() {
        return new Sent(null, town.again());
    }

    @Override
    public List<Seen> room(String account) {
        return Stream.concat(group().stream(), alonePosts(account)).toList();
    }

    @Override
    public List<byte[]> pictures(String account) {
        return Stream.of(FakeDingTalk.GROUP, FakeDingTalk.alone(account))
                .flatMap(place -> town.messages(place).stream())
                .flatMap(message -> Stream.ofNullable(message.picture()))
                .map(id -> Objects.requireNonNull(town.pictures.get(id)))
                .toList();
    }

    @Override
    public void takesNoPictures() {
        town.takesPictures = false;
    }

    /** What stands in the group, without answers to one person. */
    public List<Seen> group() {
        return town.messages(FakeDingTalk.GROUP).stream()
                .filter(message -> repliesTo(message) == null)
                .map(DingTalkStage::seen)
                .toList();
    }

    /** Cards in the person's own conversation; what is said there in words answers that person. */
    private Stream<Seen> alonePosts(String account) {
        return town.messages(FakeDingTalk.alone(account)).stream()
                .filter(FakeDingTalk.Message::card)
                .map(DingTalkStage::seen);
    }

    private static Seen seen(FakeDingTalk.Message message) {
        Reading reading = Reading.of(message.markdown());
        List<String> live = new ArrayList<>(reading.live());
        message.called().forEach(account -> live.add("@" + FakeDingTalk.name(account)));
        String by = message.by();
        return new Seen(
                message.id(),
                null,
                by == null ? Seen.BOT : by,
                by == null ? reading.text() : message.markdown(),
                buttons(message),
                live);
    }

    private static List<String> buttons(FakeDingTalk.Message message) {
        List<String> ids = new ArrayList<>();
        for (JsonNode button : message.buttons()) {
            ids.add(button.path("event")
                    .path("params")
                    .path("params")
                    .path("action")
                    .asString("")
                    .replaceFirst("^!", ""));
        }
        return ids;
    }

    /** Whom a message of the robot's answers: it begins with that name, and calls nobody else. */
    private static @Nullable String repliesTo(FakeDingTalk.Message message) {
        return message.by() == null
                        && message.called().size() == 1
                        && message.markdown()
                                .startsWith(
                                        "@" + FakeDingTalk.name(message.called().getFirst()))
                ? message.called().getFirst()
                : null;
    }

    @Override
    public List<String> replies(String account) {
        return Stream.concat(
                        town.messages(FakeDingTalk.GROUP).stream()
                                .filter(message -> account.equals(repliesTo(message))),
                        town.messages(FakeDingTalk.alone(account)).stream()
                                .filter(message -> message.by() == null && !message.card()))
                .map(message -> Reading.of(message.markdown()).text())
                .toList();
    }

    @Override
    public Optional<Asked> form(String account) {
        return Optional.empty();
    }

    @Override
    public boolean suffers(Trouble trouble) {
        town.suffers(trouble);
        return true;
    }

    @Override
    public void recovers() {
        town.recovers();
    }

    @Override
    public void close() {
        town.close();
    }
}
