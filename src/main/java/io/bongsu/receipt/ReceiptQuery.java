package io.bongsu.receipt;

import io.bongsu.ledger.ReceiptTable.OpenRow;
import io.bongsu.sens.SensListQuery;
import java.util.List;

/**
 * One question to SENS.
 *
 * @param team whose messages they are, since a team may have a SENS project of its own
 * @param channel what carried them, such as {@code sms}
 * @param query what to list
 * @param open the messages whose results it may bring
 */
public record ReceiptQuery(String team, String channel, SensListQuery query, List<OpenRow> open) {}
