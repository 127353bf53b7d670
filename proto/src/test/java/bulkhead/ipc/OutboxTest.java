package bulkhead.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.ipc.api.ChildProcessHost;
import bulkhead.ipc.api.ChildReady;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What several threads send on one channel at once, and in pieces, arrives whole and in each
/// thread's order.
@Timeout(60)
class OutboxTest {
  private static IoLoop here;
  private static IoLoop there;

  @BeforeAll
  static void start() {
    here = IoLoop.start("HereIO");
    there = IoLoop.start("ThereIO");
  }

  @AfterAll
  static void stop() {
    here.close();
    there.close();
  }

  /// A sender's name, the number of its message, and as many dots as the kernel may take in pieces.
  private static ChildReady message(int sender, int number, int dots) {
    return ChildReady.newBuilder()
        .setSandboxDetail(sender + " " + number + " " + ".".repeat(dots))
        .build();
  }

  /// The other end has an I/O thread of its own: with one for both, nothing is ever in between.
  private static ChannelPair pairTelling(ChildProcessHost host) {
    int[] ends = bulkhead.platform.Libc.socketPair();
    return new ChannelPair(
        Channel.adopt(here, ends[0], "here", channel -> {}),
        Channel.adopt(
            there,
            ends[1],
            "there",
            channel -> channel.bind(ChildProcessHost.IPC, host, Runnable::run)));
  }

  @Test
  void framesOfSeveralThreadsAreNotTornAndKeepEachThreadsOrder() throws Exception {
    int senders = 4;
    int messages = 300;
    Map<Integer, List<Integer>> arrived = new ConcurrentHashMap<>();
    ConcurrentLinkedQueue<String> torn = new ConcurrentLinkedQueue<>();
    CountDownLatch all = new CountDownLatch(senders * messages);
    ChildProcessHost host =
        ready -> {
          String[] parts = ready.getSandboxDetail().split(" ", -1);
          if (!parts[2].chars().allMatch(c -> c == '.')) {
            torn.add(parts[0] + " " + parts[1]);
          }
          arrived
              .computeIfAbsent(Integer.valueOf(parts[0]), s -> new ArrayList<>())
              .add(Integer.valueOf(parts[1]));
          all.countDown();
        };
    try (ChannelPair pair = pairTelling(host)) {
      ChildProcessHost peer = pair.here().proxy(ChildProcessHost.IPC);
      List<Thread> threads = new ArrayList<>();
      for (int sender = 0; sender < senders; sender++) {
        int name = sender;
        Random random = new Random(sender);
        threads.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      for (int i = 0; i < messages; i++) {
                        int dots = random.nextInt(4) == 0 ? random.nextInt(200_000) : 3;
                        peer.ready(message(name, i, dots));
                      }
                    }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertTrue(all.await(30, TimeUnit.SECONDS), all.getCount() + " did not arrive");
      assertEquals(List.of(), List.copyOf(torn));
      List<Integer> inOrder = java.util.stream.IntStream.range(0, messages).boxed().toList();
      for (int sender = 0; sender < senders; sender++) {
        assertEquals(inOrder, arrived.get(sender), "of sender " + sender);
      }
      here.executor().submit(() -> {}).get(); // what was written has been counted by then
      assertEquals(0, pair.here().pendingBytes());
    }
  }

  /// Each round begins with nothing to be sent, so that one of the two writes itself, for long, and
  /// the other one comes meanwhile.
  @Test
  void whatComesWhileAThreadWritesArrivesAfterIt() throws Exception {
    Semaphore arrived = new Semaphore(0);
    try (ChannelPair pair = pairTelling(ready -> arrived.release())) {
      ChildProcessHost peer = pair.here().proxy(ChildProcessHost.IPC);
      int rounds = 500;
      CyclicBarrier start = new CyclicBarrier(2);
      ChildReady large = message(0, 0, 400_000);
      ChildReady other = message(1, 0, 30_000);
      Thread sender =
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int round = 0; round < rounds; round++) {
                      await(start);
                      peer.ready(large);
                    }
                  });
      for (int round = 0; round < rounds; round++) {
        here.executor() // which need not be woken first
            .execute(
                () -> {
                  while (pair.here().pendingBytes() == 0 && arrived.availablePermits() == 0) {
                    Thread.onSpinWait();
                  }
                  peer.ready(other);
                });
        await(start);
        assertTrue(
            arrived.tryAcquire(2, 20, TimeUnit.SECONDS), "not both arrived, in round " + round);
      }
      sender.join();
    }
  }

  @Test
  void whatAThreadSendsBeforeItClosesArrivesThoughOthersSendToo() throws Exception {
    for (int round = 0; round < 300; round++) {
      ConcurrentLinkedQueue<String> arrived = new ConcurrentLinkedQueue<>();
      try (ChannelPair pair = pairTelling(ready -> arrived.add(ready.getSandboxDetail()))) {
        ChildProcessHost peer = pair.here().proxy(ChildProcessHost.IPC);
        CyclicBarrier start = new CyclicBarrier(2);
        Thread other =
            Thread.ofPlatform()
                .start(
                    () -> {
                      await(start);
                      for (int i = 0; i < 20; i++) {
                        peer.ready(message(1, i, 2000));
                      }
                    });
        await(start);
        peer.ready(message(0, 0, 1));
        pair.here().close();
        other.join();
        assertEquals(new CloseReason.PeerClosed(), pair.there().closed().get(30, TimeUnit.SECONDS));
        assertTrue(arrived.contains("0 0 ."), () -> "only " + arrived.size() + " messages");
      }
    }
  }

  @Test
  void aPeerThatReadsLaterGetsAllOfIt() throws Exception {
    RawPeer.Connection connection = RawPeer.connect(here, channel -> {});
    try (RawPeer peer = connection.peer()) {
      ChildProcessHost host = connection.channel().proxy(ChildProcessHost.IPC);
      int messages = 40;
      for (int i = 0; i < messages; i++) {
        host.ready(message(0, i, 100_000));
      }
      assertTrue(connection.channel().pendingBytes() > 0, "the kernel took all of it");
      for (int i = 0; i < messages; i++) {
        String body = new String(peer.readFrame(), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertTrue(body.contains("0 " + i + " ....."), () -> body.substring(0, 40));
      }
      while (connection.channel().pendingBytes() > 0) {
        here.executor().submit(() -> {}).get();
      }
      host.ready(message(0, messages, 1));
      assertEquals(0, connection.channel().pendingBytes(), "written by this thread");
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
