package dev.dutydesk.bot.desk.shape;

import java.util.List;

/** A piece of a YAML file, with its place. Nothing is interpreted yet: what {@code 012} means is up to the shape. */
public sealed interface Node {
    Mark at();

    /** What it is, for a fault's words. */
    String kind();

    record Scalar(Mark at, String text) implements Node {
        @Override
        public String kind() {
            return "'" + text + "'";
        }
    }

    record Items(Mark at, List<Node> items) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    record Keys(Mark at, List<Entry> entries) implements Node {
        @Override
        public String kind() {
            return "a set of keys";
        }
    }

    record Entry(Mark at, String key, Node value) {}

    /** Nothing stands there: {@code lead:}. */
    record Empty(Mark at) implements Node {
        @Override
        public String kind() {
            return "nothing";
        }
    }

    /** Already told as a fault; what reads it says nothing more. */
    record Broken(Mark at) implements Node {
        @Override
        public String kind() {
            return "unreadable";
        }
    }
}
