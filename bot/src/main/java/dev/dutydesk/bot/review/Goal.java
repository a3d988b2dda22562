package dev.dutydesk.bot.review;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the product promises. Each stands in every review, with its figure or that it isn't measured. */
public enum Goal {
    P1_RESPONSE("response-p1", "≥ 100 %"),
    P1_COMPLETED("completed-p1", "≥ 100 %"),
    P2_RESPONSE("response-p2", "≥ 98 %"),
    P2_COMPLETED("completed-p2", "≥ 95 %"),
    P3_RESPONSE("response-p3", "≥ 98 %"),
    P3_COMPLETED("completed-p3", "≥ 95 %"),
    ROUTINE_COMPLETED("completed-routine", "≥ 99 %"),
    BUSINESS_RESPONSE("business-response", "≥ 98 %"),
    AVAILABILITY(Short.AVAILABILITY, "availability", "≥ 99.9 %"),
    CORE_FAILURE(Short.CORE_FAILURE, "core", "≥ 99.7 %"),
    SERVER_FAILURE(Short.SERVER_FAILURE, "", "≤ 0.5 %"),
    FIRST_SCREEN(Short.SPEED, "", "≤ 3 s"),
    ORDER_SUBMIT(Short.SPEED, "", "≤ 1 s"),
    QUERY(Short.SPEED, "", "≤ 500 ms"),
    RESOURCES(Short.SPEED, "", "≤ 80 %"),
    SECURITY_SCAN(Short.SECURITY, "", "100 %"),
    ATTACKS_STOPPED(Short.SECURITY, "", "≥ 99 %"),
    LEAKS(Short.SECURITY, "", "0"),
    COMPLIANCE(Short.SECURITY, "", "0"),
    DATA_ACCURACY(Short.DATA_ACCURACY, "", "100 %"),
    THIRD_PARTY_SYNC(Short.THIRD_PARTY_SYNC, "", "≥ 99.9 %"),
    COMPLAINTS(Short.COMPLAINTS, "", "≤ 0.1 %");

    private final Short shortly;
    private final String figure;
    private final String target;

    /** In a message those that belong together are named together. */
    enum Short {
        TICKETS,
        AVAILABILITY,
        CORE_FAILURE,
        SERVER_FAILURE,
        SPEED,
        SECURITY,
        DATA_ACCURACY,
        THIRD_PARTY_SYNC,
        COMPLAINTS
    }

    Goal(String figure, String target) {
        this(Short.TICKETS, figure, target);
    }

    Goal(Short shortly, String figure, String target) {
        this.shortly = shortly;
        this.figure = figure;
        this.target = target;
    }

    /** As it is printed: {@code ≥ 98 %}. */
    public String target() {
        return target;
    }

    /** Its figures: several where several checks measure it; none where nothing was to be counted, or nothing measures it. */
    public List<Figure> in(Figures figures) {
        return figures.all().stream()
                .filter(each -> each.id().equals(figure)
                        || (shortly == Short.AVAILABILITY && each.name().equals(figure)))
                .toList();
    }

    /** Whether anything measures it here. Tickets are always counted. */
    public boolean isMeasured(Figures figures) {
        return shortly == Short.TICKETS || !in(figures).isEmpty();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What isn't measured here, shortly, by {@code target.<code>}. */
    static List<String> unmeasured(Figures figures) {
        return Stream.of(values())
                .filter(goal -> !goal.isMeasured(figures))
                .map(goal -> Figures.word(goal.shortly))
                .distinct()
                .toList();
    }
}
