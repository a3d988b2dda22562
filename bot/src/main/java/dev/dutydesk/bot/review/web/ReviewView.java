package dev.dutydesk.bot.review.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.review.Figure;
import dev.dutydesk.bot.review.Goal;
import dev.dutydesk.bot.review.Review;
import dev.dutydesk.bot.review.Share;
import dev.dutydesk.bot.review.Sheet;
import dev.dutydesk.bot.review.Shelf;
import dev.dutydesk.state.ticket.TicketKey;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reviews as the interface shows them: every field always there, null where there is nothing to say. */
final class ReviewView {
    private ReviewView() {}

    @Schema(name = "Reviews", description = "What a desk has posted, the newest first")
    record Items(List<Posted> items) {}

    @Schema(name = "PostedReview")
    record Posted(
            @Schema(example = "weekly-2026-11-27") String id,

            @Schema(example = "shop") String desk,
            @Schema(allowableValues = {"weekly", "monthly"}) String kind,

            @Schema(description = "Not part of the period") OffsetDateTime from,

            @Schema(description = "Part of the period") OffsetDateTime until) {
        static Posted of(Desk desk, Shelf.Posted posted) {
            return new Posted(
                    posted.id(), desk.id(), word(posted.kind()), at(desk, posted.from()), at(desk, posted.until()));
        }
    }

    @Schema(
            name = "Review",
            description = "As it was posted; nothing in it changes any more but what became of actions")
    record Whole(
            @JsonUnwrapped Posted review,

            @Schema(description = "Every number that the post and the page print, in their order")
            List<Number> figures,

            @Schema(description = "What the product promises")
            List<Target> targets,

            @Schema(
                    description =
                            "The rows that the caller may see: all for leads who are signed in, or where the desk shows "
                                    + "them to all; else their own")
            List<Person> people) {
        static Whole of(Desk desk, Sheet sheet, List<Review.PersonRow> people) {
            return new Whole(
                    Posted.of(desk, sheet.posted()),
                    sheet.figures().all().stream()
                            .map(figure -> Number.of(desk, figure))
                            .toList(),
                    List.of(Goal.values()).stream()
                            .map(goal -> Target.of(goal, sheet))
                            .toList(),
                    people.stream().map(Person::of).toList());
        }
    }

    @Schema(name = "Figure", description = "One number. Which of the fields say something depends on what it is.")
    record Number(
            @Schema(description = "Names it within the review", example = "response-p1")
            String id,

            @Schema(example = "response") String section,
            @Schema(example = "response") String name,

            @Schema(description = "Of which part of it; none for the whole")
            List<Of> parts,

            @Schema(description = "How many", example = "4") long n,

            @Schema(description = "How many of them as they should", example = "3") @Nullable
            Long met,

            @Schema(description = "In percent, rounded down", example = "75") @Nullable
            String percent,

            @Schema(description = "What it should be at least, in percent", example = "98") @Nullable
            String target,

            @Schema(description = "Whether the target was missed") @Nullable
            Boolean below,

            @Nullable Long medianSeconds,
            @Nullable Long p90Seconds,
            @Nullable Long meanSeconds,

            @Schema(description = "How long all together") @Nullable
            Long totalSeconds,

            @Schema(description = "For how many it had not happened though it was due") @Nullable
            Long never,

            @Schema(description = "The tickets behind it", example = "[\"SHOP-12\"]")
            List<String> tickets) {
        static Number of(Desk desk, Figure figure) {
            Share share = figure.value() instanceof Share is ? is : null;
            Figure.Took took = figure.value() instanceof Figure.Took is ? is : null;
            return new Number(
                    figure.id(),
                    word(figure.section()),
                    figure.name(),
                    figure.parts().stream()
                            .map(part -> new Of(word(part.kind()), part.id()))
                            .toList(),
                    figure.value().n(),
                    share == null ? null : share.met(),
                    share == null || share.all() == 0 ? null : share.percent(),
                    share == null ? null : share.targetPercent(),
                    share == null || share.target() == null ? null : share.isBelow(),
                    took == null ? null : seconds(took.median()),
                    took == null ? null : seconds(took.p90()),
                    took == null ? null : seconds(took.mean()),
                    figure.value() instanceof Figure.Lasted lasted
                            ? lasted.all().toSeconds()
                            : null,
                    took == null ? null : took.never(),
                    figure.tickets().stream()
                            .map(number -> new TicketKey(desk.prefix(), number).toString())
                            .toList());
        }
    }

    @Schema(name = "FigurePart")
    record Of(
            @Schema(example = "grade") String kind,
            @Schema(example = "P1") String id) {}

    @Schema(name = "ReviewTarget")
    record Target(
            @Schema(example = "p2-response") String name,
            @Schema(example = "≥ 98 %") String target,

            @Schema(description = "Whether anything measures it at this desk")
            boolean measured,

            @Schema(description = "The ids of its figures; none where there were no cases, or nothing measures it")
            List<String> figures) {
        static Target of(Goal goal, Sheet sheet) {
            return new Target(
                    goal.word(),
                    goal.target(),
                    goal.isMeasured(sheet.figures()),
                    goal.in(sheet.figures()).stream().map(Figure::id).toList());
        }
    }

    @Schema(name = "ReviewOfPerson")
    record Person(
            @Schema(example = "li.wei") String person,
            int responsesKept,
            int responses,
            int resolutionsKept,
            int resolutions,
            int firstTime,
            int accepted,
            int reopened,
            int stars,
            int rated,
            int groupChanges) {
        static Person of(Review.PersonRow row) {
            return new Person(
                    row.person(),
                    row.responsesKept(),
                    row.responses(),
                    row.resolutionsKept(),
                    row.resolutions(),
                    row.firstTime(),
                    row.accepted(),
                    row.reopened(),
                    row.stars(),
                    row.rated(),
                    row.groupChanges());
        }
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    private static OffsetDateTime at(Desk desk, Instant instant) {
        return instant.atZone(desk.zone()).toOffsetDateTime();
    }
}
