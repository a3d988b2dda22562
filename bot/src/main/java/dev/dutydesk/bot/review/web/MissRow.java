package dev.dutydesk.bot.review.web;

import dev.dutydesk.bot.review.Sheet;
import dev.dutydesk.bot.ticket.web.Voice;
import java.util.List;

/** A missed promise on a review's page. @param late how late it was kept, or that it wasn't */
record MissRow(String key, String code, String grade, String promise, String group, String deadline, String late) {

    /** The worst ones, the latest first. */
    static List<MissRow> of(Voice voice, Sheet sheet) {
        return sheet.review().misses().stream()
                .map(miss -> new MissRow(
                        voice.names().key(miss.ticket()),
                        miss.grade().word(),
                        voice.word("grade." + miss.grade().word()),
                        voice.word("promise." + miss.promise().word()),
                        voice.names().group(miss.group()),
                        voice.times().at(miss.deadline()),
                        miss.late() == null
                                ? voice.say("miss.open")
                                : voice.say("miss.late", voice.times().length(miss.late()))))
                .toList();
    }
}
