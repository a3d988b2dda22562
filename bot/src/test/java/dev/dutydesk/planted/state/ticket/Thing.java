package dev.dutydesk.planted.state.ticket;

/** What is kept. */
public record Thing(String name) {}
