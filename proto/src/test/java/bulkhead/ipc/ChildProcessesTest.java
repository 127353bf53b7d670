package bulkhead.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bulkhead.ipc.api.Arena;
import bulkhead.ipc.api.Attachment;
import bulkhead.ipc.api.ChildProcess;
import bulkhead.ipc.api.ChildProcessHost;
import bulkhead.ipc.api.PingRequest;
import bulkhead.memory.SharedMemory;
import bulkhead.platform.Libc;
import bulkhead.testing.ChildJvm;
import bulkhead.testing.ConnectedChild;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Everything between two processes, with real ones: [TestChild] is started as `java`, connects,
/// and works with what it is sent.
@Timeout(120)
class ChildProcessesTest {
  private IoLoop loop;
  private ChildListener listener;

  @BeforeEach
  void open() throws Exception {
    loop = IoLoop.start("TestIO");
    listener = ChildListener.open(loop);
  }

  @AfterEach
  void close() throws Exception {
    listener.close();
    loop.close();
  }

  /// A started child, its sockets, and what it says by `ChildProcessHost.Ready`.
  private record Started(ConnectedChild child, LinkedBlockingQueue<String> said)
      implements AutoCloseable {
    Channel channel() {
      return child.channel();
    }

    ChildJvm jvm() {
      return child.jvm();
    }

    Descriptors.Sender descriptors() {
      return java.util.Objects.requireNonNull(child.sockets().descriptors());
    }

    String nextWord() throws InterruptedException {
      return String.valueOf(said.poll(60, TimeUnit.SECONDS));
    }

    @Override
    public void close() {
      child.close();
    }
  }

  private Started start(String task) throws Exception {
    LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();
    ChildProcessHost host = ready -> said.add(ready.getSandboxDetail());
    return new Started(
        ConnectedChild.start(
            listener,
            TestChild.class,
            task,
            channel -> channel.bind(ChildProcessHost.IPC, host, Runnable::run),
            task),
        said);
  }

  @Test
  void twoProcessesSeeOneMemory() throws Exception {
    try (SharedMemory arena = SharedMemory.create("test", 8192, listener.folder());
        Started child = start("memory")) {
      assertEquals(SharedMemory.Backing.MEMFD, arena.backing());
      arena.segment().set(ValueLayout.JAVA_INT, 4096, 1234);
      Arena message =
          Arena.newBuilder()
              .setSize(arena.size())
              .setMemory(child.descriptors().send(arena.descriptor(), Descriptors.Ownership.KEEP))
              .build();
      TestChild.sendArena(child.channel(), message);
      assertEquals("memory is awaited", child.nextWord());
      assertEquals("read 1234", child.nextWord());
      assertEquals("wrote", child.nextWord());
      assertEquals(5678, arena.segment().get(ValueLayout.JAVA_INT, 4096));
    }
  }

  @Test
  void whereDescriptorsCannotTravelTheMemoryIsAFile() throws Exception {
    System.setProperty("bulkhead.memory.file", "true");
    try (SharedMemory arena = SharedMemory.create("test", 8192, listener.folder());
        Started child = start("memory")) {
      assertEquals(SharedMemory.Backing.FILE, arena.backing());
      Path file = java.util.Objects.requireNonNull(arena.file());
      arena.segment().set(ValueLayout.JAVA_INT, 4096, 1234);
      Arena.Builder message = Arena.newBuilder().setSize(arena.size());
      message.getMemoryBuilder().setPath(file.toString());
      TestChild.sendArena(child.channel(), message.build());
      assertEquals("memory is awaited", child.nextWord());
      assertEquals("read 1234", child.nextWord());
      assertEquals("wrote", child.nextWord());
      assertEquals(5678, arena.segment().get(ValueLayout.JAVA_INT, 4096));
    } finally {
      System.clearProperty("bulkhead.memory.file");
    }
  }

