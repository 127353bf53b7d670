package bulkhead.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.ipc.api.Hello;
import bulkhead.ipc.api.ProtocolVersion;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who may become a child's channel. In these tests the "child" is this process, so its id is our
/// own.
@Timeout(60)
class ChildListenerTest {
  private final long ourPid = ProcessHandle.current().pid();
  private IoLoop loop = IoLoop.start("TestIO");
  private ChildListener listener;

  @BeforeEach
  void open() throws Exception {
    listener = ChildListener.open(loop);
  }

  @AfterEach
  void close() throws Exception {
    listener.close();
    loop.close();
  }

  private CompletableFuture<ChildListener.Connected> expect(String token, long pid) {
    return listener.expect(token, () -> pid, "child", channel -> {});
  }

  private static byte[] hello(String token, long version, Hello.Socket socket) {
    return Hello.newBuilder()
        .setToken(token)
        .setProtocolVersion(version)
        .setSocket(socket)
        .build()
        .toByteArray();
  }

  private static byte[] goodHello(String token, Hello.Socket socket) {
    return hello(token, ProtocolVersion.VALUE, socket);
  }

  /// The listener's answer to a first frame: it closes the connection, and the child is still
  /// awaited.
  private void assertRefused(byte[] firstFrame, long launchedPid) throws Exception {
    CompletableFuture<ChildListener.Connected> connected = expect("token", launchedPid);
    try (RawPeer peer = RawPeer.dial(listener.socket())) {
      peer.writeFrame(firstFrame);
      assertTrue(peer.isClosedByOtherEnd());
    }
    assertFalse(connected.isDone());
  }

  @Test
  void aChildIsConnectedOnceBothItsSocketsHaveShownItsToken() throws Exception {
    CompletableFuture<ChildListener.Connected> connected = expect("token", ourPid);
    try (RawPeer messages = RawPeer.dial(listener.socket());
        RawPeer descriptors = RawPeer.dial(listener.socket())) {
      descriptors.writeFrame(goodHello("token", Hello.Socket.DESCRIPTORS));
      messages.writeFrame(goodHello("token", Hello.Socket.MESSAGES));
      assertEquals("child", connected.get(30, TimeUnit.SECONDS).channel().name());
    }
  }

  @Test
  void refusesAnUnknownToken() throws Exception {
    assertRefused(goodHello("another", Hello.Socket.MESSAGES), ourPid);
  }

  @Test
  void refusesAProtocolOfAnotherBuild() throws Exception {
    assertRefused(hello("token", ProtocolVersion.VALUE + 1, Hello.Socket.MESSAGES), ourPid);
  }

  @Test
  void refusesATokenInTheHandsOfAnotherProcess() throws Exception {
    assertRefused(goodHello("token", Hello.Socket.MESSAGES), ourPid + 1);
  }

  @Test
  void refusesASocketOfNoKind() throws Exception {
    assertRefused(goodHello("token", Hello.Socket.SOCKET_UNSPECIFIED), ourPid);
  }

  @Test
  void refusesWhatIsNoHello() throws Exception {
    assertRefused(new byte[] {(byte) 0xff, 1, 2, 3}, ourPid);
  }

  @Test
  void aTokenIsGoodForOneChild() throws Exception {
    aChildIsConnectedOnceBothItsSocketsHaveShownItsToken();
    try (RawPeer second = RawPeer.dial(listener.socket())) {
      second.writeFrame(goodHello("token", Hello.Socket.MESSAGES));
      assertTrue(second.isClosedByOtherEnd());
    }
  }

  @Test
  void aSecondMessageSocketOfTheSameChildIsRefused() throws Exception {
    CompletableFuture<ChildListener.Connected> connected = expect("token", ourPid);
    try (RawPeer first = RawPeer.dial(listener.socket());
        RawPeer second = RawPeer.dial(listener.socket());
        RawPeer descriptors = RawPeer.dial(listener.socket())) {
      first.writeFrame(goodHello("token", Hello.Socket.MESSAGES));
      second.writeFrame(goodHello("token", Hello.Socket.MESSAGES));
      assertTrue(second.isClosedByOtherEnd());
      descriptors.writeFrame(goodHello("token", Hello.Socket.DESCRIPTORS));
      connected.get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void aConnectionThatSaysNothingIsClosedAfterAWhile() throws Exception {
    try (ChildListener impatient = ChildListener.open(loop, Duration.ofMillis(20));
        RawPeer silent = RawPeer.dial(impatient.socket())) {
      assertTrue(silent.isClosedByOtherEnd());
    }
  }

  @Test
  void aChildThatWillNotComeFailsItsExpectation() {
    CompletableFuture<ChildListener.Connected> connected = expect("token", ourPid);
    listener.forget("token", "exited with status 1");
    CompletionException failed = assertThrows(CompletionException.class, connected::join);
    assertEquals(
        IpcException.class.getName() + ": PEER_GONE: child: exited with status 1",
        String.valueOf(failed.getCause()));
  }

  @Test
  void onlyThisUserMayComeNearTheSocketAndNothingOfItIsLeft() throws Exception {
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(listener.folder())));
    try (ChildListener shortLived = ChildListener.open(loop)) {
      assertTrue(Files.exists(shortLived.socket()));
      shortLived.close();
      assertFalse(Files.exists(shortLived.folder()));
    }
  }
}
