package dev.dutydesk.bot.signin;

/**
 * Someone who may sign in: a web account of the desk files in force.
 *
 * @param id the account, the same in every desk
 * @param name what people call the person
 * @param admin whether any desk has the person in that role
 */
public record Account(String id, String name, boolean admin) {}
