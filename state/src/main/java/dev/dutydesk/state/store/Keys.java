package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.Verb;
import java.time.LocalDate;

/**
 * The names of the keys that a desk's tickets are kept under; {@link WaitingKeys} are what waits to be sent or fired. All
 * of them carry the desk as their hash tag, so that one script may touch any of them on a cluster.
 *
 * @param desk the desk's id
 */
record Keys(String desk) {

    /** Hash: {@code rev}, and {@code body} (JSON) or {@code packed} (compressed events of an archived ticket). */
    String ticket(TicketId id) {
        return WaitingKeys.ticket(desk, id);
    }

    /** List of event JSON, in order; absent once packed. */
    String history(TicketId id) {
        return of("history:" + id);
    }

    /** Hash event number → what was typed with it, where the ticket and its history show it masked. */
    String originals(TicketId id) {
        return of("original:" + id);
    }

    /** The counter that numbers are drawn from. */
    String number() {
        return of("number");
    }

    /** Hash number → ticket id. */
    String numbers() {
        return of("numbers");
    }

    /** Hash ticket id → number. */
    String keys() {
        return of("keys");
    }

    /** All of these: sorted set of ticket ids by the instant of the report, in milliseconds. */
    String byOpen() {
        return of("by:open");
    }

    String byState(State state) {
        return of("by:state:" + state);
    }

    String byGroup(String group) {
        return of("by:group:" + group);
    }

    String byHandler(String person) {
        return of("by:handler:" + person);
    }

    String byReporter(String person) {
        return of("by:reporter:" + person);
    }

    String byRoom(String channel) {
        return of("by:room:" + channel);
    }

    String byFingerprint(String fingerprint) {
        return of("by:fingerprint:" + fingerprint);
    }

    /** By where a file is kept, whatever each ticket calls it; archived ones too. */
    String byFile(String address) {
        int name = address.lastIndexOf('/');
        return of("by:file:" + (name < 0 ? address : address.substring(0, name)));
    }

    /** What every index {@code by:…} of the desk begins with. */
    String byAnything() {
        return of("by:");
    }

    /** The id of the open ticket that claims the fingerprint. */
    String claim(String fingerprint) {
        return of("claim:" + fingerprint);
    }

    /** Hash ticket id → facts of the latest such step on that day in the desk's zone, for reviews. */
    String day(Verb verb, LocalDate day) {
        return of("day:" + verb.word() + ":" + day);
    }

    /** Stream, a bounded tail of what happened: ticket, event number, verb. */
    String events() {
        return of("events");
    }

    /** Hash: {@code rev} and {@code body} of what the desk keeps under that name. */
    String record(String name) {
        return of("record:" + name);
    }

    /** The numbers drawn, then the answer kept with a commit's id. */
    String commit(String id) {
        return of("commit:" + id);
    }

    /** Hash ticket id, or the name of a record, → what went wrong; while it is there the desk doesn't write. */
    String broken() {
        return of("broken");
    }

    private String of(String rest) {
        return WaitingKeys.of(desk, rest);
    }
}
