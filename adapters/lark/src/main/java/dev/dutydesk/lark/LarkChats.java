package dev.dutydesk.lark;

import dev.dutydesk.chat.AppMemory;
import dev.dutydesk.chat.Directory;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The apps of this process, an adapter each, in the order of their names. */
public final class LarkChats {
    private final List<LarkChat> all;

    public LarkChats(Directory directory, AppMemory.Source memory, InstantSource clock, LarkSettings settings) {
        boolean only = settings.apps().size() == 1;
        all = settings.apps().entrySet().stream()
                .map(entry ->
                        new LarkChat(directory, memory, clock, entry.getKey(), entry.getValue(), only, Patience.USUAL))
                .sorted((one, other) -> one.workspace().compareTo(other.workspace()))
                .toList();
    }

    public List<LarkChat> all() {
        return all;
    }

    Optional<LarkChat> named(String app) {
        return all.stream().filter(chat -> chat.workspace().equals(app)).findFirst();
    }
}
