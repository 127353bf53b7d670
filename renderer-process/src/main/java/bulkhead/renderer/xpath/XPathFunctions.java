package bulkhead.renderer.xpath;

import bulkhead.renderer.dom.Attr;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Namespaces;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.ProcessingInstruction;
import bulkhead.renderer.xpath.XPathEvaluation.Context;
import bulkhead.renderer.xpath.XPathValue.Bool;
import bulkhead.renderer.xpath.XPathValue.Nodes;
import bulkhead.renderer.xpath.XPathValue.Num;
import bulkhead.renderer.xpath.XPathValue.Str;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The core function library (XPath 1.0 §4).
final class XPathFunctions {
  private final XPathEvaluation evaluation;

  XPathFunctions(XPathEvaluation evaluation) {
    this.evaluation = evaluation;
  }

  XPathValue call(Function function, List<Expression> arguments, Context context) {
    return switch (function) {
      case LAST -> new Num(context.size());
      case POSITION -> new Num(context.position());
      case COUNT -> new Num(evaluation.set(arguments.getFirst(), context).size());
      case ID -> new Nodes(byIds(evaluation.value(arguments.getFirst(), context), context.node()));
      case LOCAL_NAME -> new Str(localName(node(arguments, context)));
      case NAMESPACE_URI -> new Str(namespace(node(arguments, context)));
      case NAME -> new Str(name(node(arguments, context)));
      case STRING -> new Str(textOrOwn(arguments, context));
      case CONCAT -> {
        StringBuilder all = new StringBuilder();
        arguments.forEach(each -> all.append(evaluation.text(each, context)));
        yield new Str(all.toString());
      }
      case STARTS_WITH ->
          new Bool(text(arguments, 0, context).startsWith(text(arguments, 1, context)));
      case CONTAINS -> new Bool(text(arguments, 0, context).contains(text(arguments, 1, context)));
      case SUBSTRING_BEFORE -> {
        String text = text(arguments, 0, context);
        int at = text.indexOf(text(arguments, 1, context));
        yield new Str(at < 0 ? "" : text.substring(0, at));
      }
      case SUBSTRING_AFTER -> {
        String text = text(arguments, 0, context);
        String mark = text(arguments, 1, context);
        int at = text.indexOf(mark);
        yield new Str(at < 0 ? "" : text.substring(at + mark.length()));
      }
      case SUBSTRING -> new Str(substring(arguments, context));
      case STRING_LENGTH -> {
        String text = textOrOwn(arguments, context);
        yield new Num(text.codePointCount(0, text.length()));
      }
      case NORMALIZE_SPACE -> new Str(normalized(textOrOwn(arguments, context)));
      case TRANSLATE ->
          new Str(
              translated(
                  text(arguments, 0, context),
                  text(arguments, 1, context),
                  text(arguments, 2, context)));
      case BOOLEAN -> new Bool(evaluation.test(arguments.getFirst(), context));
      case NOT -> new Bool(!evaluation.test(arguments.getFirst(), context));
      case TRUE -> new Bool(true);
      case FALSE -> new Bool(false);
      case LANG -> new Bool(isOfLanguage(context.node(), text(arguments, 0, context)));
      case NUMBER ->
          new Num(
              arguments.isEmpty()
                  ? XPathValue.number(XPathValue.text(context.node()))
                  : evaluation.value(arguments.getFirst(), context).toNumber());
      case SUM -> {
        double sum = 0;
        for (Node node : evaluation.set(arguments.getFirst(), context).unsorted()) {
          sum += XPathValue.number(XPathValue.text(node));
        }
        yield new Num(sum);
      }
      case FLOOR -> new Num(Math.floor(number(arguments, 0, context)));
      case CEILING -> new Num(Math.ceil(number(arguments, 0, context)));
      case ROUND -> new Num(round(number(arguments, 0, context)));
    };
  }

  private String text(List<Expression> arguments, int index, Context context) {
    return evaluation.text(arguments.get(index), context);
  }

  private double number(List<Expression> arguments, int index, Context context) {
    return evaluation.value(arguments.get(index), context).toNumber();
  }

  private String textOrOwn(List<Expression> arguments, Context context) {
    return arguments.isEmpty() ? XPathValue.text(context.node()) : text(arguments, 0, context);
  }

  /// Half goes up; what is no number stays.
  private static double round(double value) {
    return Double.isNaN(value) || Double.isInfinite(value) ? value : Math.floor(value + 0.5);
  }

  // Node-sets

  private @Nullable Node node(List<Expression> arguments, Context context) {
    if (arguments.isEmpty()) {
      return context.node();
    }
    NodeSet set = evaluation.set(arguments.getFirst(), context);
    return set.isEmpty() ? null : set.first();
  }

  private static String localName(@Nullable Node node) {
    return switch (node) {
      case Element element -> element.localName();
      case Attr attr -> attr.localName();
      case ProcessingInstruction instruction -> instruction.target();
      case null, default -> "";
    };
  }

  private static String namespace(@Nullable Node node) {
    return switch (node) {
      case Element element -> element.namespace();
      case Attr attr -> attr.namespace();
      case null, default -> "";
    };
  }

  private static String name(@Nullable Node node) {
    return switch (node) {
      case Element element -> element.qualifiedName();
      case Attr attr -> attr.name();
      case ProcessingInstruction instruction -> instruction.target();
      case null, default -> "";
    };
  }

  private static NodeSet byIds(XPathValue ids, Node context) {
    NodeSet found = new NodeSet();
    List<String> texts =
        ids instanceof Nodes(NodeSet set)
            ? set.unsorted().stream().map(XPathValue::text).toList()
            : List.of(ids.text());
    Document document = context.ownerDocument();
    for (String text : texts) {
      for (String id : text.split("[ \t\r\n]+")) {
        Element element = id.isEmpty() ? null : document.elementById(id);
        if (element != null) {
          found.add(element);
        }
      }
    }
    return found;
  }

  // Strings

  /// §4.2: positions are rounded, and those that are no numbers leave nothing.
  private String substring(List<Expression> arguments, Context context) {
    String text = text(arguments, 0, context);
    double from = round(number(arguments, 1, context));
    double end =
        arguments.size() < 3
            ? Double.POSITIVE_INFINITY
            : from + round(number(arguments, 2, context));
    StringBuilder kept = new StringBuilder();
    int position = 1;
    for (int i = 0; i < text.length(); position++) {
      int c = text.codePointAt(i);
      if (position >= from && position < end) {
        kept.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    return kept.toString();
  }

  private static String normalized(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        space = !out.isEmpty();
      } else {
        if (space) {
          out.append(' ');
          space = false;
        }
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String translated(String text, String from, String to) {
    int[] source = from.codePoints().toArray();
    int[] target = to.codePoints().toArray();
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              int at = 0;
              while (at < source.length && source[at] != c) {
                at++;
              }
              if (at == source.length) {
                out.appendCodePoint(c);
              } else if (at < target.length) {
                out.appendCodePoint(target[at]);
              }
            });
    return out.toString();
  }

  private static boolean isOfLanguage(Node node, String wanted) {
    Node from = node instanceof Attr attr ? attr.ownerElement() : node;
    for (Node at = from; at != null; at = at.parent()) {
      String language =
          at instanceof Element element ? element.attributeNs(Namespaces.XML, "lang") : null;
      if (language != null) {
        return language.equalsIgnoreCase(wanted)
            || language.length() > wanted.length()
                && language.charAt(wanted.length()) == '-'
                && language.substring(0, wanted.length()).equalsIgnoreCase(wanted);
      }
    }
    return false;
  }
}
