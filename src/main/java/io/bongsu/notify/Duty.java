package io.bongsu.notify;

/**
 * Somebody who is notified, and why.
 *
 * @param recipient the phone
 * @param why such as {@code bongsu.recipients.api, schedule:night}, for logs and preview
 */
public record Duty(Recipient recipient, String why) {}
