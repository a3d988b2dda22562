package dev.dutydesk.lark;

import com.google.gson.JsonObject;
import com.lark.oapi.service.application.v6.model.Scope;
import com.lark.oapi.service.im.v1.model.IsInChatChatMembersReq;
import dev.dutydesk.chat.AppMemory;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.ChecksSetUp.Fault;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Urges.Means;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an app lacks for the bot to work, in plain sentences. */
final class Inspection {
    private static final int GRANTED = 1;
    private static final String SELF = "self";
    private static final Duration REMEMBERED = Duration.ofDays(400);

    /** Each look is a call that is counted by the month. */
    private static final Duration UNTIL_IT_IS_MENDED = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(Inspection.class);

    private final Calls calls;
    private final Places places;
    private final AppMemory memory;
    private final InstantSource clock;
    private final String app;
    private final Supplier<Set<Means>> means;
    private volatile List<String> lacks = List.of();
    private volatile @Nullable List<Fault> faults;
    private volatile @Nullable String self;

    /** @param means by which the app is to call people too */
    Inspection(
            Calls calls, Places places, AppMemory memory, InstantSource clock, String app, Supplier<Set<Means>> means) {
        this.calls = calls;
        this.places = places;
        this.memory = memory;
        this.clock = clock;
        this.app = app;
        this.means = means;
    }

    /** What was lacking when it was last looked; empty where all is well. */
    List<String> lacks() {
        return lacks;
    }

    /** The same for those who run the bot; null where it couldn't be looked yet. */
    @Nullable
    List<Fault> faults() {
        return faults;
    }

    /** The bot's own open id; null where it couldn't be asked yet. */
    @Nullable
    String self() {
        return self;
    }

    /** Lark doesn't take the app's id and secret, or doesn't answer. */
    void failed(NotPosted failure) {
        if (Refusal.isOfTheApp(failure)) {
            faults = List.of(new Fault("token", List.of(String.valueOf(failure.getMessage()))));
        }
    }

    /** The bot, as Lark knows it by the app's secret. @throws NotPosted where Lark refuses it or doesn't answer */
    JsonObject who() throws NotPosted {
        JsonObject bot = calls.get("/open-apis/bot/v3/info").whole().getAsJsonObject("bot");
        if (bot == null || !bot.has("open_id")) {
            throw new NotPosted(
                    NotPosted.Why.TRY_AGAIN, "the app isn't a bot: add the bot to its features", UNTIL_IT_IS_MENDED);
        }
        return bot;
    }

    /**
     * Looks, and logs what is new.
     *
     * @throws NotPosted where Lark refuses the app or doesn't answer
     */
    void look() throws NotPosted {
        JsonObject bot;
        try {
            bot = who();
        } catch (NotPosted e) {
            if (Refusal.isOfTheMonth(e) && isRemembered()) {
                // Events come all the same: the bot must not be deaf until the next month.
                return;
            }
            throw e;
        }
        know(bot.get("open_id").getAsString());
        String name = bot.has("app_name") ? bot.get("app_name").getAsString() : "dutydesk";
        List<String> found = new ArrayList<>();
        List<Fault> told = new ArrayList<>();
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            found.add("the app lacks the permission" + (missing.size() == 1 ? " " : "s ") + String.join(", ", missing)
                    + ": add under Permissions & Scopes and publish a version");
            told.add(new Fault("scope", missing));
        }
        for (Channel channel : places.all()) {
            if (!isIn(channel)) {
                told.add(new Fault("channel", List.of(channel.name(), name)));
                found.add("the bot isn't in channel " + channel.name() + ": add " + name + " to the group's bots");
            }
        }
        found.stream().filter(lack -> !lacks.contains(lack)).forEach(lack -> log.warn("Lark {}: {}", app, lack));
        lacks = List.copyOf(found);
        faults = List.copyOf(told);
    }

    private void know(String id) {
        if (!id.equals(self)) {
            self = id;
            try {
                memory.keep(SELF, id, clock.instant().plus(REMEMBERED));
            } catch (RuntimeException e) {
                log.debug("Who the bot is isn't remembered: {}", e.getMessage());
            }
        }
    }

    private boolean isRemembered() {
        if (self == null) {
            try {
                self = memory.find(SELF).orElse(null);
            } catch (RuntimeException e) {
                log.debug("Who the bot is can't be looked up now: {}", e.getMessage());
            }
        }
        return self != null;
    }

    /** Why Lark can't be used, as a person can mend it. */
    static String plain(NotPosted failure) {
        String said = String.valueOf(failure.getMessage());
        return Refusal.isOfTheApp(failure) ? said + ": check app-id, app-secret and api-url" : said;
    }

    private List<String> missing() throws NotPosted {
        try {
            Scope[] scopes = calls.make((client, options) ->
                            client.application().v6().scope().list(options))
                    .getData()
                    .getScopes();
            Set<String> granted = (scopes == null ? Stream.<Scope>of() : Stream.of(scopes))
                    .filter(scope -> scope.getGrantStatus() != null && scope.getGrantStatus() == GRANTED)
                    .map(Scope::getScopeName)
                    .collect(Collectors.toSet());
            return LarkScopes.missing(granted, means.get());
        } catch (NotPosted e) {
            if (e.why() == NotPosted.Why.NEVER) {
                // Where the app may not look, the calls that fail say what they need.
                return List.of();
            }
            throw e;
        }
    }

    private boolean isIn(Channel channel) throws NotPosted {
        try {
            return Boolean.TRUE.equals(calls.make((client, options) -> client.im()
                            .v1()
                            .chatMembers()
                            .isInChat(
                                    IsInChatChatMembersReq.newBuilder()
                                            .chatId(channel.id())
                                            .build(),
                                    options))
                    .getData()
                    .getIsInChat());
        } catch (NotPosted e) {
            if (e.why() == NotPosted.Why.NEVER) {
                return false;
            }
            if (Refusal.isOfAScope(e)) {
                return true;
            }
            throw e;
        }
    }
}
