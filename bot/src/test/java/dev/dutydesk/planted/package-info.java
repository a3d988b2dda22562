/** Faults, one for each rule of the house. */
@NullMarked
package dev.dutydesk.planted;

import org.jspecify.annotations.NullMarked;
