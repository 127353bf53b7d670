package bulkhead.renderer.xpath;

import bulkhead.renderer.dom.Attr;
import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.Comment;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DocumentType;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Namespaces;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.ProcessingInstruction;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.xpath.Expression.Operator;
import bulkhead.renderer.xpath.Expression.Step;
import bulkhead.renderer.xpath.XPathValue.Bool;
import bulkhead.renderer.xpath.XPathValue.Nodes;
import bulkhead.renderer.xpath.XPathValue.Num;
import bulkhead.renderer.xpath.XPathValue.Str;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Evaluates one expression (XPath 1.0 §2 and §3). One is made for each evaluation.
final class XPathEvaluation {
  private final Map<String, String> namespaces;
  private final XPathFunctions functions = new XPathFunctions(this);

  XPathEvaluation(Map<String, String> namespaces) {
    this.namespaces = namespaces;
  }

  /// Where an expression is evaluated.
  ///
  /// @param position from 1
  record Context(Node node, int position, int size) {}

  XPathValue value(Expression expression, Node node) {
    return value(expression, new Context(node, 1, 1));
  }

  XPathValue value(Expression expression, Context context) {
    return switch (expression) {
      case Expression.Number(double value) -> new Num(value);
      case Expression.Literal(String value) -> new Str(value);
      case Expression.Variable(String name) ->
          throw new XPathException("There is no variable $" + name + ".");
      case Expression.Negate(Expression operand) -> new Num(-value(operand, context).toNumber());
      case Expression.Call(Function function, List<Expression> arguments) ->
          functions.call(function, arguments, context);
      case Expression.Binary binary -> binary(binary, context);
      case Expression.Filter(Expression primary, List<Expression> predicates) -> {
        List<Node> kept = set(primary, context).sorted();
        for (Expression predicate : predicates) {
          kept = filter(kept, predicate);
        }
        yield nodes(kept);
      }
      case Expression.Path path -> path(path, context);
    };
  }

  NodeSet set(Expression expression, Context context) {
    if (value(expression, context) instanceof Nodes(NodeSet set)) {
      return set;
    }
    throw new XPathException("The expression does not evaluate to a node-set.");
  }

  private static XPathValue nodes(List<Node> inOrder) {
    NodeSet set = new NodeSet();
    inOrder.forEach(set::append);
    return new Nodes(set);
  }

  /// Whether it counts as true; an attribute that is only asked about is not made a node.
  boolean test(Expression expression, Context context) {
    NodeTest.Name attribute = plainAttribute(expression);
    return attribute == null
        ? value(expression, context).toBoolean()
        : attribute(context.node, attribute) != null;
  }

  /// Its text; likewise.
  String text(Expression expression, Context context) {
    NodeTest.Name attribute = plainAttribute(expression);
    if (attribute == null) {
      return value(expression, context).text();
    }
    String value = attribute(context.node, attribute);
    return value == null ? "" : value;
  }

  private static NodeTest.@Nullable Name plainAttribute(Expression expression) {
    return expression instanceof Expression.Path path
            && !path.fromRoot()
            && path.from() == null
            && path.steps().size() == 1
            && path.steps().getFirst() instanceof Step step
            && step.axis() == Axis.ATTRIBUTE
            && step.predicates().isEmpty()
            && step.test() instanceof NodeTest.Name name
        ? name
        : null;
  }

  private @Nullable String attribute(Node node, NodeTest.Name name) {
    if (node instanceof Element element) {
      for (int i = 0; i < element.attributeCount(); i++) {
        if (matches(element.attributeAt(i), element, name)) {
          return element.attributeAt(i).value();
        }
      }
    }
    return null;
  }

  // Operators (§3.3 to §3.5)

