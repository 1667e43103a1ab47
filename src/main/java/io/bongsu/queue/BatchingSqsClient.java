package io.bongsu.queue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;

/**
 * An SQS client that deletes messages in batches, although Camel's consumer deletes them one by
 * one; all else it leaves to the client of the SDK. A deletion is only handed over when the call
 * returns. Thread-safe.
 */
final class BatchingSqsClient implements InvocationHandler {

  private static final DeleteMessageResponse HANDED_OVER = DeleteMessageResponse.builder().build();

  private final SqsClient sqs;
  private final DeleteBatches deletions;

  private BatchingSqsClient(SqsClient sqs) {
    this.sqs = sqs;
    this.deletions = new DeleteBatches(sqs);
  }

  static SqsClient around(SqsClient sqs) {
    return (SqsClient)
        Proxy.newProxyInstance(
            SqsClient.class.getClassLoader(),
            new Class<?>[] {SqsClient.class},
            new BatchingSqsClient(sqs));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (arguments != null && arguments[0] instanceof DeleteMessageRequest request) {
      deletions.delete(request.queueUrl(), request.receiptHandle());
      return HANDED_OVER;
    }
    if (method.getName().equals("close")) {
      deletions.close();
    }
    try {
      return method.invoke(sqs, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getTargetException();
    }
  }
}
