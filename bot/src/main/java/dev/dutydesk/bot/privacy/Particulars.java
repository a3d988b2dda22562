package dev.dutydesk.bot.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Takes out of a text what is known by its form. In time linear in the text's length. */
public final class Particulars {
    /** More of them are no summary. */
    private static final int MOST = 50;

    private Particulars() {}

    /** By kind, and those of a kind in the order of the text; each once. */
    public static List<Particular> of(String text) {
        List<Particular> found = new ArrayList<>();
        OrderNumbers.in(text).stream()
                .filter(number -> OrderNumbers.isWhole(text, number))
                .forEach(number -> found.add(new Particular(Particular.Kind.ORDER, number.text())));
        List<Addresses.Address> addresses = Addresses.in(text);
        addresses.forEach(each -> found.add(new Particular(Particular.Kind.URL, each.text())));
        // What an address says is said by the address.
        String rest = Addresses.without(addresses, text);
        Figures.amounts(rest).forEach(each -> found.add(new Particular(Particular.Kind.AMOUNT, each)));
        Figures.versions(rest).forEach(each -> found.add(new Particular(Particular.Kind.VERSION, each)));
        Payments.in(rest).forEach(each -> found.add(new Particular(Particular.Kind.PAYMENT, each)));
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(Particular::kind))
                .limit(MOST)
                .toList();
    }
}
