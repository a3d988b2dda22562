package dev.dutydesk.web;

/** Paths on which a caller proves itself by a signature: other machines may call these, by any name and in any form. */
@FunctionalInterface
public interface SignedPaths {
    boolean has(String path);
}
