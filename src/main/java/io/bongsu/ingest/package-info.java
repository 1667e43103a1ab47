/** The ways in over HTTP: who may put what on the alarm queue, and how a refusal is answered. */
@NullMarked
package io.bongsu.ingest;

import org.jspecify.annotations.NullMarked;
