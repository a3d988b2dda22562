package dev.dutydesk.bot.privacy;

import java.util.Locale;

/**
 * Something that a report says and that whoever handles it looks for first.
 *
 * @param value as it was written, full-width digits made plain; an amount with its currency before it: {@code ¥199}
 */
public record Particular(Kind kind, String value) {

    /** In the order in which they are told. */
    public enum Kind {
        /** The number of an order, a parcel or a payment. */
        ORDER,
        /** An amount of money. */
        AMOUNT,
        /** What was paid with. */
        PAYMENT,
        /** Of the shop's software. */
        VERSION,
        /** An address on the web. */
        URL;

        /** As in the interface, and the words of messages: {@code order}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
