package bulkhead.renderer.html;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Text;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jsoup.parser.SteppingParser;
import org.jspecify.annotations.Nullable;

/// Parses one HTML document from bytes as they arrive. Thread: owned by `RendererMain`.
/// ```java
/// HtmlDocumentParser parser = new HtmlDocumentParser(document, "utf-8");
/// parser.append(chunk);   // document has grown when this returns
/// parser.finish();        // document is complete, unless a script is waited for
/// ```
/// A call of [#append] parses all it is given before it returns, except for a text that has not
/// ended, unless [#setPieces] has said that what is left may come in tasks of their own. jsoup
/// pulls its input, so it runs on a
/// thread of its own, `HtmlParser`; this thread and that one never run at the same time
/// ([ParserThread]).
///
/// At each script's end tag the parser stops and lets [Scripting] prepare the script; while that
/// says so, it waits, until [#resume].
public final class HtmlDocumentParser implements AutoCloseable {
  /// Runs the scripts that the parser comes upon (HTML §13.2.6.4.8, "text" insertion mode).
  public interface Scripting {
    /// The document has all of this script; it may run before this returns, inside
    /// [HtmlDocumentParser#runScript].
    ///
    /// @param line where its text begins in the document, from 0
    /// @param column from 0
    void scriptEnd(Element script, int line, int column);

    /// Whether there is a pending parsing-blocking script.
    boolean blocksParser();
  }

  /// A document of more nodes ends here, as though its input did: beyond this a renderer's heap
  /// would not hold its boxes.
  static final int MAX_NODES = 1_000_000;

  /// What is parsed in one task, in characters: some tens of milliseconds at first.
  private static final int PIECE = 1 << 16;

  /// What may wait to be parsed while more comes, in characters: who sends faster than that is kept
  /// waiting.
  private static final int MOST_WAITING = 1 << 22;

  private final Document document;
  private final HtmlDecoder decoder;
  private final ParserInput input = new ParserInput();
  private final PreloadScanner ahead = new PreloadScanner();
  private final ParserThread thread;
  private final TreeMirror mirror;
  private @Nullable Scripting scripting;
  private @Nullable Runnable whenParsed;
  private @Nullable Consumer<PreloadScanner> whenWaiting;
  private @Nullable Executor tasks;
  private Runnable grew = () -> {};

  /// Whether a task that parses the next piece has been posted.
  private boolean pieceDue;

  private boolean wroteReturn;
  private boolean ended;
  private boolean finished;
  private boolean createdByScript;

  /// HTML §13.2.2 "script nesting level".
  private int scriptNesting;

  /// @param document an empty document to fill
  /// @param transportCharset the `charset` of the Content-Type header, or null
  public HtmlDocumentParser(Document document, @Nullable String transportCharset) {
    this.document = document;
    this.decoder = HtmlDecoder.forHtml(transportCharset, document.url());
    this.mirror = new TreeMirror(document);
    mirror.allowShadow(true);
    this.thread = new ParserThread(mirror, document.url(), input);
  }

  /// Parses a document that is all there, without scripts and without `<template shadowrootmode>`,
  /// as for `DOMParser`. On the caller's thread: jsoup's parser has all that it pulls.
  public static void parseText(Document document, String text) {
    TreeMirror mirror = new TreeMirror(document);
    SteppingParser parser = mirror.parser();
    document.setEncoding(StandardCharsets.UTF_8.name());
    parser.start(new StringReader(text), document.url());
    while (parser.step() && mirror.nodeCount() <= MAX_NODES) {
      mirror.scriptEndSeen(); // which nobody waits for
    }
    mirror.sync(true);
    parser.close();
  }

  /// From now on scripts run. Without this they are elements like others.
  ///
  /// @param enabled false where whoever looks at the page has switched scripts off: the runner
  ///     leaves them still, and what stands in for them is shown
  public void setScripting(Scripting runner, boolean enabled) {
    scripting = runner;
    document.setScripted(enabled);
    mirror.parser().setScripting(enabled);
  }

  /// What follows when nothing is left to parse: "the end" (HTML §13.2.7).
  public void setWhenParsed(Runnable theEnd) {
    whenParsed = theEnd;
  }

  /// Who is told, again with each piece of the document, that the parser waits for a script.
  public void setWhenWaiting(Consumer<PreloadScanner> look) {
    whenWaiting = look;
  }

  public Document document() {
    return document;
  }

  /// From now on a long text that is there at once, such as what came while a script was waited
  /// for, is parsed in pieces, so that its beginning is shown before its end is parsed.
  ///
  /// @param executor runs the tasks for all pieces but the first
  /// @param whenGrown runs after each of these
  public void setPieces(Executor executor, Runnable whenGrown) {
    tasks = executor;
    grew = whenGrown;
  }

  /// Decodes and parses what is left in `bytes`.
  public void append(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    append(copy, 0, copy.length);
  }

  public void append(byte[] bytes) {
    append(bytes, 0, bytes.length);
  }

  public void append(byte[] bytes, int offset, int length) {
    if (!ended) {
      feed(decoder.decode(bytes, offset, length));
    }
  }

  /// Parses characters that need no decoding, such as those of `about:srcdoc`.
  public void appendText(String text) {
    if (!ended) {
      feed(text);
    }
  }