  private XPathValue binary(Expression.Binary binary, Context context) {
    Operator operator = binary.operator();
    return switch (operator) {
      case OR -> new Bool(test(binary.left(), context) || test(binary.right(), context));
      case AND -> new Bool(test(binary.left(), context) && test(binary.right(), context));
      case UNION -> {
        NodeSet union = new NodeSet();
        set(binary.left(), context).unsorted().forEach(union::add);
        set(binary.right(), context).unsorted().forEach(union::add);
        yield new Nodes(union);
      }
      case PLUS, MINUS, MULTIPLY, DIVIDE, MODULO -> {
        double left = value(binary.left(), context).toNumber();
        double right = value(binary.right(), context).toNumber();
        yield new Num(
            switch (operator) {
              case PLUS -> left + right;
              case MINUS -> left - right;
              case MULTIPLY -> left * right;
              case DIVIDE -> left / right;
              default -> left % right;
            });
      }
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
        NodeTest.Name attribute = plainAttribute(binary.left());
        if (attribute != null && binary.right() instanceof Expression.Literal(String wanted)) {
          String value = attribute(context.node, attribute);
          yield new Bool(value != null && compare(operator, new Str(value), new Str(wanted)));
        }
        yield new Bool(
            holds(operator, value(binary.left(), context), value(binary.right(), context)));
      }
    };
  }

  /// §3.4: a node-set stands for each of its nodes.
  private static boolean holds(Operator operator, XPathValue left, XPathValue right) {
    if (left instanceof Nodes(NodeSet set) && !(right instanceof Bool)) {
      for (Node node : set.unsorted()) {
        if (holds(operator, new Str(XPathValue.text(node)), right)) {
          return true;
        }
      }
      return false;
    }
    if (right instanceof Nodes(NodeSet set) && !(left instanceof Bool)) {
      for (Node node : set.unsorted()) {
        if (compare(operator, left, new Str(XPathValue.text(node)))) {
          return true;
        }
      }
      return false;
    }
    return compare(operator, left, right);
  }

  private static boolean compare(Operator operator, XPathValue left, XPathValue right) {
    boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
    if (equality) {
      boolean equal =
          left instanceof Bool || right instanceof Bool
              ? left.toBoolean() == right.toBoolean()
              : left instanceof Num || right instanceof Num
                  ? left.toNumber() == right.toNumber()
                  : left.text().equals(right.text());
      return equal == (operator == Operator.EQUAL);
    }
    double a = left.toNumber();
    double b = right.toNumber();
    return switch (operator) {
      case LESS -> a < b;
      case LESS_OR_EQUAL -> a <= b;
      case GREATER -> a > b;
      default -> a >= b;
    };
  }

  // Paths (§2)

  private XPathValue path(Expression.Path path, Context context) {
    NodeSet current = new NodeSet();
    Expression from = path.from();
    if (from != null) {
      current = set(from, context);
    } else if (path.fromRoot()) {
      Node node = context.node;
      Node owned = node instanceof Attr attr ? attr.ownerElement() : node;
      current.append(owned == null ? node : owned.root());
    } else {
      current.append(context.node);
    }
    for (Step step : path.steps()) {
      NodeSet next = new NodeSet();
      boolean inOrder = current.size() == 1;
      for (Node node : current.unsorted()) {
        List<Node> found = onAxis(node, step);
        for (Expression predicate : step.predicates()) {
          found = filter(found, predicate);
        }
        found.forEach(inOrder && !isReverse(step.axis()) ? next::append : next::add);
      }
      current = next;
    }
    return new Nodes(current);
  }

  /// §2.4: a number is a position, anything else a condition.
  private List<Node> filter(List<Node> nodes, Expression predicate) {
    List<Node> kept = new ArrayList<>();
    if (predicate instanceof Expression.Number(double wanted)) {
      int index = (int) wanted;
      if (index == wanted && index >= 1 && index <= nodes.size()) {
        kept.add(nodes.get(index - 1));
      }
      return kept;
    }
    for (int i = 0; i < nodes.size(); i++) {
      Context context = new Context(nodes.get(i), i + 1, nodes.size());
      boolean keeps;
      if (plainAttribute(predicate) != null) {
        keeps = test(predicate, context);
      } else {
        XPathValue value = value(predicate, context);
        keeps = value instanceof Num(double number) ? number == i + 1 : value.toBoolean();
      }
      if (keeps) {
        kept.add(nodes.get(i));
      }
    }
    return kept;
  }

  private static boolean isReverse(Axis axis) {
    return switch (axis) {
      case ANCESTOR, ANCESTOR_OR_SELF, PRECEDING, PRECEDING_SIBLING -> true;
      case ATTRIBUTE,
          CHILD,
          DESCENDANT,
          DESCENDANT_OR_SELF,
          FOLLOWING,
          FOLLOWING_SIBLING,
          NAMESPACE,
          PARENT,
          SELF ->
          false;
    };
  }

  /// What the step finds before its predicates, in the axis's own order.
  private List<Node> onAxis(Node node, Step step) {
    List<Node> found = new ArrayList<>();
    NodeTest test = step.test();
    switch (step.axis()) {
      case SELF -> keep(node, test, found);
      case CHILD -> {
        for (Node each = node.firstChild(); each != null; each = each.nextSibling()) {
          keep(each, test, found);
        }
      }
      case PARENT -> {
        Node parent = parentOf(node);
        if (parent != null) {
          keep(parent, test, found);
        }
      }
      case ANCESTOR, ANCESTOR_OR_SELF -> {
        Node each = step.axis() == Axis.ANCESTOR ? parentOf(node) : node;
        for (; each != null; each = parentOf(each)) {
          keep(each, test, found);
        }
      }
      case DESCENDANT, DESCENDANT_OR_SELF -> {
        Node each = step.axis() == Axis.DESCENDANT ? node.nextInTree(node) : node;
        for (; each != null; each = each.nextInTree(node)) {
          keep(each, test, found);
        }
      }
      case FOLLOWING_SIBLING -> {
        for (Node each = node.nextSibling(); each != null; each = each.nextSibling()) {
          keep(each, test, found);
        }
      }
      case PRECEDING_SIBLING -> {
        for (Node each = node.previousSibling(); each != null; each = each.previousSibling()) {
          keep(each, test, found);
        }
      }
      case FOLLOWING -> {
        Node from = node instanceof Attr attr ? attr.ownerElement() : node;
        if (from != null) {
          Node root = from.root();
          Node each =
              node instanceof Attr ? from.nextInTree(root) : from.nextSkippingChildren(root);
          for (; each != null; each = each.nextInTree(root)) {
            keep(each, test, found);
          }
        }
      }
      case PRECEDING -> {
        Node from = node instanceof Attr attr ? attr.ownerElement() : node;
        for (Node at = from; at != null; at = at.parent()) {
          for (Node each = at.previousSibling(); each != null; each = each.previousSibling()) {
            List<Node> inside = new ArrayList<>();
            for (Node deep = each; deep != null; deep = deep.nextInTree(each)) {
              keep(deep, test, inside);
            }
            found.addAll(inside.reversed());
          }
        }
      }
      case ATTRIBUTE -> {
        if (node instanceof Element element) {
          for (int i = 0; i < element.attributeCount(); i++) {
            if (isAttribute(element.attributeAt(i), element, test)) {
              found.add(element.attrAt(i));
            }
          }
        }
      }
      case NAMESPACE -> {}
    }
    return found;
  }

  private static @Nullable Node parentOf(Node node) {
    return node instanceof Attr attr ? attr.ownerElement() : node.parent();
  }

  // Node tests (§2.3)

  private void keep(Node node, NodeTest test, List<Node> to) {
    boolean keeps =
        switch (test) {
          case NodeTest.AnyNode() -> !(node instanceof DocumentType);
          case NodeTest.IsText() -> node instanceof Text;
          case NodeTest.IsComment() -> node instanceof Comment;
          case NodeTest.IsProcessingInstruction(String target) ->
              node instanceof ProcessingInstruction instruction
                  && (target == null || target.equals(instruction.target()));
          case NodeTest.Any(String prefix) ->
              node instanceof Element element
                  && (prefix.isEmpty() || element.namespace().equals(namespace(prefix)));
          case NodeTest.Name name -> node instanceof Element element && matches(element, name);
        };
    if (keeps) {
      to.add(node);
    }
  }

  /// In documents of HTML, names without a prefix are those of HTML's elements, in any case.
  private boolean matches(Element element, NodeTest.Name name) {
    if (!name.prefix().isEmpty()) {
      return element.localName().equals(name.localName())
          && element.namespace().equals(namespace(name.prefix()));
    }
    if (isInHtml(element)) {
      return element.isHtml()
          ? element.localName().equals(asciiLower(name.localName()))
          : element.localName().equals(name.localName()) && element.namespace().isEmpty();
    }
    return element.localName().equals(name.localName()) && element.namespace().isEmpty();
  }

  private boolean isAttribute(Attribute attribute, Element element, NodeTest test) {
    return switch (test) {
      case NodeTest.AnyNode() -> !isDeclaration(attribute);
      case NodeTest.Any(String prefix) ->
          !isDeclaration(attribute)
              && (prefix.isEmpty() || attribute.namespace().equals(namespace(prefix)));
      case NodeTest.Name name -> matches(attribute, element, name);
      case NodeTest.IsText ignored -> false;
      case NodeTest.IsComment ignored -> false;
      case NodeTest.IsProcessingInstruction ignored -> false;
    };
  }

  private boolean matches(Attribute attribute, Element element, NodeTest.Name name) {
    String local = name.localName();
    if (name.prefix().isEmpty()) {
      return attribute.namespace().isEmpty()
          && attribute
              .localName()
              .equals(isInHtml(element) && element.isHtml() ? asciiLower(local) : local);
    }
    return !isDeclaration(attribute)
        && attribute.localName().equals(local)
        && attribute.namespace().equals(namespace(name.prefix()));
  }

  private static boolean isDeclaration(Attribute attribute) {
    return attribute.namespace().equals(Namespaces.XMLNS);
  }

  private String namespace(String prefix) {
    return namespaces.getOrDefault(prefix, "");
  }

  private static String asciiLower(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return out.toString();
  }

  static boolean isInHtml(Node node) {
    Document document = node.ownerDocument();
    return !document.isXml();
  }
}
