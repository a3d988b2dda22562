package dev.dutydesk.bot.privacy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What numbers say about a person, how each is told, and what of it may be read. */
enum Secret {
    /** A mobile number of mainland China, 11 digits from 13 to 19, with or without 86 before it. */
    PHONE(11) {
        @Override
        boolean is(String number, List<Integer> groups) {
            String own = own(number);
            boolean whole = groups.size() == 1 || number.length() == 11 && groups.getFirst() >= 3 && atLeast(2, groups);
            return own.length() == 11 && own.charAt(0) == '1' && own.charAt(1) >= '3' && isDigits(own) && whole;
        }

        @Override
        String masked(String number) {
            String own = own(number);
            String country = number.substring(0, number.length() - own.length());
            return country + own.substring(0, 3) + "****" + own.substring(7);
        }

        private static String own(String number) {
            return number.length() == 13 && number.startsWith("86")
                    ? number.substring(2)
                    : number.length() == 15 && number.startsWith("0086") ? number.substring(4) : number;
        }
    },

    /** A resident's identity number of China, GB 11643: a place, a birthday, three digits and one that checks them. */
    IDENTITY(18) {
        @Override
        boolean is(String number, List<Integer> groups) {
            return number.length() == 18
                    && isDigits(number.substring(0, 17))
                    && atLeast(3, groups)
                    && isDay(number.substring(6, 14))
                    && number.charAt(17) == check(number);
        }

        @Override
        String masked(String number) {
            return number.substring(0, 6) + "********" + number.substring(14);
        }

        private static boolean isDay(String day) {
            int year = Integer.parseInt(day.substring(0, 4));
            try {
                LocalDate.of(year, Integer.parseInt(day.substring(4, 6)), Integer.parseInt(day.substring(6)));
                return year >= 1900 && year < 2100;
            } catch (DateTimeException e) {
                return false;
            }
        }

        private static char check(String number) {
            int sum = 0;
            int weight = 1;
            for (int i = 16; i >= 0; i--) {
                weight = weight * 2 % 11;
                sum += (number.charAt(i) - '0') * weight;
            }
            return "10X98765432".charAt(sum % 11);
        }
    },

    /** A bank card's number, ISO/IEC 7812: 13 to 19 digits, the last of which checks the others (Luhn). */
    CARD(19) {
        @Override
        boolean is(String number, List<Integer> groups) {
            return number.length() >= 13
                    && number.length() <= 19
                    && isDigits(number)
                    && isPrinted(groups)
                    && !isOfATime(number)
                    && isChecked(number);
        }

        @Override
        String masked(String number) {
            return number.substring(0, 4) + " **** **** " + number.substring(number.length() - 4);
        }

        /** As on cards: 4-4-4-4-3, 4-6-5, 6-13, 8-8, or in one row. */
        private static boolean isPrinted(List<Integer> groups) {
            List<Integer> first = groups.subList(0, groups.size() - 1);
            boolean byFour = first.size() >= 2 && first.stream().allMatch(size -> size == 4) && groups.getLast() <= 7;
            boolean two = groups.size() == 2 && (groups.getFirst() == 6 || groups.getFirst() == 8);
            return first.isEmpty() || byFour || two || groups.size() == 3 && first.equals(List.of(4, 6));
        }

        /** No card begins with 20 and a month and a day; order numbers do. Nor with 1 in 13 digits; milliseconds do. */
        private static boolean isOfATime(String number) {
            int month = Integer.parseInt(number.substring(4, 6));
            int day = Integer.parseInt(number.substring(6, 8));
            boolean dated = number.startsWith("20") && month >= 1 && month <= 12 && day >= 1 && day <= 31;
            return dated || number.length() == 13 && number.startsWith("1");
        }

        private static boolean isChecked(String number) {
            int sum = 0;
            for (int i = 0; i < number.length(); i++) {
                int digit = number.charAt(number.length() - 1 - i) - '0';
                sum += i % 2 == 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
            }
            return sum % 10 == 0;
        }
    };

    /** No number that is told has more digits. */
    static final int LONGEST =
            Stream.of(values()).mapToInt(each -> each.longest).max().orElseThrow();

    private final int longest;

    Secret(int longest) {
        this.longest = longest;
    }

    /** @param number its digits @param groups how many of them stood together */
    abstract boolean is(String number, List<Integer> groups);

    /** Enough of it to be recognised by who knows it. */
    abstract String masked(String number);

    static Optional<Secret> of(String number, List<Integer> groups) {
        return Stream.of(values()).filter(each -> each.is(number, groups)).findFirst();
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean atLeast(int size, List<Integer> groups) {
        return groups.stream().allMatch(group -> group >= size);
    }
}
