package dev.dutydesk.bot.command;

import dev.dutydesk.chat.Inbound;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pictures that somebody showed the others just before telling the bot what they show. Nobody was answered yet, so they are only
 * remembered, not kept: a restart in these minutes forgets them.
 */
final class ShownBefore {
    private static final int PEOPLE = 1_000;

    /** So many pictures of one person are remembered; more belong to no report. */
    private static final int PICTURES = 9;

    private final Map<String, List<Shown>> shown = new LinkedHashMap<>();
    private final InstantSource clock;

    ShownBefore(InstantSource clock) {
        this.clock = clock;
    }

    private record Shown(Instant at, Inbound.File file) {}

    synchronized void remember(Turn turn, List<Inbound.File> files) {
        List<Shown> mine = shown.computeIfAbsent(whose(turn), key -> new ArrayList<>());
        files.forEach(file -> mine.add(new Shown(clock.instant(), file)));
        while (mine.size() > PICTURES) {
            mine.removeFirst();
        }
        if (shown.size() > PEOPLE) {
            shown.remove(shown.keySet().iterator().next());
        }
    }

    /** Those that still belong to what this person says now, oldest first; they are given once. */
    synchronized List<Inbound.File> take(Turn turn) {
        Instant since = clock.instant().minus(turn.desk().intake().joinWithin());
        List<Shown> mine = shown.remove(whose(turn));
        return mine == null
                ? List.of()
                : mine.stream()
                        .filter(each -> !each.at().isBefore(since))
                        .map(Shown::file)
                        .toList();
    }

    private static String whose(Turn turn) {
        return turn.channel().name() + " " + turn.actor().id();
    }
}
