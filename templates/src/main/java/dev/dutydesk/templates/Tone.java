package dev.dutydesk.templates;

/** The mark a message carries. The words carry the meaning without it. */
public enum Tone {
    RED,
    AMBER,
    GREEN,
    PLAIN
}
