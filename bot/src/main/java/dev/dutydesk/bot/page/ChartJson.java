package dev.dutydesk.bot.page;

import tools.jackson.databind.json.JsonMapper;

/**
 * What a page's chart shows, as it stands in {@code <script type="application/json">} of a {@code <figure class="chart">}
 * and is drawn by {@code js/charts.js}: options of ECharts, a colour as {@code var(--red)}.
 */
public final class ChartJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ChartJson() {}

    /**
     * To be printed with {@code raw}: nothing in it can end the script element or begin a comment, whatever the texts are.
     *
     * @param options maps, lists, texts, numbers and truth values
     */
    public static String of(Object options) {
        return JSON.writeValueAsString(options)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
