package bulkhead.renderer.script.bindings;

import bulkhead.renderer.css.selector.ComplexSelector;
import bulkhead.renderer.css.selector.SelectorList;
import bulkhead.renderer.css.selector.SimpleSelector;
import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import org.jspecify.annotations.Nullable;

/// The condition of a selector's subject that few elements meet, so that a query looks at the rest
/// of the selector, which takes ten times as long, only with those.
/// ```
/// li > [data-id="5"].done   →   [data-id]
/// ```
/// Immutable.
final class QueryKey {
  private final @Nullable SimpleSelector condition;

  private QueryKey(@Nullable SimpleSelector condition) {
    this.condition = condition;
  }

  static QueryKey of(SelectorList list) {
    SimpleSelector best = null;
    if (list.selectors().size() == 1) {
      ComplexSelector selector = list.selectors().getFirst();
      for (SimpleSelector each : selector.compound(0)) {
        if (rank(each) > rank(best)) {
          best = each;
        }
      }
    }
    return new QueryKey(best);
  }

  private static int rank(@Nullable SimpleSelector simple) {
    return simple == null
        ? 0
        : switch (simple.kind()) {
          case ID -> 4;
          case ATTRIBUTE -> 3;
          case CLASS -> 2;
          case TYPE -> 1;
          case UNIVERSAL, PSEUDO_CLASS, NTH, IS, NOT, HAS, LANG, DIR -> 0;
          case HOST, HOST_CONTEXT, SLOTTED, PART, STATE -> 0;
        };
  }

  /// The id that the subject must have; null if it may have any.
  private @Nullable String id() {
    return condition instanceof SimpleSelector.Id key ? key.id() : null;
  }

  /// Whether the document's list of ids answers a query below `root`: it has the elements of the
  /// document's own tree, and by their exact ids.
  boolean isFoundById(ContainerNode root) {
    return id() != null
        && (root instanceof Document
            || root instanceof Element && root.isConnected() && !root.isInShadow())
        && !root.ownerDocument().isQuirks();
  }

  /// The first element of the document that has the subject's id.
  @Nullable Element byId(Document document) {
    String id = id();
    return id == null ? null : document.elementById(id);
  }

  /// False only where the selector does not match.
  boolean mayMatch(Element element) {
    if (condition == null) {
      return true;
    }
    return switch (condition.kind()) {
      case ID -> element.id() != null;
      case ATTRIBUTE -> hasAttribute(element, (SimpleSelector.HasAttribute) condition);
      case CLASS -> hasClass(element, (SimpleSelector.ClassName) condition);
      case TYPE -> isOfType(element, (SimpleSelector.Type) condition);
      case UNIVERSAL, PSEUDO_CLASS, NTH, IS, NOT, HAS, LANG, DIR -> true;
      case HOST, HOST_CONTEXT, SLOTTED, PART, STATE -> true;
    };
  }

  private static boolean isOfType(Element element, SimpleSelector.Type key) {
    String wanted = element.isHtml() ? key.lower() : key.name();
    String own = element.localName();
    return own == wanted || own.equals(wanted);
  }

  private static boolean hasAttribute(Element element, SimpleSelector.HasAttribute key) {
    int count = element.attributeCount();
    if (count == 0) {
      return false;
    }
    String wanted = element.isHtml() ? key.lower() : key.name();
    for (int i = 0; i < count; i++) {
      String own = element.attributeAt(i).localName();
      if (own == wanted || own.equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasClass(Element element, SimpleSelector.ClassName key) {
    return element.classCount() > 0
        && (element.hasClass(key.name()) || element.ownerDocument().isQuirks());
  }
}
