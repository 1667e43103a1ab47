/** What a route file may look like: the rules, and the test that holds every file to them. */
@NullMarked
package io.bongsu.routes;

import org.jspecify.annotations.NullMarked;
