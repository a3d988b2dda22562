package dev.dutydesk.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;

/**
 * Whoever signs people in. Where there is one, other machines may call, the {@link HttpServletRequest#getRemoteUser()
 * remote user} of every call to the chat is the account that acts, and nobody can speak as somebody else.
 */
public interface Gate {
    /** Whether the process is called by that name, a {@code Host} header with its port: a rebound name is none of ours. */
    boolean isCalled(String host);

    /** Whether the caller may go on, to be asked from time to time while a line is open; on any thread. */
    BooleanSupplier staying(HttpServletRequest request);
}
