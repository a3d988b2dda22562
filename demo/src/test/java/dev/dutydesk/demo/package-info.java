@NullMarked
package dev.dutydesk.demo;

import org.jspecify.annotations.NullMarked;
