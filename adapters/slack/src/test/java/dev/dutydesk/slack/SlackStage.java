package dev.dutydesk.slack;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.ChatAdapter;
import dev.dutydesk.chat.Directory;
import dev.dutydesk.chat.Seen;
import dev.dutydesk.chat.Stage;
import dev.dutydesk.chat.Trouble;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Our Slack as its people see it; the adapter stands on the real SDK. */
public final class SlackStage implements Stage {
    public static final Channel CHANNEL =
            new Channel(SlackChat.PLATFORM, FakeSlack.CHANNEL, "shop", "shop", "店铺运维", Locale.forLanguageTag("zh-CN"));

    static final Patience QUICK = new Patience(Duration.ofSeconds(3), Duration.ofMillis(200), Duration.ofMillis(300));

    private static final Map<String, String> NAMES = Map.of("U0LIWEI", "李伟", "U0WANGFANG", "王芳");

    private final FakeSlack slack = new FakeSlack();
    private final SlackChat adapter =
            new SlackChat(new OneChannel(), InstantSource.system(), "main", settings(), true, QUICK);

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
                            channels(platform).stream(), NAMES.keySet().stream().map(SlackStage::alone))
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

    /** The conversation with one of them. */
    static Channel alone(String account) {
        return Channel.direct(SlackChat.PLATFORM, null, account, CHANNEL.desk(), CHANNEL.title(), CHANNEL.locale());
    }

    /** How a bot connects to it by socket mode. */
    public SlackWorkspace settings() {
        return new SlackWorkspace(
                FakeSlack.BOT_TOKEN,
                FakeSlack.APP_TOKEN,
                null,
                SlackWorkspace.Mode.SOCKET,
                slack.apiAddress(),
                List.of("B0ALARM"));
    }

    /** How a bot connects to it by signed HTTP. */
    SlackWorkspace settingsByHttp(String secret) {
        return new SlackWorkspace(
                FakeSlack.BOT_TOKEN, null, secret, SlackWorkspace.Mode.HTTP, slack.apiAddress(), List.of());
    }

    /** The desk that has the channel. */
    static Directory directory() {
        return new OneChannel();
    }

    /** The Slack that it is. */
    public FakeSlack slack() {
        return slack;
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
        return "U0" + person.replace(".", "").toUpperCase(Locale.ROOT);
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
        return true;
    }

    @Override
    public Sent says(String account, @Nullable String thread, String text) {
        return sent(slack.says(account, thread, written(text)));
    }

    /** A message with a picture. */
    Sent shares(String account, String text, String file) {
        return sent(slack.shares(account, null, written(text), file));
    }

    /** A file under a root, without a word. */
    public Sent files(String account, String thread, String file) {
        return sent(slack.shares(account, thread, "", file));
    }

    @Override
    public boolean tellsOfChanges() {
        return true;
    }

    @Override
    public Sent edits(String account, String message, String text) {
        return sent(slack.acts().edits(message, written(text)));
    }

    @Override
    public Sent deletes(String account, String message) {
        return sent(slack.acts().deletes(message));
    }

    @Override
    public boolean forwards() {
        return true;
    }

    @Override
    public Sent forwards(String account, String own, String author, String text) {
        return sent(slack.acts().forwards(account, written(own), author, written(text)));
    }

    @Override
    public Sent commands(String account, String text) {
        return sent(slack.commands(account, "/desk", written(text)));
    }

    @Override
    public Sent taps(String account, String message, String button) {
        return sent(slack.taps(account, message, button));
    }

    @Override
    public Sent fills(String account, Map<String, String> values) {
        return sent(slack.submits(account, values));
    }

    @Override
    public Sent again() {
        return sent(slack.repeats());
    }

    private static Sent sent(FakeSlack.Delivered delivered) {
        return new Sent(delivered.ts(), delivered.acknowledged());
    }

    /** As Slack's own clients write what is typed into them. */
    private String written(String typed) {
        return typed.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace(mention(), "<@" + FakeSlack.BOT + ">");
    }

    @Override
    public List<Seen> room(String account) {
        return slack.messages(account).stream().map(SlackStage::seen).toList();
    }

    @Override
    public List<byte[]> pictures(String account) {
        return slack.messages(account).stream()
                .filter(message -> message.has("bot_id"))
                .flatMap(message -> message.path("files").valueStream())
                .map(file -> slack.files().content(file.get("id").asString()))
                .toList();
    }

    @Override
    public void takesNoPictures() {
        slack.files().refused = FakeFiles.Step.SENT;
    }

    /** What the person sees in the channel, without what is said to that one alone. */
    public List<Seen> group(String account) {
        return slack.messages(account).stream()
                .filter(message -> message.get("channel").asString().equals(FakeSlack.CHANNEL))
                .map(SlackStage::seen)
                .toList();
    }

    private static Seen seen(JsonNode message) {
        JsonNode thread = message.get("thread_ts");
        String user = message.get("user").asString();
        List<String> buttons = new ArrayList<>();
        BlockKit.buttons(message.path("blocks"))
                .forEach(button -> buttons.add(button.get("action_id").asString()));
        return new Seen(
                message.get("ts").asString(),
                thread == null ? null : thread.asString(),
                user.equals(FakeSlack.BOT) ? Seen.BOT : user,
                BlockKit.read(message),
                buttons,
                BlockKit.live(message));
    }

    @Override
    public List<String> replies(String account) {
        return slack.messages(account).stream()
                .filter(message -> message.has("only_for"))
                .map(BlockKit::read)
                .toList();
    }

    @Override
    public Optional<Asked> form(String account) {
        return slack.modal(account)
                .map(view -> new Asked(
                        view.get("title").get("text").asString(),
                        view.get("blocks")
                                .valueStream()
                                .map(input -> input.get("block_id").asString())
                                .toList()));
    }

    /** Acknowledgements are lost, until they aren't any more. */
    public void losesAcknowledgements(boolean now) {
        slack.socket().isDeaf(now);
    }

    /** Slack knows that person by the address. */
    public void knowsEmail(String email, String account) {
        slack.town().emails.put(email, account);
    }

    public void lacksScope(String scope) {
        slack.town().scopes.remove(scope);
    }

    /** Nobody opens a conversation with that one. */
    public void isShut(String account) {
        slack.town().shut.add(account);
    }

    /** Another app says it in the channel. */
    public void botSays(String bot, String text) {
        slack.acts().botSays(bot, text);
    }

    /** What the person sees in the app's home. */
    public String home(String account) {
        slack.acts().opensHome(account);
        return homeNow(account);
    }

    /** As it stands, without opening it anew. */
    public String homeNow(String account) {
        return slack.town().homes.getOrDefault(account, "");
    }

    public boolean tapsHome(String account, String button) {
        return slack.acts().tapsHome(account, button).acknowledged();
    }

    /** What is said in a channel that isn't the usual one: the second that the bot is in. */
    public boolean saysElsewhere(String account, String text) {
        return slack.says(account, null, written(text), FakeTown.OTHER).acknowledged();
    }

    /** What is said to the bot alone. */
    public boolean saysAlone(String account, String text) {
        return slack.says(account, null, text, FakeTown.direct(account)).acknowledged();
    }

    /** A message of the channel that the bot isn't told of yet. @return its ts */
    public String writes(String account, String text) {
        return slack.message(account, written(text), null, FakeSlack.CHANNEL)
                .get("ts")
                .asString();
    }

    /** The bot is told of it now, perhaps not for the first time. */
    public boolean delivers(String message) {
        return slack.deliver(slack.event(slack.changes(message, Map.of())));
    }

    /** How often a session was opened. */
    public int sessions() {
        return slack.socket().sessionsOpened();
    }

    /** The next so many posts are taken, and never answered. */
    public void neverAnswers(int posts) {
        slack.town().hanging.set(posts);
    }

    @Override
    public boolean suffers(Trouble trouble) {
        slack.suffers(trouble);
        return true;
    }

    @Override
    public void recovers() {
        slack.recovers();
    }

    @Override
    public void close() {
        slack.close();
    }
}
