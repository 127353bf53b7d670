package bulkhead.renderer.script;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.utils.JavetResourceUtils;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueError;
import com.caoccao.javet.values.reference.V8ValueObject;
import com.caoccao.javet.values.reference.V8ValuePromise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reports exceptions that no script caught, and promises rejected without a handler (HTML
/// §8.1.4.6): to the realm's `error` event, and what no handler there deals with to the console.
/// Thread: the isolate's.
public final class ErrorReports {
  /// Where what nobody dealt with goes.
  public interface Console {
    /// @param exceptionId tells it from others of the isolate
    void uncaught(int exceptionId, Realm realm, ConsoleMessage message, @Nullable V8Value error);

    /// What [#uncaught] told of was a rejection, and somebody handles it after all.
    void revoked(int exceptionId, Realm realm);
  }

  /// `at f (https://a.test/x.js:1:2)` or `at https://a.test/x.js:1:2`
  private static final Pattern PLACE = Pattern.compile("(?:\\(|at )([^\\s()]+):(\\d+):(\\d+)\\)?$");

  /// What a page hears of an error in a script whose errors are muted.
  private static final String MUTED = "Script error.";

  /// Rejections told of that may yet be handled; older ones are forgotten.
  private static final int MOST_OUTSTANDING = 1000;

  /// @param exceptionId what the console knows it by; 0 if it has not been told
  private record Rejection(Realm realm, V8ValuePromise promise, V8Value reason, int exceptionId) {
    Rejection told(int id) {
      return new Rejection(realm, promise, reason, id);
    }

    void close() {
      JavetResourceUtils.safeClose(promise, reason);
    }
  }

  private final Console console;
  private final Deque<Rejection> aboutToBeNotified = new ArrayDeque<>();
  private final Deque<Rejection> outstanding = new ArrayDeque<>();
  private final List<Rejection> handled = new ArrayList<>();
  private boolean reporting;
  private int exceptions;

  public ErrorReports(Console console) {
    this.console = console;
  }

  /// HTML §8.1.4.6 "report an exception".
  public void report(Realm realm, ScriptException thrown) {
    if (thrown.kind() != ScriptException.Kind.TERMINATED) {
      report(
          realm,
          String.valueOf(thrown.getMessage()),
          thrown.url(),
          thrown.line(),
          thrown.column(),
          thrown.value());
    }
  }

  /// As [#report(Realm, ScriptException)], for a value of which only its own `stack` says where it
  /// came from.
  public void report(Realm realm, V8Value error) {
    String url = "";
    int line = 0;
    int column = 0;
    String stack = stackOf(error);
    for (String frame : stack.split("\n")) {
      Matcher place = PLACE.matcher(frame);
      if (place.find() && !place.group(1).startsWith("bulkhead:")) {
        url = place.group(1);
        line = Integer.parseInt(place.group(2));
        column = Integer.parseInt(place.group(3));
        break;
      }
    }
    report(realm, "Uncaught " + ScriptException.textOf(error), url, line, column, error);
  }

  private static String stackOf(V8Value error) {
    if (error instanceof V8ValueError object) {
      try {
        String stack = ((V8ValueObject) object).getString("stack");
        return stack == null ? "" : stack;
      } catch (JavetException e) {
        ScriptException.of(e).close();
      }
    }
    return "";
  }

  private void report(
      Realm realm, String message, String url, int line, int column, @Nullable V8Value error) {
    ErrorReporter reporter = realm.get(ErrorReporter.class);
    boolean dealtWith = false;
    boolean muted = isMuted(realm, url);
    if (reporter != null && reporting) {
      reporter.errorInHandler(
          muted ? MUTED : message, muted ? "" : url, muted ? 0 : line, muted ? 0 : column);
    } else if (reporter != null) {
      reporting = true;
      try {
        dealtWith =
            muted
                ? reporter.error(MUTED, "", 0, 0, null)
                : reporter.error(message, url, line, column, error);
      } finally {
        reporting = false;
      }
    }
    if (!dealtWith) {
      console.uncaught(
          ++exceptions,
          realm,
          new ConsoleMessage(
              ConsoleMessage.Level.ERROR, describe(message, error), url, line, column),
          error);
    }
  }

  private static boolean isMuted(Realm realm, String url) {
    MutedScripts muted = realm.get(MutedScripts.class);
    return muted != null && muted.contains(url);
  }

  /// An error's stack begins with its name and message.
  private static String describe(String message, @Nullable V8Value error) {
    String stack = error == null ? "" : stackOf(error);
    return stack.isEmpty() ? message : "Uncaught " + stack;
  }

  /// HostPromiseRejectionTracker (HTML §8.1.6.3), "reject".
  public void rejected(Realm realm, V8ValuePromise promise, V8Value reason) {
    try {
      aboutToBeNotified.add(new Rejection(realm, promise.toClone(true), reason.toClone(), 0));
    } catch (JavetException e) {
      throw new IllegalStateException(e);
    }
  }

  /// HostPromiseRejectionTracker, "handle".
  public void handled(Realm realm, V8ValuePromise promise) {
    Rejection early = take(aboutToBeNotified, promise);
    if (early != null) {
      early.close();
      return;
    }
    Rejection late = take(outstanding, promise);
    if (late != null) {
      handled.add(late);
    }
  }

  private static @Nullable Rejection take(Deque<Rejection> from, V8ValuePromise promise) {
    for (Rejection each : from) {
      try {
        if (each.promise.strictEquals(promise)) {
          from.remove(each);
          return each;
        }
      } catch (JavetException e) {
        throw new IllegalStateException(e);
      }
    }
    return null;
  }

  /// HTML §8.1.4.7 "notify about rejected promises".
  public void notifyRejections() {
    if (aboutToBeNotified.isEmpty() && handled.isEmpty()) {
      return;
    }
    List<Rejection> rejections = List.copyOf(aboutToBeNotified);
    aboutToBeNotified.clear();
    for (Rejection each : rejections) {
      notifyRejection(each);
    }
    List<Rejection> late = List.copyOf(handled);
    handled.clear();
    for (Rejection each : late) {
      ErrorReporter reporter = each.realm.get(ErrorReporter.class);
      if (reporter != null && each.realm.isAlive()) {
        reporter.rejectionHandled(each.promise, each.reason);
      }
      if (each.exceptionId != 0 && each.realm.isAlive()) {
        console.revoked(each.exceptionId, each.realm);
      }
      each.close();
    }
  }

  private void notifyRejection(Rejection rejection) {
    Realm realm = rejection.realm;
    if (!realm.isAlive()) {
      rejection.close();
      return;
    }
    ErrorReporter reporter = realm.get(ErrorReporter.class);
    boolean dealtWith =
        reporter != null && reporter.unhandledRejection(rejection.promise, rejection.reason);
    if (!dealtWith) {
      String stack = stackOf(rejection.reason);
      String text = stack.isEmpty() ? ScriptException.textOf(rejection.reason) : stack;
      console.uncaught(
          ++exceptions,
          realm,
          new ConsoleMessage(ConsoleMessage.Level.ERROR, "Uncaught (in promise) " + text, "", 0, 0),
          rejection.reason);
    }
    outstanding.add(dealtWith ? rejection : rejection.told(exceptions));
    if (outstanding.size() > MOST_OUTSTANDING) {
      outstanding.remove().close();
    }
  }
}
