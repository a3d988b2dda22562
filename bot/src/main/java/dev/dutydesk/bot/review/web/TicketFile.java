package dev.dutydesk.bot.review.web;

import dev.dutydesk.bot.ticket.web.Voice;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.ticket.Ticket;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Tickets as a file for a spreadsheet, in the reader's words, times in the desk's zone. Written while it is read. */
final class TicketFile {
    /** By which spreadsheets know UTF-8. */
    private static final char MARK = '\uFEFF';

    /** What a spreadsheet would take for a formula, or cut off to find one. */
    private static final String FORMULA = "=+-@\t\r\n";

    private static final String TIME = "yyyy-mm-dd hh:mm";
    private static final int FLUSHED = 500;

    private final Voice voice;

    TicketFile(Voice voice) {
        this.voice = voice;
    }

    private enum Column {
        KEY,
        TITLE,
        GRADE,
        CATEGORY,
        MODULE,
        STATE,
        GROUP,
        HANDLER,
        REPORTER,
        REPORTED,
        RESPOND_BY,
        ACKNOWLEDGED,
        RESOLVE_BY,
        RESOLVED,
        ENDED,
        REJECTIONS,
        STARS,
        CAUSE
    }

    /** A text, a time, a number, or null for nothing. */
    private @Nullable Object cell(Column column, Numbered numbered) {
        Ticket ticket = numbered.ticket();
        return switch (column) {
            case KEY -> voice.names().key(numbered.number());
            case TITLE -> ticket.report().title();
            case GRADE -> voice.word("grade." + ticket.sort().grade().word());
            case CATEGORY -> voice.word("category." + ticket.sort().category());
            case MODULE -> voice.word("module." + ticket.sort().module());
            case STATE -> voice.word("state." + ticket.state().name());
            case GROUP -> voice.names().group(ticket.sort().group());
            case HANDLER -> person(ticket.response().handler());
            case REPORTER -> person(ticket.report().reporter());
            case REPORTED -> time(ticket.report().at());
            case RESPOND_BY -> time(ticket.deadlines().respond());
            case ACKNOWLEDGED -> time(ticket.response().acknowledgedAt());
            case RESOLVE_BY -> time(ticket.deadlines().resolve());
            case RESOLVED -> time(ticket.work().resolvedAt());
            case ENDED -> time(ticket.closing().at());
            case REJECTIONS -> ticket.closing().rejections();
            case STARS -> ticket.closing().stars();
            case CAUSE ->
                ticket.sort().cause() == null
                        ? null
                        : voice.word("cause." + ticket.sort().cause());
        };
    }

    private @Nullable String person(@Nullable String id) {
        return id == null ? null : voice.names().person(id).name();
    }

    private @Nullable LocalDateTime time(@Nullable Instant at) {
        return at == null
                ? null
                : LocalDateTime.ofInstant(at, voice.desk().zone()).truncatedTo(ChronoUnit.MINUTES);
    }

    private List<String> head() {
        return Arrays.stream(Column.values())
                .map(column -> voice.say("file." + ReviewView.word(column)))
                .toList();
    }

    /** RFC 4180, UTF-8. What would be a formula is a text: it gets an apostrophe before it. */
    void csv(Stream<Numbered> tickets, OutputStream out) throws IOException {
        try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                CSVPrinter printer = new CSVPrinter(writer.append(MARK), CSVFormat.RFC4180)) {
            printer.printRecord(head());
            for (Iterator<Numbered> each = tickets.iterator(); each.hasNext(); ) {
                Numbered ticket = each.next();
                printer.printRecord(Arrays.stream(Column.values())
                        .map(column -> plain(cell(column, ticket)))
                        .toList());
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String plain(@Nullable Object cell) {
        String text =
                cell instanceof LocalDateTime time ? time.toString().replace('T', ' ') : Objects.toString(cell, "");
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** Texts are texts there, whatever they begin with; times are times. */
    void xlsx(Stream<Numbered> tickets, String name, OutputStream out) throws IOException {
        try (Workbook book = new Workbook(out, "Dutydesk", null);
                Worksheet sheet = book.newWorksheet(name)) {
            List<String> head = head();
            for (int i = 0; i < head.size(); i++) {
                sheet.value(0, i, head.get(i));
                sheet.style(0, i).bold().set();
            }
            sheet.freezePane(0, 1);
            int row = 0;
            for (Iterator<Numbered> each = tickets.iterator(); each.hasNext(); ) {
                row++;
                write(sheet, row, each.next());
                if (row % FLUSHED == 0) {
                    sheet.flush();
                }
            }
        }
    }

    private void write(Worksheet sheet, int row, Numbered ticket) {
        for (Column column : Column.values()) {
            int at = column.ordinal();
            switch (cell(column, ticket)) {
                case LocalDateTime time -> {
                    sheet.value(row, at, time);
                    sheet.style(row, at).format(TIME).set();
                }
                case Number number -> sheet.value(row, at, number);
                case Object text -> sheet.value(row, at, text.toString());
                case null -> {}
            }
        }
    }
}
