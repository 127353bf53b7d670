package bulkhead.renderer.devtools;

import bulkhead.renderer.script.InspectorSession;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One session's part in the pauses of the debugger: hears of them from V8, and hands V8 what it
/// reads while it holds a script. Thread: the isolate's, but for what says otherwise.
final class SessionPauses {
  private static final String PAUSED = "{\"method\":\"Debugger.paused\"";
  private static final String RESUMED = "{\"method\":\"Debugger.resumed\"";
  private static final String RESUME = "{\"id\":-1,\"method\":\"Debugger.resume\"}";
  private static final String READING = "{\"id\":-2,\"method\":\"Runtime.getIsolateId\"}";
  private static final String READING_ANSWER = "{\"id\":-2,";

  private final int number;
  private final SessionInbox inbox;
  private volatile @Nullable InspectorSession inspector;
  private volatile boolean leaving;
  private boolean paused;

  /// @param number of the session
  SessionPauses(int number, SessionInbox inbox) {
    this.number = number;
    this.inbox = inbox;
  }

  int number() {
    return number;
  }

  void connect(InspectorSession session) {
    inspector = session;
  }

  /// The debugger holds a script.
  boolean isPaused() {
    return paused;
  }

  /// Looks at what V8 says.
  ///
  /// @return whether it had to do with a pause, and is dealt with
  boolean heard(String text, Consumer<String> client) {
    if (text.startsWith(READING_ANSWER)) {
      inbox.reads();
      return true;
    }
    Consumer<String> listening = leaving ? nobody -> {} : client;
    if (text.startsWith(PAUSED)) {
      paused = true;
      listening.accept(text);
      inbox.paused(this);
      return true;
    }
    if (text.startsWith(RESUMED)) {
      paused = false;
      inbox.resumed();
      listening.accept(text);
      return true;
    }
    return leaving;
  }

  /// Whether there is a V8 that answers. Any thread.
  boolean isConnected() {
    return inspector != null;
  }

  /// Hands a command to V8 while it holds a script; it is done inside V8. Any thread but the
  /// isolate's, which may have to wait for this one otherwise.
  void handOver(String command) {
    InspectorSession session = inspector;
    if (session != null) {
      session.dispatch(command);
    }
  }

  /// Asks V8 whether it reads by now. Does not return before the isolate is free if it did not yet.
  /// As [#handOver].
  void askPaused() {
    handOver(READING);
  }

  /// The client is leaving while V8 holds a script for it. As [#handOver].
  void leave() {
    leaving = true;
    handOver(RESUME);
  }
}
