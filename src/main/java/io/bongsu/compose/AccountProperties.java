package io.bongsu.compose;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Words for AWS accounts: {@code bongsu.accounts.<id>}.
 *
 * @param accounts account id to the word for it, where a text must name the account
 */
@ConfigurationProperties("bongsu")
public record AccountProperties(@DefaultValue Map<String, String> accounts) {

  public AccountProperties {
    accounts = Map.copyOf(accounts);
  }
}
