package io.bongsu.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Messages are deleted ten at a time; what is left out is tried again. */
@ExtendWith(OutputCaptureExtension.class)
class BatchingSqsClientTest {

  private final List<List<String>> requests = new CopyOnWriteArrayList<>();
  private final List<String> deleted = new CopyOnWriteArrayList<>();
  private volatile int refusals;
  private volatile int outages;
  private volatile RuntimeException failure = SdkClientException.create("no connection");

  private final SqsClient client =
      BatchingSqsClient.around(
          (SqsClient)
              Proxy.newProxyInstance(
                  SqsClient.class.getClassLoader(),
                  new Class<?>[] {SqsClient.class},
                  (proxy, method, arguments) ->
                      switch (method.getName()) {
                        case "deleteMessageBatch" -> answer(request(arguments[0]));
                        case "close" -> null;
                        default -> throw SdkClientException.create("asked: " + method.getName());
                      }));

  @SuppressWarnings("unchecked")
  private static DeleteMessageBatchRequest request(Object argument) {
    if (argument instanceof DeleteMessageBatchRequest request) {
      return request;
    }
    DeleteMessageBatchRequest.Builder builder = DeleteMessageBatchRequest.builder();
    ((java.util.function.Consumer<DeleteMessageBatchRequest.Builder>) argument).accept(builder);
    return builder.build();
  }

  /** Leaves out the last entry as long as there are refusals, and answers nothing in an outage. */
  private DeleteMessageBatchResponse answer(DeleteMessageBatchRequest request) {
    List<String> handles = request.entries().stream().map(entry -> entry.receiptHandle()).toList();
    requests.add(handles);
    if (outages-- > 0) {
      throw failure;
    }
    int taken = refusals-- > 0 ? handles.size() - 1 : handles.size();
    deleted.addAll(handles.subList(0, taken));
    return DeleteMessageBatchResponse.builder()
        .failed(
            IntStream.range(taken, handles.size())
                .mapToObj(
                    i ->
                        BatchResultErrorEntry.builder()
                            .id(request.entries().get(i).id())
                            .code("InternalError")
                            .senderFault(false)
                            .build())
                .toList())
        .build();
  }

  private void delete(int count) {
    IntStream.range(0, count)
        .forEach(
            i ->
                client.deleteMessage(
                    DeleteMessageRequest.builder()
                        .queueUrl("queue")
                        .receiptHandle("r" + i)
                        .build()));
    client.close();
  }

  @Test
  void messagesAreDeletedTenAtATime() {
    delete(40);

    assertThat(deleted).hasSize(40).doesNotHaveDuplicates();
    assertThat(requests).hasSizeLessThanOrEqualTo(6).allMatch(request -> request.size() <= 10);
  }

  @Test
  void whatTheQueueLeavesOutIsTriedAgain() {
    refusals = 2;

    delete(5);

    assertThat(deleted).containsExactlyInAnyOrder("r0", "r1", "r2", "r3", "r4");
  }

  @Test
  void aRequestWithoutAnswerIsRepeated() {
    outages = 2;

    delete(3);

    assertThat(deleted).containsExactlyInAnyOrder("r0", "r1", "r2");
  }

  @Test
  void whatIsNeverDeletedComesBackFromTheQueue() {
    outages = Integer.MAX_VALUE;

    delete(3);

    assertThat(deleted).isEmpty();
    assertThat(requests.size()).isLessThanOrEqualTo(9);
  }

  @Test
  void anOutageIsOneLineForAllMessages(CapturedOutput log) {
    outages = 100;
    delete(40);

    assertThat(log).containsOnlyOnce("could not be deleted");
  }

  @Test
  void ofAQueueThatIsGoneThePollsSpeak(CapturedOutput log) {
    failure = QueueDoesNotExistException.builder().message("gone").build();
    outages = 100;
    delete(40);

    assertThat(requests).hasSizeLessThanOrEqualTo(6);
    assertThat(log).doesNotContain("could not be deleted");
  }

  @Test
  void otherRequestsGoToTheClientAndFailAsItFails() {
    assertThatThrownBy(() -> client.listQueues())
        .isInstanceOf(SdkClientException.class)
        .hasMessage("asked: listQueues");
  }
}
