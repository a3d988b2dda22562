package dev.dutydesk.bot.alarm;

import static dev.dutydesk.bot.alarm.Episode.News.BEGAN;
import static dev.dutydesk.bot.alarm.Episode.News.ENDED;
import static dev.dutydesk.bot.alarm.Episode.News.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.alarm.Episode.News;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An alarm's beginnings and ends, told twice, late and in any order. Each is written as what it is and when it began. */
class EpisodeTest {
    @Test
    void eachBeginningAndEachEndCountsOnce() {
        assertThat(told("fires 1", "fires 1", "over 1", "over 1", "fires 2", "over 2"))
                .containsExactly(BEGAN, NOTHING, ENDED, NOTHING, BEGAN, ENDED);
    }

    @Test
    void aBeginningThatComesAfterItsEndIsLate() {
        assertThat(told("over 1", "fires 1", "fires 2")).containsExactly(NOTHING, NOTHING, BEGAN);
        assertThat(told("fires 2", "over 2", "fires 1")).containsExactly(BEGAN, ENDED, NOTHING);
    }

    @Test
    void theEndOfAnEarlierTimeEndsNothing() {
        assertThat(told("fires 1", "over 1", "fires 2", "over 1", "over 2"))
                .containsExactly(BEGAN, ENDED, BEGAN, NOTHING, ENDED);
    }

    @Test
    void aNewBeginningWithoutAnEndIsTheSameTrouble() {
        assertThat(told("fires 1", "fires 2", "over 1", "over 2")).containsExactly(BEGAN, NOTHING, NOTHING, ENDED);
    }

    @Test
    void whoSaysNoTimesIsTakenByTheOrderOfComing() {
        assertThat(told("fires", "fires", "over", "over", "fires", "over"))
                .containsExactly(BEGAN, NOTHING, ENDED, NOTHING, BEGAN, ENDED);
    }

    private static List<News> told(String... said) {
        List<News> news = new ArrayList<>();
        Episode episode = null;
        for (int i = 0; i < said.length; i++) {
            String[] words = said[i].split(" ");
            Instant since = words.length < 2 ? null : Instant.ofEpochSecond(Long.parseLong(words[1]));
            Episode.Told told =
                    Episode.tell(episode, alarm(words[0].equals("over"), since), Instant.ofEpochSecond(100 + i));
            episode = told.after();
            news.add(told.news());
        }
        return news;
    }

    private static Alarm alarm(boolean over, @Nullable Instant since) {
        return new Alarm("test", "alarm:1", over, "title", "", null, Map.of(), since, null);
    }
}
