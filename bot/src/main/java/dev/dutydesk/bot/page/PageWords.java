package dev.dutydesk.bot.page;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The words of pages by key, as {@link MessageFormat}s in {@code pages/words*.properties}; those of a feature's pages, in its
 * own folder, lie over the common ones.
 */
final class PageWords {
    private static final String COMMON = "pages.words";

    private final Locale language;
    private final List<ResourceBundle> bundles;

    private PageWords(Locale language, List<ResourceBundle> bundles) {
        this.language = language;
        this.bundles = bundles;
    }

    /** @param page its name: {@code ticket/list} reads {@code pages/ticket/words*.properties} too */
    static PageWords of(String page, Locale language) {
        int folder = page.lastIndexOf('/');
        return new PageWords(
                language,
                folder < 0
                        ? List.of(bundle(COMMON, language))
                        : List.of(
                                bundle("pages." + page.substring(0, folder).replace('/', '.') + ".words", language),
                                bundle(COMMON, language)));
    }

    private static ResourceBundle bundle(String name, Locale language) {
        return ResourceBundle.getBundle(
                name, language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** @throws MissingResourceException where no page says that */
    String say(String key, Object... facts) {
        String words = bundles.stream()
                .filter(bundle -> bundle.containsKey(key))
                .findFirst()
                .orElseThrow(() -> new MissingResourceException("No page says " + key, COMMON, key))
                .getString(key);
        return new MessageFormat(words, language).format(facts);
    }
}
