/** What was decided and sent, so that nobody is texted twice and nothing is forgotten. */
@NullMarked
package io.bongsu.ledger;

import org.jspecify.annotations.NullMarked;
