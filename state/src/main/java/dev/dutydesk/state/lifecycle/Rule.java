package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Act;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Something a row of the table asks for besides who acts.
 *
 * @param words as the table in the docs says it
 */
record Rule(String words, Function<Case, Optional<Refusal>> check) {

    /** One that looks at the ticket and the facts, whatever is said with the act; so it also decides what is possible. */
    static Rule standing(String words, Function<Case, Optional<Refusal>> check) {
        return new Rule(words, check);
    }

    /** One that looks at what is said with the act: more or better input would satisfy it. */
    static <A extends Act> Rule input(Class<A> kind, String words, BiFunction<Case, A, Optional<Refusal>> check) {
        return new Rule(
                words,
                c -> Optional.ofNullable(c.act())
                        .filter(kind::isInstance)
                        .flatMap(act -> check.apply(c, kind.cast(act))));
    }
}
