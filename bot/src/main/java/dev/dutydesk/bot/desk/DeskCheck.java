package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one desk file is like, without a bot that uses it.
 *
 * @param desk empty where it has faults
 */
public record DeskCheck(Optional<Desk> desk, List<Fault> faults, List<Fault> warnings) {
    /** @param environment the value of an environment variable, or null */
    public static DeskCheck of(Path file, Function<String, @Nullable String> environment) {
        Path folder = file.toAbsolutePath().resolveSibling("");
        DeskFile read = DeskFile.read(String.valueOf(file.getFileName()), DeskFolder.text(file), folder, environment);
        return new DeskCheck(read.desk(), read.faults(), read.warnings());
    }
}
