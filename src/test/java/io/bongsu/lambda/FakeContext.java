package io.bongsu.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An invocation that always has the same time left; keeps what is logged. */
final class FakeContext implements Context, LambdaLogger {

  private final int remainingMillis;
  private final StringBuilder log = new StringBuilder();

  FakeContext(int remainingMillis) {
    this.remainingMillis = remainingMillis;
  }

  String logged() {
    return log.toString();
  }

  @Override
  public void log(String message) {
    log.append(message);
  }

  @Override
  public void log(byte[] message) {
    log.append(new String(message, StandardCharsets.UTF_8));
  }

  @Override
  public int getRemainingTimeInMillis() {
    return remainingMillis;
  }

  @Override
  public LambdaLogger getLogger() {
    return this;
  }

  @Override
  public String getAwsRequestId() {
    return "request-1";
  }

  @Override
  public String getLogGroupName() {
    return "group";
  }

  @Override
  public String getLogStreamName() {
    return "stream";
  }

  @Override
  public String getFunctionName() {
    return "bongsu";
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:ap-northeast-2:000000000000:function:bongsu";
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getMemoryLimitInMB() {
    return 512;
  }
}
