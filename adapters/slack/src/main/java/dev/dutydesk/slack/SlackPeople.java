package dev.dutydesk.slack;

import com.slack.api.model.User;
import dev.dutydesk.chat.NotPosted;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Slack knows of people, remembered for an hour. Where it doesn't answer a person is called by the account. */
final class SlackPeople {
    private static final Duration FRESH = Duration.ofHours(1);

    /** Far more than talk to a bot within the hour. */
    private static final int MOST = 10_000;

    private final Calls calls;
    private final InstantSource clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    SlackPeople(Calls calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
    }

    private record Known(String name, Locale locale, Instant at) {}

    String name(String account) {
        return of(account).name();
    }

    Locale locale(String account) {
        return of(account).locale();
    }

    private Known of(String account) {
        Instant now = clock.instant();
        Known before = known.get(account);
        if (before != null && before.at().plus(FRESH).isAfter(now)) {
            return before;
        }
        try {
            if (account.startsWith("B")) {
                return remember(account, new Known(bot(account), Locale.ENGLISH, now));
            }
            User user = calls.make(methods ->
                            methods.usersInfo(request -> request.user(account).includeLocale(true)))
                    .getUser();
            return remember(
                    account, new Known(name(user, account), Locale.forLanguageTag(or(user.getLocale(), "en")), now));
        } catch (NotPosted e) {
            return before == null ? new Known(account, Locale.ENGLISH, now) : before;
        }
    }

    private Known remember(String account, Known found) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(account, found);
        return found;
    }

    /** What another bot that has no account of a person is called. */
    private String bot(String id) throws NotPosted {
        return or(
                calls.make(methods -> methods.botsInfo(request -> request.bot(id)))
                        .getBot()
                        .getName(),
                id);
    }

    /**
     * The account with that address; empty where there is none.
     *
     * @throws NotPosted where Slack doesn't say
     */
    Optional<String> accountOf(String email) throws NotPosted {
        try {
            User user = calls.make(methods -> methods.usersLookupByEmail(request -> request.email(email)))
                    .getUser();
            return user.isDeleted() ? Optional.empty() : Optional.of(user.getId());
        } catch (NotPosted e) {
            if (e.why() == NotPosted.Why.NEVER) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static String name(User user, String account) {
        User.Profile profile = user.getProfile();
        Stream<@Nullable String> names = profile == null
                ? Stream.of(user.getRealName(), user.getName())
                : Stream.of(profile.getDisplayName(), profile.getRealName(), user.getRealName(), user.getName());
        return names.map(name -> or(name, ""))
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse(account);
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
