package dev.dutydesk.slack;

import dev.dutydesk.chat.Directory;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The workspaces of this process, an adapter each, in the order of their names. */
public final class SlackChats {
    private final List<SlackChat> all;

    public SlackChats(Directory directory, InstantSource clock, SlackSettings settings) {
        boolean only = settings.workspaces().size() == 1;
        all = settings.workspaces().entrySet().stream()
                .map(entry -> new SlackChat(directory, clock, entry.getKey(), entry.getValue(), only, Patience.USUAL))
                .sorted((one, other) -> one.workspace().compareTo(other.workspace()))
                .toList();
    }

    public List<SlackChat> all() {
        return all;
    }

    Optional<SlackChat> named(String workspace) {
        return all.stream().filter(chat -> chat.workspace().equals(workspace)).findFirst();
    }
}
