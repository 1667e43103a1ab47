/** What a route file may look like: it is read, and held against the schema and the rules. */
@NullMarked
package io.bongsu.workbench.rules;

import org.jspecify.annotations.NullMarked;
