/** The benchmark of docs/benchmark.md: the packaged program under load, and what it costs. */
@NullMarked
package io.bongsu.bench;

import org.jspecify.annotations.NullMarked;
