package bulkhead.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.ipc.api.ChildProcess;
import bulkhead.ipc.api.ChildProcessHost;
import bulkhead.ipc.api.ChildReady;
import bulkhead.ipc.api.DieRequest;
import bulkhead.ipc.api.Done;
import bulkhead.ipc.api.DumpTraceRequest;
import bulkhead.ipc.api.PingRequest;
import bulkhead.ipc.api.ShutdownRequest;
import bulkhead.ipc.api.TraceBatch;
import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a channel promises to both its ends, and what it does to a peer that breaks the contract.
@Timeout(60)
class ChannelTest {
  private static IoLoop loop;

  @BeforeAll
  static void start() {
    loop = IoLoop.start("TestIO");
  }

  @AfterAll
  static void stop() {
    loop.close();
  }

  /// A child whose DumpTrace gives back the sequence number it was asked from, and whose Ping is
  /// never answered.
  private static class Echo implements ChildProcess {
    final CompletableFuture<Done> pong = new CompletableFuture<>();

    @Override
    public void shutdown(ShutdownRequest request) {}

    @Override
    public CompletableFuture<Done> ping(PingRequest request) {
      return pong;
    }

    @Override
    public CompletableFuture<TraceBatch> dumpTrace(DumpTraceRequest request) {
      return CompletableFuture.completedFuture(
          TraceBatch.newBuilder().setNextSequence(request.getFromSequence()).build());
    }

    @Override
    public void die(DieRequest request) {
      switch (request.getManner()) {
        case BAD_MESSAGE -> throw new BadMessage("it asked for it");
        default -> throw new IllegalStateException("a bug of ours");
      }
    }
  }

  @Test
  void aPeerThatCallsFasterThanItIsServedWaits() throws Exception {
    ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    AtomicInteger served = new AtomicInteger();
    ChildProcess slow =
        new Echo() {
          @Override
          public void shutdown(ShutdownRequest request) {
            served.incrementAndGet();
          }
        };
    try (ChannelPair pair =
            ChannelPair.open(
                loop,
                here -> {},
                there -> {
                  there.readOnlyWhatIsServed();
                  there.bind(ChildProcess.IPC, slow, waiting::add);
                });
        ChannelPair other = pairServing(new Echo())) {
      ChildProcess proxy = pair.here().proxy(ChildProcess.IPC);
      int calls = 100_000;
      for (int i = 0; i < calls; i++) {
        proxy.shutdown(ShutdownRequest.getDefaultInstance());
      }
      // Each of these takes turns of the loop that would also read.
      for (int i = 0; i < 100; i++) {
        other.here().proxy(ChildProcess.IPC).dumpTrace(DumpTraceRequest.getDefaultInstance()).get();
      }
      assertTrue(waiting.size() < calls / 2, waiting.size() + " wait");
      while (served.get() < calls) {
        Runnable next = waiting.poll();
        if (next == null) {
          Thread.onSpinWait();
        } else {
          next.run();
        }
      }
    }
  }

  private static ChannelPair pairServing(ChildProcess served) {
    return ChannelPair.open(
        loop, here -> {}, there -> there.bind(ChildProcess.IPC, served, Runnable::run));
  }

  private static long echo(Channel channel, long number) throws Exception {
    return channel
        .proxy(ChildProcess.IPC)
        .dumpTrace(DumpTraceRequest.newBuilder().setFromSequence(number).build())
        .get(30, TimeUnit.SECONDS)
        .getNextSequence();
  }

  private static IpcException failureOf(CompletableFuture<?> call) {
    ExecutionException failed =
        assertThrows(ExecutionException.class, () -> call.get(30, TimeUnit.SECONDS));
    return assertInstanceOf(IpcException.class, failed.getCause());
  }

  private static CloseReason endOf(Channel channel) throws Exception {
    return channel.closed().get(30, TimeUnit.SECONDS);
  }

  // Calls

  @Test
  void aCallIsAnsweredByThePeer() throws Exception {
    try (ChannelPair pair = pairServing(new Echo())) {
      assertEquals(42, echo(pair.here(), 42));
    }
  }

  @Test
  void callsGoBothWaysOverOneChannel() throws Exception {
    try (ChannelPair pair =
        ChannelPair.open(
            loop,
            here -> here.bind(ChildProcess.IPC, new Echo(), Runnable::run),
            there -> there.bind(ChildProcess.IPC, new Echo(), Runnable::run))) {
      assertEquals(1, echo(pair.here(), 1));
      assertEquals(2, echo(pair.there(), 2));
    }
  }

