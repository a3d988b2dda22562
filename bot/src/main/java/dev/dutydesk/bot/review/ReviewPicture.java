package dev.dutydesk.bot.review;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.review.Figure.Section;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.templates.Card;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a review's message shows beside its words: response and completion per grade, this period beside the last. */
record ReviewPicture(Speech speech, Desk desk, Channel channel) {

    /** Empty where there is nothing to draw. It is drawn when somebody shows it. */
    Optional<Card.Picture> of(Review review, Optional<Review> before) {
        Figures now = Figures.of(review, List.of());
        Optional<Figures> then = before.map(earlier -> Figures.of(earlier, List.of()));
        List<Painter.Bar> bars = Stream.of(Section.RESPONSE, Section.COMPLETED)
                .flatMap(section -> now.in(section).stream())
                .map(figure -> new Painter.Bar(
                        name(figure),
                        (Share) figure.value(),
                        then.flatMap(figures -> figures.find(figure.id()))
                                .map(found -> (Share) found.value())
                                .orElse(null)))
                .toList();
        Painter.Names names = new Painter.Names(
                word("picture.title"),
                ReviewModels.name(desk, review.period()),
                before.map(earlier -> ReviewModels.name(desk, earlier.period())).orElse(null),
                word("picture.target"));
        return bars.isEmpty()
                ? Optional.empty()
                : Optional.of(new Card.Picture(
                        Shelf.posted(desk, review.period()).id() + ".png", () -> Painter.draw(names, bars)));
    }

    private String name(Figure figure) {
        String grade = word("grade." + figure.parts().getFirst().id());
        return grade + " " + word("picture." + figure.name());
    }

    private String word(String path) {
        return speech.word(desk, channel, path);
    }
}
