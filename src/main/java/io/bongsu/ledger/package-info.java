/** What was decided and sent, so that no person is texted twice and no alarm is lost. */
@NullMarked
package io.bongsu.ledger;

import org.jspecify.annotations.NullMarked;
