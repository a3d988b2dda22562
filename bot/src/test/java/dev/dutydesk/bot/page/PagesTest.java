package dev.dutydesk.bot.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

/** The page engine, and in which language it speaks. */
class PagesTest {
    private final Pages pages = new Pages();

    @Test
    void whatIsPrintedIsEscapedAndSaidInTheReadersLanguage() {
        Map<String, Object> model = Map.of("name", "<b>\"王芳\" & 'x'</b>", "count", 2);

        String english = html(reader("/trial?lang=en", null, null), model);
        assertThat(english)
                .contains("<html lang=\"en\"")
                .contains("<p title=\"&lt;b&gt;&quot;王芳&quot; &amp; &#39;x&#39;&lt;/b&gt;\">")
                .contains("Hello &lt;b&gt;&quot;王芳&quot; &amp; &#39;x&#39;&lt;/b&gt;, 2 tickets</p>")
                .doesNotContain("<b>");

        String chinese = html(reader("/trial?lang=zh-CN", null, null), model);
        assertThat(chinese).contains("<html lang=\"zh-CN\"").contains("，有 2 张工单</p>");
    }

    @Test
    void aFeaturesWordsLieOverTheCommonOnes() {
        String html = html(reader("/trial?lang=en", null, null), Map.of("name", "x", "count", 1));

        assertThat(html).contains(">Talk</a>").contains(">Tickets</a>").contains("one ticket");
    }

    @Test
    void whatTheModelLacksIsAFault() {
        assertThatThrownBy(() -> pages.render(reader("/", null, null), "trial/broken", Map.of()))
                .hasMessageContaining("nobody");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/?lang=en, zh-CN, zh, en",
                "/?lang=zh-TW, -, en, zh-CN",
                "/?lang=tlh, en, zh, en",
                "/, en, zh-CN, en",
                "/, nonsense, fr;q=0.9, zh-CN",
                "/, -, 'fr, en-GB;q=0.8, zh;q=0.9', zh-CN",
                "/, -, 'de, en-GB;q=0.8, zh;q=0.1', en",
                "/, -, fr, zh-CN",
                "/, -, -, zh-CN",
            })
    void theReadersChoiceDecidesThenTheBrowserThenTheDesk(
            String address, @Nullable String remembered, @Nullable String browser, String expected) {
        assertThat(reader(address, remembered, browser).language().toLanguageTag())
                .isEqualTo(expected);
    }

    @Test
    void aChoiceIsRememberedAndTheOtherLanguageIsTheSamePageAway() {
        Reader chosen = reader("/tickets?state=open&lang=en&group=dev%26ops", "zh-CN", null);
        ResponseEntity<String> page = pages.show(chosen, HttpStatus.OK, "trial/hello", Map.of("name", "x", "count", 1));

        assertThat(page.getHeaders().getFirst(HttpHeaders.SET_COOKIE))
                .startsWith("dutydesk.language=en; Path=/; Max-Age=31536000;")
                .contains("SameSite=Lax");
        assertThat(chosen.here()).isEqualTo("/tickets?state=open&group=dev%26ops");
        assertThat(page.getBody()).contains("href=\"/tickets?state=open&amp;group=dev%26ops&amp;lang=zh-CN\"");

        ResponseEntity<String> later = pages.show(
                reader("/tickets", "en", null), HttpStatus.OK, "trial/hello", Map.of("name", "x", "count", 1));
        assertThat(later.getHeaders().containsHeader(HttpHeaders.SET_COOKIE)).isFalse();
    }

    private String html(Reader reader, Map<String, Object> model) {
        return pages.render(reader, "trial/hello", model);
    }

    private static Reader reader(String address, @Nullable String remembered, @Nullable String browser) {
        String[] parts = address.split("\\?", 2);
        MockHttpServletRequest request = new MockHttpServletRequest("GET", parts[0]);
        if (parts.length == 2) {
            request.setQueryString(parts[1]);
            for (String pair : parts[1].split("&")) {
                request.addParameter(pair.split("=")[0], pair.split("=")[1]);
            }
        }
        if (remembered != null) {
            request.setCookies(new Cookie("dutydesk.language", remembered));
        }
        if (browser != null) {
            request.addHeader("Accept-Language", browser);
        }
        return Reader.of(request, Locale.forLanguageTag("zh-CN"));
    }
}
