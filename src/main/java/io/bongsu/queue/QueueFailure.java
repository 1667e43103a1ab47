package io.bongsu.queue;

import io.bongsu.settings.SettingException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns what the AWS client reports at start into one sentence that says what to do about it. */
final class QueueFailure {

  private static final int FORBIDDEN = 403;

  private final AwsProperties aws;

  QueueFailure(AwsProperties aws) {
    this.aws = aws;
  }

  /** Nothing in the default chain (environment, files, role of the task or instance) had any. */
  SettingException noCredentials() {
    return new SettingException(
        "AWS credentials",
        "are missing: give the process a role, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
  }

  /**
   * The queue could not be asked for.
   *
   * @param key the setting that names the queue
   */
  SettingException of(String key, String queue, SdkException failure) {
    if (!(failure instanceof AwsServiceException answer)) {
      return unreachable(failure);
    }
    String code =
        Optional.ofNullable(answer.awsErrorDetails()).map(AwsErrorDetails::errorCode).orElse("");
    return new SettingException(
        key,
        answer.statusCode() == FORBIDDEN
            ? "names the queue '%s', which AWS does not let this identity use (%s): check its policy"
                .formatted(queue, code)
            : "names the queue '%s', for which AWS answers %d %s"
                .formatted(queue, answer.statusCode(), code));
  }

  private SettingException unreachable(SdkException failure) {
    URI endpoint = aws.endpoint();
    String reason = root(failure).getClass().getSimpleName();
    return endpoint == null
        ? new SettingException(
            "bongsu.aws.region",
            "is %s, whose queue service cannot be reached (%s): check the region and the network"
                .formatted(aws.region(), reason))
        : new SettingException(
            "bongsu.aws.endpoint",
            "%s://%s:%d cannot be reached (%s): start what should answer there, or correct it"
                .formatted(endpoint.getScheme(), endpoint.getHost(), endpoint.getPort(), reason));
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    for (@Nullable Throwable next = root; next != null; next = next.getCause()) {
      root = next;
    }
    return root;
  }
}
