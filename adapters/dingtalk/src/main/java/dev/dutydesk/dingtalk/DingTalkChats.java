package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.AppMemory;
import dev.dutydesk.chat.Directory;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The apps of this process, an adapter each, in the order of their names. */
public final class DingTalkChats {
    private final List<DingTalkChat> all;

    public DingTalkChats(Directory directory, AppMemory.Source memory, InstantSource clock, DingTalkSettings settings) {
        boolean only = settings.apps().size() == 1;
        all = settings.apps().entrySet().stream()
                .map(entry -> DingTalkChat.of(
                        directory, memory, clock, entry.getKey(), entry.getValue(), only, Patience.USUAL))
                .sorted((one, other) -> one.workspace().compareTo(other.workspace()))
                .toList();
    }

    public List<DingTalkChat> all() {
        return all;
    }

    Optional<DingTalkChat> named(String app) {
        return all.stream().filter(chat -> chat.workspace().equals(app)).findFirst();
    }
}
