package bulkhead.renderer.script.bindings;

import bulkhead.renderer.canvas.CanvasSurface;
import bulkhead.renderer.dom.Attr;
import bulkhead.renderer.dom.CdataSection;
import bulkhead.renderer.dom.Comment;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DocumentFragment;
import bulkhead.renderer.dom.DocumentSelection;
import bulkhead.renderer.dom.DocumentType;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.MutationRecord;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.NodeIterator;
import bulkhead.renderer.dom.ProcessingInstruction;
import bulkhead.renderer.dom.Range;
import bulkhead.renderer.dom.ShadowRoot;
import bulkhead.renderer.dom.Text;

/// Which Web IDL interface an object of ours implements.
final class Interfaces {
  private Interfaces() {}

  static int numberOf(Object object) {
    return switch (object) {
      case Node node -> node(node);
      case HtmlCollection collection -> collection.interfaceNumber();
      case Range ignored -> InterfaceNumbers.RANGE;
      case DocumentSelection ignored -> InterfaceNumbers.SELECTION;
      case NodeIterator ignored -> InterfaceNumbers.NODE_ITERATOR;
      case MutationRecord ignored -> InterfaceNumbers.MUTATION_RECORD;
      case CanvasSurface surface ->
          switch (surface.kind()) {
            case OFFSCREEN_CANVAS -> InterfaceNumbers.OFFSCREEN_CANVAS;
            case IMAGE_BITMAP -> InterfaceNumbers.IMAGE_BITMAP;
          };
      case bulkhead.renderer.dom.MutationObserver ignored -> InterfaceNumbers.MUTATION_OBSERVER;
      default -> throw new IllegalArgumentException(object.getClass().getName());
    };
  }

  private static int node(Node node) {
    return switch (node) {
      case Element element -> ElementInterfaces.numberOf(element);
      case CdataSection ignored -> InterfaceNumbers.CDATA_SECTION;
      case Text ignored -> InterfaceNumbers.TEXT;
      case Comment ignored -> InterfaceNumbers.COMMENT;
      case ProcessingInstruction ignored -> InterfaceNumbers.PROCESSING_INSTRUCTION;
      case Document document ->
          document.isXmlDocument()
              ? InterfaceNumbers.XML_DOCUMENT
              : document.contentType().equals("application/xml")
                  ? InterfaceNumbers.DOCUMENT
                  : InterfaceNumbers.HTML_DOCUMENT;
      case ShadowRoot ignored -> InterfaceNumbers.SHADOW_ROOT;
      case DocumentFragment ignored -> InterfaceNumbers.DOCUMENT_FRAGMENT;
      case DocumentType ignored -> InterfaceNumbers.DOCUMENT_TYPE;
      case Attr ignored -> InterfaceNumbers.ATTR;
    };
  }
}
