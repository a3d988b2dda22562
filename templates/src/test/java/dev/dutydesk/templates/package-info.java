@NullMarked
package dev.dutydesk.templates;

import org.jspecify.annotations.NullMarked;
