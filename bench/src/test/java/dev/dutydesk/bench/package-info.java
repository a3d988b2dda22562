@NullMarked
package dev.dutydesk.bench;

import org.jspecify.annotations.NullMarked;
