package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.AppMemory;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.ChatAdapter;
import dev.dutydesk.chat.ChecksSetUp;
import dev.dutydesk.chat.Directory;
import dev.dutydesk.chat.Handing;
import dev.dutydesk.chat.Inbox;
import dev.dutydesk.chat.LimitsMonths;
import dev.dutydesk.chat.LimitsPosts;
import dev.dutydesk.chat.LosesWhileDown;
import dev.dutydesk.chat.MonthlyCalls;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.NotPosted.Why;
import dev.dutydesk.chat.NumberedChoices;
import dev.dutydesk.chat.Post;
import dev.dutydesk.chat.Quota;
import dev.dutydesk.chat.ShowsPictures;
import dev.dutydesk.chat.TypedCommand;
import dev.dutydesk.chat.Urges;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.Templates;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An app of DingTalk as its robot, by stream or signed HTTP. It hears in a group only what mentions it, each thing at most once,
 * and can read nothing later. Without a card template it speaks Markdown, which can't be edited; with one it is
 * {@link DingTalkCardChat}.
 */
public class DingTalkChat
        implements ChatAdapter, LimitsPosts, LimitsMonths, Urges, ShowsPictures, LosesWhileDown, ChecksSetUp {
    static final String PLATFORM = "dingtalk";

    /** Who says more in a group is silenced for ten minutes. */
    private static final Limit LIMIT = new Limit(20, Duration.ofMinutes(1));

    private final InstantSource clock;
    private final AppMemory memory;
    private final MonthlyCalls calls;
    private final MonthlyCalls pushes;
    private final String name;
    private final DingTalkApp app;
    private final Patience patience;
    private final HttpClient http;
    private final Places places;
    private final OpenApi api;
    private final Webhooks webhooks;
    private final Quota quota;
    private final Robot robot;
    private final Pictures pictures;
    private final Inspection inspection;
    private volatile @Nullable Running running;

    private record Running(Line line, Handing handing) {}

    /** @param only whether it is the only app: channels that name none are then its own */
    static DingTalkChat of(
            Directory directory,
            AppMemory.Source memory,
            InstantSource clock,
            String name,
            DingTalkApp app,
            boolean only,
            Patience patience) {
        return app.template() == null
                ? new DingTalkChat(directory, memory, clock, name, app, only, patience)
                : new DingTalkCardChat(directory, memory, clock, name, app, only, patience);
    }

    DingTalkChat(
            Directory directory,
            AppMemory.Source memory,
            InstantSource clock,
            String name,
            DingTalkApp app,
            boolean only,
            Patience patience) {
        this.memory = memory.of(PLATFORM + ":" + app.clientId());
        calls = new MonthlyCalls(app.monthlyCalls(), MonthlyCalls.CHINA, this.memory, clock);
        pushes = new MonthlyCalls("pushes", app.monthlyPushes(), MonthlyCalls.CHINA, this.memory, clock);
        this.clock = clock;
        this.name = name;
        this.app = app;
        this.patience = patience;
        http = HttpClient.newBuilder().connectTimeout(patience.answer()).build();
        places = new Places(directory, name, only);
        Permissions permissions = new Permissions();
        api = new OpenApi(http, app, permissions, calls, pushes, patience);
        webhooks = new Webhooks(app.apiUrl(), this.memory);
        quota = new Quota(LIMIT, System::nanoTime);
        robot = new Robot(api, webhooks, pushes, quota, app.robot());
        pictures = new Pictures(api, robot);
        inspection = new Inspection(api, permissions, questions(), name);
    }

    /** What is asked to learn which permissions it has. */
    private List<Inspection.Question> questions() {
        List<Inspection.Question> questions = new ArrayList<>();
        questions.add(robot::toNobody);
        String template = app.template();
        if (template != null) {
            questions.add(cards(template)::updateNone);
        }
        if (app.urge()) {
            questions.add(robot::dingsNobody);
        }
        return questions;
    }

    final Cards cards(String template) {
        return new Cards(api, quota, template, app.robot());
    }

    @Override
    public final String platform() {
        return PLATFORM;
    }

    @Override
    public final String workspace() {
        return name;
    }

    @Override
    public final void start(Inbox inbox) {
        Handing handing = new Handing(inbox);
        NumberedChoices choices = new NumberedChoices(memory, clock);
        Replies replies = new Replies(robot, choices);
        Hearing hearing = new Hearing(places, handing, replies, choices, robot, webhooks, pushes, clock);
        CardTaps taps = new CardTaps(places, handing, replies, new Sureness(memory, clock), clock);
        Line line = line(hearing, new Arrivals(hearing, taps, pushes));
        running = new Running(line, handing);
        line.start();
    }

    private Line line(Hearing hearing, Arrivals arrivals) {
        return switch (app.mode()) {
            case STREAM -> new StreamLink(http, api, app, inspection, arrivals::take, patience, clock);
            case HTTP ->
                new RobotDoor(hearing, inspection, new Signature(app.clientSecret(), memory, clock), pushes, clock);
        };
    }

    /** Where DingTalk calls by HTTP; empty in stream mode, and while it isn't running. */
    final Optional<RobotDoor> door() {
        Running now = running;
        return now != null && now.line() instanceof RobotDoor door ? Optional.of(door) : Optional.empty();
    }

    @Override
    public final void stop() {
        Running ending = running;
        running = null;
        if (ending != null) {
            ending.line().close();
            ending.handing().close();
        }
    }

    @Override
    public final Link link() {
        Running now = running;
        if (now == null) {
            return new Link(false, "not started");
        }
        Link stands = now.line().stands();
        String lacks = String.join("; ", inspection.lacks());
        return !stands.up() || lacks.isEmpty() ? stands : new Link(true, stands.detail() + "; " + lacks);
    }

    @Override
    public final Optional<Instant> stood() {
        Running now = running;
        return now == null ? Optional.empty() : Optional.ofNullable(now.line().stood());
    }

    @Override
    public final boolean isWhereOneIsAsked() {
        return true;
    }

    @Override
    public Limit limit() {
        return LIMIT;
    }

    @Override
    public final Limit posts() {
        return LIMIT;
    }

    @Override
    public final Month month() {
        return calls.month();
    }

    @Override
    public final Optional<Month> heard() {
        return Optional.of(pushes.month());
    }

    @Override
    public final boolean isUrging() {
        return app.urge();
    }

    @Override
    public final void urge(Post post, Means means) throws NotPosted {
        robot.ding(String.valueOf(post.channel().account()), post.card().title(), means);
    }

    @Override
    public final Optional<List<Fault>> faults() {
        List<Fault> lacks = inspection.faults();
        if (lacks == null) {
            return Optional.empty();
        }
        Month month = pushes.month();
        return Optional.of(
                month.isForTheWorst()
                        ? Stream.concat(lacks.stream(), Stream.of(deafness(month)))
                                .toList()
                        : lacks);
    }

    private static Fault deafness(Month month) {
        boolean isDeaf = month.refused() || month.used() >= month.most();
        return new Fault(isDeaf ? "deaf" : "pushes", List.of(String.valueOf(month.most())));
    }

    @Override
    public final String post(Post post) throws NotPosted {
        refuseSecrets(post);
        String message = send(post);
        pictures.show(post);
        return message;
    }

    /** Its words. @return the platform's id of the message */
    String send(Post post) throws NotPosted {
        Channel channel = post.channel();
        DingText text = new DingText(post.card(), typed(post), channel.locale());
        String account = channel.account();
        return account == null ? robot.toGroup(channel.id(), text, Tracks.of(post)) : robot.toPerson(account, text);
    }

    /** What to type in the place of each button. */
    private static List<String> typed(Post post) {
        List<String> lines = new ArrayList<>();
        for (Card.Button button : post.card().buttons()) {
            lines.add(button.label() + " `" + TypedCommand.of(button, post.subject()) + "`");
        }
        if (!lines.isEmpty() && !post.channel().isDirect()) {
            lines.addFirst(Templates.builtIn().word(post.channel().locale(), "dialog.type"));
        }
        return lines;
    }

    /** In a group everybody would read it. */
    static void refuseSecrets(Post post) throws NotPosted {
        if (post.onlyFor() != null && !post.channel().isDirect()) {
            throw new NotPosted(Why.NEVER, "everybody in the group would read it");
        }
    }
}
