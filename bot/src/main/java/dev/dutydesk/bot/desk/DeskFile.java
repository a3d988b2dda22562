package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Fault;
import dev.dutydesk.bot.desk.shape.Kind;
import dev.dutydesk.bot.desk.shape.Mark;
import dev.dutydesk.bot.desk.shape.Node;
import dev.dutydesk.bot.desk.shape.Reading;
import dev.dutydesk.bot.desk.shape.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One desk file, read whole.
 *
 * @param name below the desks folder
 * @param desk what stands in it; to be used only without faults
 * @param given every name it gives, with its place
 */
record DeskFile(
        String name,
        DeskFolder.Text text,
        Optional<Desk> desk,
        List<Fault> faults,
        List<Fault> warnings,
        List<Reading.Name> given) {

    /**
     * @param folder where the files that it names lie
     * @param environment the value of an environment variable, or null
     */
    static DeskFile read(
            String name, DeskFolder.Text text, Path folder, Function<String, @Nullable String> environment) {
        Reading reading = new Reading(name, environment);
        if (!text.trouble().isEmpty()) {
            reading.fault(Mark.START, text.trouble());
            return of(name, text, Optional.empty(), reading);
        }
        Optional<Node> root = Yaml.parse(text.text(), reading);
        Optional<Desk> desk = root.map(node -> Desk.SHAPE.read(node, reading));
        reading.resolve();
        desk.ifPresent(d -> d.patrols().stream()
                .filter(patrol -> !patrol.isEmpty() && !Files.isRegularFile(folder.resolve(patrol)))
                .forEach(patrol -> reading.warn(Mark.START, "the patrol file " + patrol + " isn't there")));
        return of(name, text, desk, reading);
    }

    private static DeskFile of(String name, DeskFolder.Text text, Optional<Desk> desk, Reading reading) {
        List<Fault> faults = reading.faults();
        return new DeskFile(
                name, text, faults.isEmpty() ? desk : Optional.empty(), faults, reading.warnings(), reading.given());
    }

    boolean isGood() {
        return desk.isPresent();
    }

    /** Where a kind of name is first given; the file's start where it isn't. */
    Mark first(Kind kind) {
        return given.stream()
                .filter(n -> n.kind().equals(kind))
                .map(Reading.Name::at)
                .findFirst()
                .orElse(Mark.START);
    }

    Fault fault(Mark at, String what) {
        return new Fault(name, at, what);
    }
}
