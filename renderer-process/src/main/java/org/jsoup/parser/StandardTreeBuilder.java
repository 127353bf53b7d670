package org.jsoup.parser;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// jsoup's tree construction with the standard's steps where jsoup's differ. Thread: as
/// [SteppingParser].
///
/// The scripting flag (HTML §13.2.4.5): what is in `<noscript>` is one text where scripts run, and
/// elements like others where they do not. Formatting elements are reconstructed however many there
/// are.
final class StandardTreeBuilder extends HtmlTreeBuilder {
  private boolean scripting;

  /// The `a` that the start tag of another has just closed, until that asks what is left of it.
  private @Nullable Element closedLink;

  void setScripting(boolean scripting) {
    this.scripting = scripting;
  }

  @Override
  HtmlTreeBuilder newInstance() {
    StandardTreeBuilder made = new StandardTreeBuilder();
    made.scripting = scripting;
    return made;
  }

  /// HTML §13.2.6.4.4 and §13.2.6.4.7, "noscript".
  @Override
  void startNoscript(Token.StartTag tag) {
    if (scripting) {
      tokeniser.transition(TokeniserState.Rawtext);
      markInsertionMode();
      transition(HtmlTreeBuilderState.Text);
      insertElementFor(tag);
    } else if (state() == HtmlTreeBuilderState.InHead) {
      super.startNoscript(tag);
    } else {
      reconstructFormattingElements();
      insertElementFor(tag);
    }
  }

  /// HTML §13.4 step 4: the text of a `noscript` element is not markup either.
  @Override
  void initialiseParseFragment(@Nullable Element context) {
    super.initialiseParseFragment(context);
    if (scripting && context != null && context.nameIs("noscript")) {
      tokeniser.transition(TokeniserState.Rawtext);
    }
  }

  /// HTML §13.2.4.3, "reconstruct the active formatting elements".
  @Override
  void reconstructFormattingElements() {
    int size = formattingElements.size();
    int first = size;
    while (first > 0 && mustReopen(formattingElements.get(first - 1))) {
      first--;
    }
    for (int i = first; i < size; i++) {
      Element opened = recreateElement(formattingElements.get(i));
      enforceStackDepthLimit();
      insertNode(opened, currentElOrDoc());
      push(opened);
      formattingElements.set(i, opened);
    }
  }

  /// Whether an entry of the list of active formatting elements is neither a marker nor open.
  private boolean mustReopen(@Nullable Element entry) {
    return entry != null && !onStack(entry);
  }

  /// HTML §13.2.6.4.7, "a start tag whose tag name is `a`": what it takes off the stack afterwards
  /// is the element that it found, not the copies that the adoption agency left of it after its
  /// eight rounds.
  @Override
  boolean processEndTag(String name) {
    Element link = name.equals("a") ? getActiveFormattingElement(name) : null;
    boolean processed = super.processEndTag(name);
    closedLink = link;
    return processed;
  }

  @Override
  @Nullable Element getFromStack(String name) {
    Element closed = closedLink;
    closedLink = null;
    if (closed == null || !name.equals("a")) {
      return super.getFromStack(name);
    }
    return onStack(closed) ? closed : null;
  }
}
