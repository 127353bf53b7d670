package org.jsoup.parser;

import java.io.Reader;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/// jsoup's HTML parser, one token at a time, with a look at its stack of open elements. Thread:
/// used by one thread at a time; its users hand it over.
public final class SteppingParser {
  /// As in Chromium: elements that are nested deeper become siblings of the deepest.
  private static final int MAX_DEPTH = 513;

  private StandardTreeBuilder builder = new StandardTreeBuilder();

  /// `listener.head` is called for each node when it is inserted, `tail` for each element when it
  /// is closed.
  public SteppingParser(NodeVisitor listener) {
    builder.nodeListener(listener);
  }

  /// A parser of fragments.
  /// @param scripting whether scripts run in the context's document
  public static Parser forFragments(boolean scripting) {
    StandardTreeBuilder builder = new StandardTreeBuilder();
    builder.setScripting(scripting);
    return new Parser(builder);
  }

  /// Whether scripts run in the document: before [#start].
  public void setScripting(boolean scripting) {
    builder.setScripting(scripting);
  }

  /// Starts a document. Reads from `input` at once, so it may block there.
  public void start(Reader input, String baseUrl) {
    builder.initialiseParse(input, baseUrl, new Parser(builder).setMaxDepth(MAX_DEPTH));
  }

  /// Reads and processes one token; false after the end of the document.
  public boolean step() {
    return builder.stepParser();
  }

  /// How many characters of the input have been consumed.
  public int position() {
    return builder.reader == null ? 0 : builder.reader.pos();
  }

  /// Whether the token being processed is the end of the input.
  public boolean atEnd() {
    return builder.currentToken != null && builder.currentToken.type == Token.TokenType.EOF;
  }

  /// Puts the characters into the tree that were read and wait for the next tag. Only while the
  /// parser waits for input.
  public void flushCharacters() {
    Tokeniser tokeniser = builder.tokeniser;
    if (tokeniser != null && tokeniser.charPending.data.hasData()) {
      builder.currentToken = tokeniser.charPending;
      builder.process(tokeniser.charPending);
      tokeniser.charPending.reset();
    }
  }

  public @Nullable Document document() {
    return builder.doc;
  }

  /// jsoup's live stack of open elements, outermost first.
  public List<Element> openElements() {
    return builder.stack;
  }

  public void close() {
    builder.closeParse();
  }

  /// Lets go of the tree, which takes as much memory as the one that was made of it.
  public void release() {
    builder = new StandardTreeBuilder();
  }
}
