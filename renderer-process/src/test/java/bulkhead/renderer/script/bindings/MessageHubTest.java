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

  private static MessageHub.Receiver into(List<String> heard) {
    return (port, message, taken) -> heard.add(message.text());
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
    hub.join(audience, (port, message, each) -> taken.add(each));
    hub.join(audience, (port, message, each) -> taken.add(each));
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
