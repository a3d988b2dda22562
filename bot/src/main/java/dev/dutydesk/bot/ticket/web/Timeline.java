package dev.dutydesk.bot.ticket.web;

import dev.dutydesk.bot.ticket.Faces;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Verb;
import dev.dutydesk.templates.CardRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A ticket's whole history, each step said as in the chat's thread; many remarks in a row are folded. */
final class Timeline {
    /** So many in a row are read, more are folded. */
    private static final int REMARKS = 3;

    /** What a step's line may cut; shorter than the least it keeps. */
    private static final int LONG = 200;

    private static final Set<Verb> REMARK = Set.of(Verb.COMMENT, Verb.ATTACH);

    private Timeline() {}

    /**
     * @param html the step's line, escaped
     * @param full what was written with it, where the line cuts it
     * @param turn whether it changed the state
     */
    record Entry(int no, String html, List<String> full, boolean turn) {}

    /** @param folded the heading of those that are shown on demand; null where they are shown at once */
    record Stretch(@Nullable String folded, List<Entry> entries) {}

    static List<Stretch> of(Voice voice, Faces faces, Numbered ticket, List<Event> history) {
        List<Stretch> stretches = new ArrayList<>();
        State before = null;
        for (int i = 0; i < history.size(); ) {
            int end = i + 1;
            while (end < history.size() && isRemark(history.get(i)) == isRemark(history.get(end))) {
                end++;
            }
            List<Event> alike = history.subList(i, end);
            List<Entry> entries = new ArrayList<>();
            for (Event event : alike) {
                entries.add(entry(voice, faces, ticket, event, event.to() != before));
                before = event.to();
            }
            boolean fold = isRemark(alike.getFirst()) && alike.size() > REMARKS;
            stretches.add(new Stretch(fold ? heading(voice, alike) : null, entries));
            i = end;
        }
        return stretches;
    }

    private static boolean isRemark(Event event) {
        return REMARK.contains(event.verb());
    }

    private static String heading(Voice voice, List<Event> remarks) {
        String people = remarks.stream()
                .map(Event::by)
                .distinct()
                .map(by -> voice.names().person(by).name())
                .collect(Collectors.joining(voice.word("list.separator")));
        return voice.say("timeline.folded", remarks.size(), people);
    }

    private static Entry entry(Voice voice, Faces faces, Numbered ticket, Event event, boolean turn) {
        Channel channel = voice.channel();
        String html = CardRenderer.toHtml(
                faces.steps(voice.desk(), channel, ticket, List.of(event)).body());
        List<String> full = new TreeMap<>(event.detail())
                .values().stream().filter(said -> said.length() > LONG).toList();
        // a line that is cut says where to read on: here
        String more = voice.word("more").replace("{}", voice.names().key(ticket.number()));
        return new Entry(event.no(), html.replace(more, "…"), full, turn);
    }
}
