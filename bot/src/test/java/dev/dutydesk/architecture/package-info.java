/** The house's rules, and faults planted to prove that each rule finds one. */
@NullMarked
package dev.dutydesk.architecture;

import org.jspecify.annotations.NullMarked;
