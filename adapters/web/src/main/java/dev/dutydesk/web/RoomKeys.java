package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;

/** The names of a room's keys; all stand under the tag of its desk. */
record RoomKeys(String desk, String room) {
    static RoomKeys of(Channel channel) {
        return new RoomKeys(channel.desk(), channel.id());
    }

    /** What was sent under a client's id. */
    String once(String id) {
        return key("once:" + id);
    }

    String message() {
        return key("message");
    }

    /** What an upload was. */
    String file(String id) {
        return key("file:" + id);
    }

    String order() {
        return key("order");
    }

    String threads() {
        return key("threads");
    }

    String root() {
        return key("root");
    }

    String edited() {
        return key("edited");
    }

    String ticket() {
        return key("ticket");
    }

    String posts() {
        return key("posts");
    }

    String pinned() {
        return key("pinned");
    }

    String trimmed() {
        return key("trimmed");
    }

    String pending() {
        return pending(desk);
    }

    String changes() {
        return changes(desk);
    }

    static String pending(String desk) {
        return "dd:{" + desk + "}:web:pending";
    }

    static String changes(String desk) {
        return "dd:{" + desk + "}:web:changes";
    }

    private String key(String name) {
        return "dd:{" + desk + "}:web:" + room + ":" + name;
    }
}
