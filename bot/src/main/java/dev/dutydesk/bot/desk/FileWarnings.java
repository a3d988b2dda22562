package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Fault;
import java.util.List;
import java.util.stream.Stream;

/** A desk file that was changed and refused: what was in force stays, without what was changed. */
public final class FileWarnings implements Warnings {
    private final Desks desks;

    public FileWarnings(Desks desks) {
        this.desks = desks;
    }

    @Override
    public List<Warning> of(Desk desk) {
        return Stream.concat(
                        desks.faults().stream()
                                .filter(fault -> desks.isOf(desk, fault.file()))
                                .map(fault -> warning("file-refused", fault)),
                        desks.warnings().stream()
                                .filter(fault -> desks.isOf(desk, fault.file()))
                                .map(fault -> warning("file-lacks", fault)))
                .toList();
    }

    private static Warning warning(String code, Fault fault) {
        return new Warning(code, List.of(fault.file() + " " + fault.at().line()), fault.toString());
    }
}
