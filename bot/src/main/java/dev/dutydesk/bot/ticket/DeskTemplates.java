package dev.dutydesk.bot.ticket;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.templates.Templates;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Each desk's messages: its own ones, in the folder its file names, over the built-in ones. */
public final class DeskTemplates {
    private final Path desksFolder;
    private final Templates builtIn = Templates.builtIn();
    private final Map<Path, Templates> byFolder = new ConcurrentHashMap<>();

    /** @param desksFolder in which desk files and their folders of messages are */
    public DeskTemplates(Path desksFolder) {
        this.desksFolder = desksFolder;
    }

    public Templates of(Desk desk) {
        return desk.templates() == null
                ? builtIn
                : byFolder.computeIfAbsent(desksFolder.resolve(desk.templates()), builtIn::with);
    }

    /** Where there is no desk. */
    public Templates builtIn() {
        return builtIn;
    }

    /** The messages of desks that can't be used, each as {@code file:line: reason}. */
    public List<String> faults() {
        return byFolder.values().stream()
                .flatMap(templates -> templates.faults().stream())
                .distinct()
                .toList();
    }
}