  @Test
  void aMessageMayBeAheadOfItsDescriptor() throws Exception {
    try (SharedMemory arena = SharedMemory.create("test", 8192, listener.folder());
        Started child = start("memory")) {
      Arena.Builder message = Arena.newBuilder().setSize(arena.size());
      message.getMemoryBuilder().setDescriptorIndex(0);
      arena.segment().set(ValueLayout.JAVA_INT, 4096, 99);
      TestChild.sendArena(child.channel(), message.build());
      assertEquals("memory is awaited", child.nextWord());
      child.descriptors().send(arena.descriptor(), Descriptors.Ownership.KEEP);
      assertEquals("read 99", child.nextWord());
    }
  }

  @Test
  void twoChildrenTalkPastTheBrowserProcessOnceItHasIntroducedThem() throws Exception {
    try (Started one = start("answer");
        Started other = start("ask")) {
      int[] ends = Libc.socketPair();
      TestChild.sendChannel(
          one.channel(), one.descriptors().send(ends[0], Descriptors.Ownership.GIVE));
      TestChild.sendChannel(
          other.channel(), other.descriptors().send(ends[1], Descriptors.Ownership.GIVE));
      assertEquals("the other child answered", other.nextWord());
      assertEquals("asked by the other child", one.nextWord());
    }
  }

  /// Neither knows that they talk through this process.
  @Test
  void whereDescriptorsCannotTravelTwoChildrenTalkThroughTheBrowserProcess() throws Exception {
    try (Started one = start("answer");
        Started other = start("ask")) {
      Path path = listener.folder().resolve("direct-test");
      Relay.open(loop, path);
      Attachment way = Attachment.newBuilder().setPath(path.toString()).build();
      TestChild.sendChannel(other.channel(), way);
      TestChild.sendChannel(one.channel(), way);
      assertEquals("the other child answered", other.nextWord());
      assertEquals("asked by the other child", one.nextWord());
      one.jvm().kill();
      assertEquals("the other child has gone", other.nextWord());
    }
  }

  @Test
  void aKilledChildFailsTheCallsThatWaitForItAndOnlyThose() throws Exception {
    try (Started victim = start("never answer");
        Started bystander = start("answer pings")) {
      var waiting = victim.channel().proxy(ChildProcess.IPC).ping(PingRequest.getDefaultInstance());
      assertEquals("pinged", victim.nextWord());
      victim.jvm().kill();
      ExecutionException failed =
          assertThrows(ExecutionException.class, () -> waiting.get(60, TimeUnit.SECONDS));
      assertEquals(
          IpcException.Kind.PEER_GONE,
          assertInstanceOf(IpcException.class, failed.getCause()).kind());
      assertEquals(
          new CloseReason.PeerClosed(), victim.channel().closed().get(60, TimeUnit.SECONDS));
      bystander
          .channel()
          .proxy(ChildProcess.IPC)
          .ping(PingRequest.getDefaultInstance())
          .get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void aChildLeavesWhenItsChannelEnds() throws Exception {
    try (Started child = start("answer pings")) {
      child.channel().close();
      assertEquals(0, child.jvm().process().onExit().get(60, TimeUnit.SECONDS).exitValue());
    }
  }

  @Test
  void aChildStartedByHandSaysSo() throws Exception {
    try (ChildJvm byHand = ChildJvm.start(TestChild.class, Map.of(), "answer pings")) {
      String said = byHand.readToEnd();
      assertEquals(true, said.contains("it is started by the browser process, not by hand"), said);
      assertEquals(70, byHand.process().onExit().join().exitValue());
    }
  }

  /// The parent is [TestParent], a process that does nothing but start a child; the child hangs, so
  /// it cannot notice the end of its socket.
  @Test
  void aHangingChildDiesWithTheProcessThatStartedIt() throws Exception {
    try (ChildJvm parent = ChildJvm.start(TestParent.class, Map.of())) {
      long pid = Long.parseLong(parent.readLine());
      ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
      assertEquals("hanging", parent.readLine());
      parent.kill();
      child.onExit().get(60, TimeUnit.SECONDS);
      assertEquals(false, child.isAlive());
    }
  }
}
