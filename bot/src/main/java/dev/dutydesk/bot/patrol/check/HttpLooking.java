package dev.dutydesk.bot.patrol.check;

import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.PatrolTarget.Address;
import dev.dutydesk.bot.patrol.Work;
import java.util.List;
import java.util.Objects;

/** One request. */
final class HttpLooking {
    private HttpLooking() {}

    static Seen look(Web web, Look look, Work.Http work) throws InterruptedException {
        Answer answer =
                web.ask(look.where(), look.address(Address.Web.class).url(), work.request(), null, look.deadline());
        return answer.trouble() == null
                ? Seen.well(
                        answer.values(),
                        List.of(answer.evidence()),
                        Phrase.ANSWERED.of(Objects.requireNonNull(answer.status()), Math.round(answer.ms())))
                : Seen.not(Level.CRIT, answer.trouble(), answer.values(), List.of(answer.evidence()));
    }
}
