package dev.dutydesk.bot.oncall.feed;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Whom a desk has given which calendars. Immutable; kept as JSON. */
record Subscriptions(List<Feed> feeds) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Subscriptions NONE = new Subscriptions(List.of());

    Subscriptions {
        feeds = List.copyOf(feeds);
    }

    /** @param json empty for nothing yet */
    static Subscriptions parse(String json) {
        return json.isEmpty() ? NONE : JSON.readValue(json, Subscriptions.class);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }

    /** The one that the secret opens. All are looked at, so that the time taken doesn't tell which. */
    Optional<Feed> openedBy(String secret) {
        return feeds.stream().filter(each -> each.opensBy(secret)).toList().stream()
                .findFirst();
    }

    /** @param group empty for the holder's own */
    Optional<Feed> of(String holder, Optional<String> group) {
        return feeds.stream()
                .filter(each -> each.holder().equals(holder)
                        && Optional.ofNullable(each.group()).equals(group))
                .findFirst();
    }

    /** With those that aren't in it yet. */
    Subscriptions with(List<Feed> given) {
        return new Subscriptions(
                Stream.concat(feeds.stream(), given.stream()).distinct().toList());
    }

    Subscriptions without(Predicate<Feed> gone) {
        return new Subscriptions(feeds.stream().filter(gone.negate()).toList());
    }
}