  @Test
  void answersFindTheirCallsWhenManyAreUnderWay() throws Exception {
    try (ChannelPair pair = pairServing(new Echo())) {
      ChildProcess peer = pair.here().proxy(ChildProcess.IPC);
      List<CompletableFuture<TraceBatch>> calls = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        calls.add(peer.dumpTrace(DumpTraceRequest.newBuilder().setFromSequence(i).build()));
      }
      for (int i = 0; i < 1000; i++) {
        assertEquals(i, calls.get(i).get(30, TimeUnit.SECONDS).getNextSequence());
      }
    }
  }

  @Test
  void oneWayCallsOfAThreadArriveInTheOrderTheyWereSent() throws Exception {
    ConcurrentLinkedQueue<String> arrived = new ConcurrentLinkedQueue<>();
    CompletableFuture<Void> last = new CompletableFuture<>();
    ChildProcessHost host =
        ready -> {
          arrived.add(ready.getSandboxDetail());
          if (ready.getSandboxDetail().equals("4999")) {
            last.complete(null);
          }
        };
    try (ChannelPair pair =
        ChannelPair.open(
            loop, here -> {}, there -> there.bind(ChildProcessHost.IPC, host, Runnable::run))) {
      ChildProcessHost peer = pair.here().proxy(ChildProcessHost.IPC);
      for (int i = 0; i < 5000; i++) {
        peer.ready(ChildReady.newBuilder().setSandboxDetail("" + i).build());
      }
      last.get(30, TimeUnit.SECONDS);
      assertEquals(IntStream.range(0, 5000).mapToObj(i -> "" + i).toList(), List.copyOf(arrived));
    }
  }

  @Test
  void anInterfaceIsBoundOnce() {
    try (ChannelPair pair = pairServing(new Echo())) {
      assertThrows(
          IllegalStateException.class,
          () -> pair.there().bind(ChildProcess.IPC, new Echo(), Runnable::run));
    }
  }

  // Deadlines and deaths

  @Test
  void aCallThatMissesItsDeadlineFailsAndItsLateAnswerHurtsNobody() throws Exception {
    Echo echo = new Echo();
    try (ChannelPair pair = pairServing(echo)) {
      CompletableFuture<Done> call =
          pair.here()
              .proxy(ChildProcess.IPC, Duration.ofMillis(5))
              .ping(PingRequest.getDefaultInstance());
      assertEquals(IpcException.Kind.DEADLINE_MISSED, failureOf(call).kind());
      echo.pong.complete(Done.getDefaultInstance());
      assertEquals(7, echo(pair.here(), 7), "the channel goes on");
    }
  }

  @Test
  void thePeersEndFailsTheCallsThatWaitForIt() throws Exception {
    try (ChannelPair pair = pairServing(new Echo())) {
      ChildProcess peer = pair.here().proxy(ChildProcess.IPC);
      CompletableFuture<Done> waiting = peer.ping(PingRequest.getDefaultInstance());
      pair.there().close();
      assertEquals(IpcException.Kind.PEER_GONE, failureOf(waiting).kind());
      assertEquals(new CloseReason.PeerClosed(), endOf(pair.here()));
      assertEquals(new CloseReason.ClosedHere(), endOf(pair.there()));
    }
  }

  @Test
  void callsAfterTheEndFailAtOnceAndOneWayCallsAreDropped() throws Exception {
    try (ChannelPair pair = pairServing(new Echo())) {
      pair.there().close();
      endOf(pair.here());
      ChildProcess peer = pair.here().proxy(ChildProcess.IPC);
      peer.shutdown(ShutdownRequest.getDefaultInstance());
      assertEquals(
          IpcException.Kind.PEER_GONE,
          failureOf(peer.ping(PingRequest.getDefaultInstance())).kind());
      loop.executor().submit(() -> {}).get(); // what was to be written has been refused by then
      assertEquals(0, pair.here().pendingBytes());
    }
  }

  // What the receiver of a call throws

  @Test
  void aBugInTheReceiverFailsTheCallAndNotTheChannel() throws Exception {
    ChildProcess buggy =
        new Echo() {
          @Override
          public CompletableFuture<Done> ping(PingRequest request) {
            throw new IllegalStateException("a bug of ours");
          }
        };
    try (ChannelPair pair = pairServing(buggy)) {
      IpcException failure =
          failureOf(pair.here().proxy(ChildProcess.IPC).ping(PingRequest.getDefaultInstance()));
      assertEquals(IpcException.Kind.FAILED, failure.kind());
      assertTrue(
          String.valueOf(failure.getMessage()).contains("a bug of ours"), failure.getMessage());
      assertEquals(3, echo(pair.here(), 3));
    }
  }

  @Test
  void aBadMessageEndsTheChannelWithItsReason() throws Exception {
    try (ChannelPair pair = pairServing(new Echo())) {
      pair.here()
          .proxy(ChildProcess.IPC)
          .die(DieRequest.newBuilder().setManner(DieRequest.Manner.BAD_MESSAGE).build());
      assertEquals(
          new CloseReason.PeerMisbehaved("ChildProcess.Die: it asked for it"), endOf(pair.there()));
      assertEquals(new CloseReason.PeerClosed(), endOf(pair.here()));
    }
  }

  // Frames that no channel of ours sends. ChildProcess has the number 0x9b8ad9cd; ALL_WELL is a
  // whole, lawful Shutdown.

  private static String wireId(IpcInterface<?> type) {
    return "%08x".formatted(Integer.reverseBytes(type.id()));
  }

  private static RawPeer.Connection attackable() throws Exception {
    return RawPeer.connect(
        loop, channel -> channel.bind(ChildProcess.IPC, new Echo(), Runnable::run));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          # length  | kind | interface | method | request id | message
          00000000                                        ~ malformed frame: While parsing a protocol message, the input ended unexpectedly
          00000007  | 09   | CHILD     | 00     | 00                      ~ unknown kind of frame
          00000007  | 00   | 11223344  | 00     | 00                      ~ call of interface 1144201745 method 0
          00000007  | 00   | CHILD     | 7f     | 00                      ~ call of interface
          00000007  | 00   | CHILD     | 01     | 00                      ~ ChildProcess.Ping sent as ONE_WAY
          00000007  | 01   | CHILD     | 00     | 05                      ~ ChildProcess.Shutdown sent as REQUEST
          00000009  | 00   | CHILD     | 03     | 00         | 08 ff       ~ ChildProcess.Die does not parse
          00000007  | 02   | CHILD     | 01     | 01                      ~ answer to a call that was never made
          00000007  | 03   | CHILD     | 01     | 63                      ~ answer to a call that was never made
          00000005  | 00   | CHILD                                        ~ malformed frame
          00110001                                                        ~ frame larger than 1114112 bytes
          ffffffff                                                        ~ frame larger than 1114112 bytes
          """)
  void aFrameThatBreaksTheContractEndsTheChannel(String hex, String reason) throws Exception {
    RawPeer.Connection connection = attackable();
    try (RawPeer peer = connection.peer()) {
      peer.writeHex(hex.replace("CHILD", wireId(ChildProcess.IPC)));
      CloseReason.PeerMisbehaved end =
          assertInstanceOf(CloseReason.PeerMisbehaved.class, endOf(connection.channel()));
      assertTrue(end.reason().startsWith(reason), end.reason());
      assertTrue(peer.isClosedByOtherEnd());
    }
  }

  @Test
  void framesMayArriveInAnyPieces() throws Exception {
    List<String> arrived = new ArrayList<>();
    RawPeer.Connection connection =
        RawPeer.connect(
            loop,
            channel ->
                channel.bind(
                    ChildProcessHost.IPC,
                    ready -> arrived.add(ready.getSandboxDetail()),
                    Runnable::run));
    try (RawPeer peer = connection.peer()) {
      // sandbox_detail, field 2: "a", "b", "c"
      String frame = "0000000a | 00 | " + wireId(ChildProcessHost.IPC) + " | 00 | 00 | 1201";
      for (String oneByte : (frame + "61").replaceAll("[\\s|]", "").split("(?<=\\G..)")) {
        peer.writeHex(oneByte);
      }
      peer.writeHex(frame + "62" + frame + "63");
      peer.close();
      endOf(connection.channel());
      assertEquals(List.of("a", "b", "c"), arrived);
    }
  }

  @Test
  void halfAFrameIsNoCall() throws Exception {
    RawPeer.Connection connection = attackable();
    try (RawPeer peer = connection.peer()) {
      peer.writeHex("0000ffff | 00");
    }
    assertEquals(new CloseReason.PeerClosed(), endOf(connection.channel()));
  }

  @Test
  void anAnswerOfAnotherShapeFailsItsCall() throws Exception {
    RawPeer.Connection connection = attackable();
    try (RawPeer peer = connection.peer()) {
      CompletableFuture<TraceBatch> call =
          connection
              .channel()
              .proxy(ChildProcess.IPC)
              .dumpTrace(DumpTraceRequest.getDefaultInstance());
      byte[] request = peer.readFrame();
      assertEquals(1, request[0], "a REQUEST");
      peer.writeHex("00000009 | 02 | " + wireId(ChildProcess.IPC) + " | 02 | 01 | 08 ff");
      assertEquals(IpcException.Kind.FAILED, failureOf(call).kind());
      assertInstanceOf(CloseReason.PeerMisbehaved.class, endOf(connection.channel()));
    }
  }

  // Sizes

  @Test
  void aSenderRefusesWhatBelongsIntoSharedMemory() throws Exception {
    try (ChannelPair pair = pairServing(new Echo())) {
      ChildProcessHost peer = pair.here().proxy(ChildProcessHost.IPC);
      ChildReady tooLarge =
          ChildReady.newBuilder()
              .setSandboxDetailBytes(ByteString.copyFrom(new byte[Channel.MAX_FRAME_BYTES]))
              .build();
      assertThrows(IllegalArgumentException.class, () -> peer.ready(tooLarge));
      assertEquals(9, echo(pair.here(), 9), "the channel goes on");
    }
  }

  @Test
  void aPeerThatDoesNotReadIsGivenUp() throws Exception {
    RawPeer.Connection connection = attackable();
    try (RawPeer peer = connection.peer()) {
      ChildReady oneMebibyte =
          ChildReady.newBuilder()
              .setSandboxDetailBytes(ByteString.copyFrom(new byte[1 << 20]))
              .build();
      ChildProcessHost stalled = connection.channel().proxy(ChildProcessHost.IPC);
      for (int sent = 0; sent < 80 && !connection.channel().closed().isDone(); sent++) {
        stalled.ready(oneMebibyte);
      }
      assertEquals(new CloseReason.PeerStalled(), endOf(connection.channel()));
      assertTrue(peer.isClosedByOtherEnd());
    }
  }

  // The tap

  @Test
  void aTapSeesEveryMessageDecodedUntilItIsTakenAway() throws Exception {
    List<String> seen = new ArrayList<>();
    try (ChannelPair pair = pairServing(new Echo())) {
      pair.here()
          .setTap(
              event -> {
                synchronized (seen) {
                  seen.add(
                      "%s %s %s.%s #%d %s"
                          .formatted(
                              event.direction(),
                              event.kind(),
                              event.interfaceName(),
                              event.methodName(),
                              event.requestId(),
                              event.message().toString().strip()));
                }
              });
      echo(pair.here(), 5);
      pair.here().setTap(null);
      echo(pair.here(), 6);
      assertEquals(
          List.of(
              "SENT REQUEST ChildProcess.DumpTrace #1 from_sequence: 5",
              "RECEIVED REPLY ChildProcess.DumpTrace #1 next_sequence: 5"),
          seen);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void epollAndNioCarryTheSameChannel(boolean nio) throws Exception {
    System.setProperty("bulkhead.ipc.nio", "" + nio);
    try (IoLoop other = IoLoop.start("OtherIO")) {
      assertEquals(!nio, other.passesDescriptors());
      RawPeer.Connection connection =
          RawPeer.connect(
              other, channel -> channel.bind(ChildProcess.IPC, new Echo(), Runnable::run));
      try (RawPeer peer = connection.peer()) {
        peer.writeHex("00000009 | 01 | " + wireId(ChildProcess.IPC) + " | 02 | 01 | 08 2a");
        byte[] reply = peer.readFrame();
        assertEquals(2, reply[0], "a REPLY");
        assertEquals(0x2a, reply[reply.length - 1]);
        assertFalse(connection.channel().closed().isDone());
      }
    } finally {
      System.clearProperty("bulkhead.ipc.nio");
    }
  }
}
