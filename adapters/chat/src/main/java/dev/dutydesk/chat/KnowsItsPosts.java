package dev.dutydesk.chat;

/** The same {@link Post#id()} sent again gives the first message's id and makes no second one. */
public interface KnowsItsPosts {}
