package dev.dutydesk.chat;

/** A button or command can be answered with a form ({@link Answer#form()}). */
public interface OpensForms {}
