package dev.dutydesk.templates;

import org.commonmark.node.CustomNode;

/** Calls one person: an adapter renders it as its platform's own mention. Only a {@link Person} makes one. */
public final class Mention extends CustomNode {
    private final String name;
    private final String account;

    public Mention(String name, String account) {
        this.name = name;
        this.account = account;
    }

    public String name() {
        return name;
    }

    /** The platform's own id of the person. */
    public String account() {
        return account;
    }
}