  /// The input has ended, by its end or because it was cut short: the document is completed as the
  /// standard says, once no script is waited for.
  public void finish() {
    if (ended) {
      return;
    }
    feed(decoder.finish());
    ended = true;
    input.end();
    if (!input.isWriting()) {
      pump();
    }
  }

  /// Gives up: what has been parsed stays, nothing is added.
  @Override
  public void close() {
    ended = true;
    finished = true;
    ahead.end();
    thread.close();
  }

  private void feed(String text) {
    String encoding = decoder.encodingName();
    if (encoding != null && !encoding.equals(document.encoding())) {
      readTitleAgain(document.encoding(), encoding);
      document.setEncoding(encoding);
    }
    input.append(text);
    if (whenWaiting != null) {
      ahead.append(text);
    }
    if (!text.isEmpty() && !input.isWriting()) {
      pump();
    }
  }

  /// A title that came before the encoding was named is the one text that people see wrong for
  /// good, in tabs and histories: Chromium mends this one too.
  private void readTitleAgain(String before, String now) {
    Element title = document.titleElement();
    if (title == null || !(title.firstChild() instanceof Text text)) {
      return;
    }
    CharsetEncoder encoder = Encodings.charset(before).newEncoder();
    try {
      ByteBuffer bytes = encoder.encode(CharBuffer.wrap(text.data()));
      text.setData(Encodings.charset(now).newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      // It was not made of these bytes: a script wrote it.
    }
  }

  /// Goes on after the script that was waited for.
  public void resume() {
    if (!input.isWriting()) {
      pump();
    }
  }

  /// Runs a script that the parser inserted; [#write] then writes right behind it.
  public void runScript(Runnable script) {
    input.pushInsertionPoint();
    scriptNesting++;
    try {
      script.run();
    } finally {
      scriptNesting--;
      input.popInsertionPoint();
    }
  }

  /// Makes this the parser of `document.open()` (HTML §8.4.1): its input comes by [#write], from
  /// whichever script, and ends with [#endWriting].
  public void openForWriting() {
    input.pushInsertionPoint();
    createdByScript = true;
  }

  /// Whether a script that the parser came upon runs at this moment.
  public boolean isRunningScript() {
    return scriptNesting > 0;
  }

  public boolean isCreatedByScript() {
    return createdByScript;
  }

  /// `document.close()` (HTML §8.4.2).
  public void endWriting() {
    if (createdByScript && !ended) {
      ended = true;
      input.popInsertionPoint();
      input.end();
      if (!input.isWriting()) {
        pump();
      }
    }
  }

  /// Whether a script that the parser inserted runs, so that there is a place to [#write] to.
  public boolean hasInsertionPoint() {
    return input.isWriting();
  }

  /// `document.write` (HTML §8.4.3): parses `text` before this returns, up to a script that must be
  /// waited for.
  public void write(String text) {
    input.write(withLineFeeds(text));
    parse();
    tellIfWaiting();
  }

  /// Infra §4.7 "normalize newlines", of all that is written as one text.
  private String withLineFeeds(String text) {
    String rest = wroteReturn && text.startsWith("\n") ? text.substring(1) : text;
    wroteReturn = text.isEmpty() ? wroteReturn : text.endsWith("\r");
    return rest.indexOf('\r') < 0 ? rest : rest.replace("\r\n", "\n").replace('\r', '\n');
  }

  /// Whether the whole document has been parsed.
  public boolean isFinished() {
    return finished;
  }

  private void pump() {
    if (pieceDue && input.waiting() <= MOST_WAITING) {
      return; // its turn comes
    }
    if (tasks != null) {
      input.allow(Math.max(PIECE, input.waiting() - MOST_WAITING));
    }
    parse();
    tellIfWaiting();
  }

  private void postPiece(Executor executor) {
    pieceDue = true;
    executor.execute(
        () -> {
          pieceDue = false;
          if (!finished) {
            pump();
            grew.run();
          }
        });
  }

  private void parse() {
    while (!finished && !isBlocked()) {
      ParserThread.Pause pause = thread.run();
      switch (pause) {
        case NEEDS_INPUT -> {
          mirror.sync(false);
          boolean more = input.isHeldBack();
          if (mirror.nodeCount() <= MAX_NODES || ended && !more) {
            Executor executor = tasks;
            if (more && executor != null && !pieceDue) {
              postPiece(executor);
            }
            return;
          }
          ended = true;
          input.cut();
        }
        case SCRIPT_END -> {
          mirror.sync(false);
          Element script = mirror.takeEndedScript();
          if (script != null && scripting != null) {
            int start = mirror.endedScriptStart();
            scripting.scriptEnd(script, input.lineOf(start), input.columnOf(start));
          }
        }
        case DONE -> {
          finished = true;
          ahead.end();
          mirror.sync(true);
          if (whenParsed != null) {
            whenParsed.run();
          }
        }
      }
    }
  }

  private void tellIfWaiting() {
    if (whenWaiting != null && !finished && ahead.hasMore() && isBlocked()) {
      whenWaiting.accept(ahead);
    }
  }

  private boolean isBlocked() {
    return scripting != null && scripting.blocksParser();
  }
}
