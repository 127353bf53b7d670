package bulkhead.renderer.script.bindings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How messages find the thread that has their port.
class MessageHubTest {
  private final MessageHub hub = new MessageHub();

  private static MessageHub.Message message(String text) {
    return new MessageHub.Message(text, List.of());
  }

  /// Takes what comes at once.
  private MessageHub.Receiver into(List<String> heard) {
    return new MessageHub.Receiver() {
      @Override
      public void arrived(int port) {
        take(port, this, heard);
      }

      @Override
      public void receive(int channel, MessageHub.Message message, Runnable taken) {
        heard.add(message.text());
      }
    };
  }

  private void take(int port, MessageHub.Receiver receiver, List<String> heard) {
    MessageHub.Pending next = hub.next(port, receiver);
    if (next != null) {
      heard.add(next.message().text());
    }
  }

  /// Leaves what comes where it is.
  private static MessageHub.Receiver busy() {
    return port -> {};
  }

  /// What has come is said by `taken`.
  private static MessageHub.Receiver slow(List<Runnable> taken) {
    return new MessageHub.Receiver() {
      @Override
      public void arrived(int port) {}

      @Override
      public void receive(int channel, MessageHub.Message message, Runnable each) {
        taken.add(each);
      }
    };
  }

  @Test
  void messagesWaitForWhoClaimsTheirPort() {
    int port = hub.newPorts();
    hub.send(port, message("early"));
    List<String> heard = new ArrayList<>();
    hub.claim(port, into(heard));
    hub.send(port, message("late"));
    assertEquals(List.of("early", "late"), heard);
  }

  @Test
  void aPortOnItsWayKeepsItsMessages() {
    int port = hub.newPorts();
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    hub.claim(port, into(first));
    hub.send(port, message("one"));
    hub.release(port);
    hub.send(port, message("two"));
    hub.claim(port, into(second));
    assertEquals(List.of("one"), first);
    assertEquals(List.of("two"), second);
  }

  @Test
  void whatAnOwnerHasNotTakenMovesWithThePort() {
    int port = hub.newPorts();
    MessageHub.Receiver first = busy();
    hub.claim(port, first);
    hub.send(port, message("one"));
    hub.release(port);
    hub.send(port, message("two"));
    hub.putBack(port, message("none"));
    List<String> heard = new ArrayList<>();
    take(port, first, heard);
    assertEquals(List.of(), heard);
    assertEquals(0, hub.claim(port, into(heard)));
    assertEquals(List.of("none", "one", "two"), heard);
  }

  @Test
  void theOtherHalfHearsThatARealmHasGone() {
    int port = hub.newPorts();
    List<String> heard = new ArrayList<>();
    MessageHub.Receiver gone = busy();
    hub.claim(port, gone);
    hub.claim(port + 1, into(heard));
    hub.forget(gone);
    assertEquals(List.of(MessageHub.CLOSED.text()), heard);
  }

  @Test
  void broadcastsReachAllOthersOfTheirKey() {
    List<String> heard = new ArrayList<>();
    int from = hub.join(new MessageHub.Audience("https://a.test", "news"), into(heard));
    hub.join(new MessageHub.Audience("https://a.test", "news"), into(heard));
    hub.join(new MessageHub.Audience("https://b.test", "news"), into(heard));
    hub.broadcast(from, message("hello"));
    assertEquals(List.of("hello"), heard);
  }

  @Test
  void whoSpeaksFromOutsideHearsWhenAllHaveIt() {
    List<Runnable> taken = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    hub.connect(
        new MessageHub.Outside() {
          @Override
          public void opened(int number, MessageHub.Audience audience) {
            numbers.add(number);
          }

          @Override
          public void closed(int number) {}

          @Override
          public void said(int number, MessageHub.Message message) {}
        });
    MessageHub.Audience audience = new MessageHub.Audience("https://a.test", "news");
    hub.join(audience, slow(taken));
    hub.join(audience, slow(taken));
    List<String> answers = new ArrayList<>();
    hub.hear(numbers.getFirst(), message("hello"), () -> answers.add("all have it"));
    taken.get(0).run();
    assertEquals(List.of(), answers);
    taken.get(1).run();
    assertEquals(List.of("all have it"), answers);
  }

  @Test
  void whatHasGoneHearsNothing() {
    List<String> heard = new ArrayList<>();
    MessageHub.Receiver receiver = into(heard);
    int port = hub.newPorts();
    hub.claim(port, receiver);
    int channel = hub.join(new MessageHub.Audience("k", ""), receiver);
    hub.forget(receiver);
    hub.send(port, message("lost"));
    hub.broadcast(channel, message("lost"));
    assertEquals(List.of(), heard);
  }
}
