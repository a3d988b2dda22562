package dev.dutydesk.slack;

import com.slack.api.methods.response.auth.AuthTestResponse;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.ChecksSetUp.Fault;
import dev.dutydesk.chat.NotPosted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a workspace lacks for the bot to work in it, in plain sentences. */
final class Inspection {
    private static final Logger log = LoggerFactory.getLogger(Inspection.class);

    private final Calls calls;
    private final Places places;
    private final String workspace;
    private volatile List<String> lacks = List.of();
    private volatile @Nullable List<Fault> faults;
    private volatile @Nullable String self;

    Inspection(Calls calls, Places places, String workspace) {
        this.calls = calls;
        this.places = places;
        this.workspace = workspace;
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

    /** The bot's own account; null where it couldn't be asked yet. */
    @Nullable
    String self() {
        return self;
    }

    /** Slack doesn't take the bot's token, or doesn't answer. */
    void failed(NotPosted failure) {
        if (isOfTheToken(failure)) {
            faults = List.of(new Fault("token", List.of(String.valueOf(failure.getMessage()))));
        }
    }

    /** The bot, as Slack knows it by its token. @throws NotPosted where Slack refuses the token or doesn't answer */
    AuthTestResponse who() throws NotPosted {
        return calls.make(methods -> methods.authTest(request -> request));
    }

    /**
     * Looks, and logs what is new.
     *
     * @throws NotPosted where Slack refuses the bot's token or doesn't answer
     */
    void look() throws NotPosted {
        AuthTestResponse who = who();
        self = who.getUserId();
        List<String> found = new ArrayList<>();
        List<Fault> told = new ArrayList<>();
        List<String> missing = SlackScopes.missing(granted(who.getHttpResponseHeaders()));
        if (!missing.isEmpty()) {
            found.add("the app lacks the scope" + (missing.size() == 1 ? " " : "s ") + String.join(", ", missing)
                    + ": add under OAuth & Permissions and install it again");
            told.add(new Fault("scope", missing));
        }
        for (Channel channel : places.all()) {
            if (!isIn(channel)) {
                told.add(new Fault("channel", List.of(channel.name(), who.getUser())));
                found.add("the bot isn't in channel " + channel.name() + ": type /invite @" + who.getUser() + " there");
            }
        }
        found.stream().filter(lack -> !lacks.contains(lack)).forEach(lack -> log.warn("Slack {}: {}", workspace, lack));
        lacks = List.copyOf(found);
        faults = List.copyOf(told);
    }

    /** Why Slack can't be used, as a person can mend it. */
    static String plain(NotPosted failure) {
        String said = failure.getMessage() == null ? "" : failure.getMessage();
        return isOfTheToken(failure) ? said + ": check the tokens and install the app again" : said;
    }

    private static boolean isOfTheToken(NotPosted failure) {
        String said = String.valueOf(failure.getMessage());
        return Stream.of("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired")
                .anyMatch(said::endsWith);
    }

    private boolean isIn(Channel channel) throws NotPosted {
        try {
            return calls.make(methods -> methods.conversationsInfo(request -> request.channel(channel.id())))
                    .getChannel()
                    .isMember();
        } catch (NotPosted e) {
            if (e.why() == NotPosted.Why.NEVER) {
                return false;
            }
            if (String.valueOf(e.getMessage()).endsWith("missing_scope")) {
                return true;
            }
            throw e;
        }
    }

    private static Set<String> granted(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("x-oauth-scopes"))
                .flatMap(header -> header.getValue().stream())
                .flatMap(scopes -> Stream.of(scopes.split(",")))
                .map(String::strip)
                .collect(Collectors.toSet());
    }
}
