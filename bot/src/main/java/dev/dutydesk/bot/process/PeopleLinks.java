package dev.dutydesk.bot.process;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.DeskChannel.Platform;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.bot.timer.Rounds;
import dev.dutydesk.chat.Adapters;
import dev.dutydesk.chat.ChatAdapter;
import dev.dutydesk.chat.FindsPeople;
import dev.dutydesk.chat.NotPosted;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds the accounts of people of whom a desk file says the e-mail address, but no account. */
@Component
final class PeopleLinks extends Rounds {
    private static final Logger log = LoggerFactory.getLogger(PeopleLinks.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    /** Who isn't there may come. */
    private static final Duration AGAIN = Duration.ofHours(1);

    private final Desks desks;
    private final Adapters adapters;
    private final InstantSource clock;
    private final Map<Question, Instant> asked = new HashMap<>();

    PeopleLinks(Desks desks, Adapters adapters, InstantSource clock) {
        super("people-links", EVERY);
        this.desks = desks;
        this.adapters = adapters;
        this.clock = clock;
    }

    private record Question(String adapter, String email) {}

    @Override
    protected void round() {
        for (Desk desk : desks.all()) {
            List<FindsPeople> known = desk.rooms().stream()
                    .flatMap(room -> adapters.can(room, FindsPeople.class).stream())
                    .filter(adapter -> adapter.link().up())
                    .distinct()
                    .toList();
            for (FindsPeople adapter : known) {
                try {
                    look(desk, adapter);
                } catch (NotPosted e) {
                    log.info("People can't be looked for on {} now: {}", Adapters.nameOf(adapter), e.getMessage());
                }
            }
        }
    }

    private void look(Desk desk, FindsPeople adapter) throws NotPosted {
        Instant now = clock.instant();
        for (Person person : desk.team().people()) {
            String email = person.email();
            if (email == null || person.account(adapter.platform()).isPresent()) {
                continue;
            }
            Question question = new Question(Adapters.nameOf(adapter), email);
            Instant before = asked.get(question);
            if (before == null || before.plus(AGAIN).isBefore(now)) {
                asked.put(question, now);
                adapter.accountOf(email).ifPresent(account -> {
                    desks.link(platform(adapter), email, account);
                    log.info("{} of desk {} is known on {} by e-mail", person.id(), desk.id(), adapter.platform());
                });
            }
        }
    }

    private static Platform platform(ChatAdapter adapter) {
        return Arrays.stream(Platform.values())
                .filter(platform -> platform.word().equals(adapter.platform()))
                .findFirst()
                .orElseThrow();
    }
}
