package org.jsoup.parser;

import org.jspecify.annotations.Nullable;

/// jsoup's tree construction with HTML's scripting flag (HTML §13.2.4.5): what is in `<noscript>`
/// is one text where scripts run, and elements like others where they do not. Thread: as
/// [SteppingParser].
final class ScriptingTreeBuilder extends HtmlTreeBuilder {
  private boolean scripting;

  void setScripting(boolean scripting) {
    this.scripting = scripting;
  }

  @Override
  HtmlTreeBuilder newInstance() {
    ScriptingTreeBuilder made = new ScriptingTreeBuilder();
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
  void initialiseParseFragment(org.jsoup.nodes.@Nullable Element context) {
    super.initialiseParseFragment(context);
    if (scripting && context != null && context.nameIs("noscript")) {
      tokeniser.transition(TokeniserState.Rawtext);
    }
  }
}
