package bulkhead.renderer.html;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/// The thread `HtmlParser`, on which jsoup pulls its input. It is a coroutine of `RendererMain`: it
/// runs only inside [#run], which returns when it needs more input than there is or has seen the
/// end of a script, so both sides may use jsoup's tree and the input without locks.
/// ```
/// RendererMain  run() ──────wait──────┐ mirror.sync, script   run() ──wait──┐
/// HtmlParser          step step ──────┘ (waits for its turn)       step … ──┘
/// ```
/// `RendererMain` waits for `HtmlParser`; `HtmlParser` waits for nobody but for its turn, where it
/// holds nothing.
final class ParserThread {
  /// Why the parser gave the turn back.
  enum Pause {
    NEEDS_INPUT,
    /// A script's end tag was the last token: the mirror is to be synchronised, the script
    /// prepared.
    SCRIPT_END,
    /// The document is complete, or parsing was given up.
    DONE
  }

  private final TreeMirror mirror;
  private final String baseUrl;
  private final ParserInput input;
  private @Nullable Thread thread;

  private final Object turn = new Object();
  private boolean parserRuns;
  private boolean closed;
  private boolean done;
  private Pause pause = Pause.NEEDS_INPUT;
  private @Nullable Throwable failure;

  ParserThread(TreeMirror mirror, String baseUrl, ParserInput input) {
    this.mirror = mirror;
    this.baseUrl = baseUrl;
    this.input = input;
  }

  /// Ends the thread, if it is still there.
  void close() {
    synchronized (turn) {
      closed = true;
      if (thread == null || done) {
        return;
      }
    }
    run();
  }

  /// Lets the parser run until it pauses.
  Pause run() {
    synchronized (turn) {
      if (done) {
        return Pause.DONE;
      }
      parserRuns = true;
      if (thread == null) {
        Thread started = new Thread(null, this::parse, "HtmlParser", 512 << 10);
        started.setDaemon(true);
        thread = started;
        started.start();
      } else {
        turn.notifyAll();
      }
      boolean interrupted = false;
      while (parserRuns) {
        try {
          turn.wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (failure != null) {
        Throwable thrown = failure;
        failure = null;
        if (thrown instanceof Error error) {
          throw error;
        }
        throw new IllegalStateException("the HTML parser failed", thrown);
      }
      return done ? Pause.DONE : pause;
    }
  }

  private void parse() {
    Throwable thrown = null;
    try {
      mirror.parser().start(new Input(), baseUrl);
      while (mirror.parser().step()) {
        // Each step is one token; the mirror looks on when the parser pauses.
        if (mirror.scriptEndSeen()) {
          pause(Pause.SCRIPT_END);
        }
      }
    } catch (RuntimeException | Error | IOException e) {
      thrown = closed ? null : e;
    }
    mirror.parser().close();
    synchronized (turn) {
      failure = thrown;
      done = true;
      parserRuns = false;
      turn.notifyAll();
    }
  }

  private void pause(Pause why) throws IOException {
    synchronized (turn) {
      pause = why;
      parserRuns = false;
      turn.notifyAll();
      while (!parserRuns) {
        try {
          turn.wait();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
      if (closed) {
        throw new IOException("parsing was given up");
      }
    }
  }

  /// Hands out what there is; gives the turn back when all of that was consumed.
  ///
  /// jsoup reads ahead, up to 2,048 characters. What a script writes comes before what follows the
  /// script, so nothing may be read beyond a script's end tag before that was processed: then, and
  /// when there is no more for now, this hands out nothing as long as jsoup has something left.
  private final class Input extends Reader {
    private long handedOut;

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      boolean somethingLeft = handedOut > mirror.parser().position();
      if (input.stopsHere() && somethingLeft) {
        return 0;
      }
      while (true) {
        int count = input.take(buffer, offset, length);
        if (count > 0) {
          handedOut += count;
          return count;
        }
        if (input.isAtEnd()) {
          return -1;
        }
        if (somethingLeft) {
          return 0;
        }
        if (input.isWriting()) {
          mirror.parser().flushCharacters();
        }
        pause(Pause.NEEDS_INPUT);
      }
    }

    @Override
    public void close() {}
  }
}
