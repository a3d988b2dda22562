package dev.dutydesk.bot.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
    private static void reads(String typed, Request request) {
        assertThat(Request.read(typed)).as(typed).contains(request);
    }

    @Test
    void aPartOfAReviewIsNamedAsAButtonDoesOrInWords() {
        reads("details", new Request.Details(null, null, 1));
        reads("明细 2", new Request.Details(null, null, 2));
        reads("Details response-p1", new Request.Details(null, "response-p1", 1));
        reads("details.weekly-2026-11-27.2", new Request.Details("weekly-2026-11-27", null, 2));
        reads(
                "details.weekly-2026-11-27.unclosed-dev-day.3",
                new Request.Details("weekly-2026-11-27", "unclosed-dev-day", 3));
        reads("对比 monthly-2026-12-01", new Request.Compared("monthly-2026-12-01", 1));
        reads("compare.weekly-2026-11-27.2", new Request.Compared("weekly-2026-11-27", 2));
        reads("根因", new Request.Cause(null, 1));
        reads("cause.weekly-2026-11-27.3", new Request.Cause("weekly-2026-11-27", 3));
    }

    @Test
    void allElseIsReadAsBefore() {
        reads("", new Request.Last());
        reads("周", new Request.Of(Period.Kind.WEEKLY));
        reads("11-01..11-15", new Request.Between("11-01..11-15"));
        reads("重发 月报", new Request.Again(Period.Kind.MONTHLY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"detailsofit", "cause of it all", "compare response-p1", "明细 a b", "details.99999"})
    void whatIsNoneOfThese(String typed) {
        assertThat(Request.read(typed)).isEmpty();
    }
}
