package dev.dutydesk.bot.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.DeskChannel.Platform;
import dev.dutydesk.bot.desk.DeskChannel.Use;
import dev.dutydesk.state.ticket.Grade;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ExampleDeskTest {
    @Test
    void theExampleHasNoFault() {
        DeskFile file = Examples.read(Examples.text());
        assertThat(file.faults()).isEmpty();
        assertThat(file.warnings())
                .extracting(Object::toString)
                .containsExactly("shop.yml:42:102: the environment variable MOBILE_LI_WEI isn't set");
    }

    @Test
    void itsKeysMeanWhatTheySay() {
        Desk desk = Examples.shop();
        assertThat(desk.id()).isEqualTo("shop");
        assertThat(desk.prefix()).isEqualTo("SHOP");
        assertThat(desk.name().in(Locale.ENGLISH)).isEqualTo("Example Shop");
        assertThat(desk.name().in(Locale.forLanguageTag("zh-CN"))).isEqualTo("示例商城");
        assertThat(desk.calendar().country()).contains("CN");
        assertThat(desk.calendar().hours()).hasSize(5).containsEntry(DayOfWeek.FRIDAY, List.of(new Hours(540, 1080)));
        assertThat(desk.calendar().days()).containsEntry(LocalDate.parse("2026-12-31"), Calendar.Day.DAY_OFF);
        assertThat(desk.channels().getFirst().uses()).containsExactly(Use.INTAKE, Use.ALERTS, Use.REVIEWS);
        assertThat(desk.intake().joinWithin()).isEqualTo(Duration.ofMinutes(3));
        assertThat(desk.person("li.wei").orElseThrow().accounts()).containsEntry(Platform.SLACK, "U0LIWEI");
        assertThat(desk.target(Grade.P3).diagnose()).isNull();
        assertThat(desk.target(Grade.P3).resolve()).isEqualTo(new Span.WorkingDays(1));
        assertThat(desk.target(Grade.ROUTINE).respond()).isEqualTo(new Span.SameDay());
        Escalation p1 = desk.escalation(Grade.P1);
        assertThat(p1.unanswered()).hasSize(4);
        assertThat(p1.unanswered().getLast())
                .isEqualTo(new Escalation.Step(
                        new Percent(80),
                        List.of(Escalation.To.LEAD),
                        List.of(Escalation.Way.DM, Escalation.Way.CALL),
                        Duration.ofMinutes(5)));
        assertThat(p1.afterAck().getLast().deadline()).isEqualTo(Escalation.Deadline.ANY);
        assertThat(desk.team().rosters().getFirst().shifts().time()).isEqualTo(LocalTime.of(10, 0));
        assertThat(desk.promotions().getFirst().availability()).isEqualTo(0.9999);
        assertThat(desk.routing()).hasSize(10);
        assertThat(desk.recurring()).hasSize(6);
        assertThat(desk.reviews().monthly()).isEqualTo(new Reviews.Monthly(1, LocalTime.of(10, 30)));
        assertThat(desk.patrols()).containsExactly("patrols/shop.yml");
    }
}
