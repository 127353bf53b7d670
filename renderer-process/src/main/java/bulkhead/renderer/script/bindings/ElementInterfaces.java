package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.CustomElement;
import bulkhead.renderer.dom.CustomElementNames;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Namespaces;

/// Which interface an element implements (HTML §3.2.2, "element interface").
final class ElementInterfaces {
  private ElementInterfaces() {}

  static int numberOf(Element element) {
    return switch (element.namespace()) {
      case Namespaces.HTML -> {
        CustomElement custom = element.custom();
        yield custom != null && custom.isUnknown()
            ? InterfaceNumbers.HTML_UNKNOWN_ELEMENT
            : html(element.localName());
      }
      case Namespaces.SVG -> svg(element.localName());
      case Namespaces.MATHML -> InterfaceNumbers.MATH_ML_ELEMENT;
      default -> InterfaceNumbers.ELEMENT;
    };
  }

  private static int svg(String name) {
    return switch (name) {
      case "svg" -> InterfaceNumbers.SVGSVG_ELEMENT;
      case "g" -> InterfaceNumbers.SVGG_ELEMENT;
      case "defs" -> InterfaceNumbers.SVG_DEFS_ELEMENT;
      case "symbol" -> InterfaceNumbers.SVG_SYMBOL_ELEMENT;
      case "switch" -> InterfaceNumbers.SVG_SWITCH_ELEMENT;
      case "a" -> InterfaceNumbers.SVGA_ELEMENT;
      case "foreignObject" -> InterfaceNumbers.SVG_FOREIGN_OBJECT_ELEMENT;
      case "use" -> InterfaceNumbers.SVG_USE_ELEMENT;
      case "image" -> InterfaceNumbers.SVG_IMAGE_ELEMENT;
      case "path" -> InterfaceNumbers.SVG_PATH_ELEMENT;
      case "polyline" -> InterfaceNumbers.SVG_POLYLINE_ELEMENT;
      case "polygon" -> InterfaceNumbers.SVG_POLYGON_ELEMENT;
      case "rect" -> InterfaceNumbers.SVG_RECT_ELEMENT;
      case "circle" -> InterfaceNumbers.SVG_CIRCLE_ELEMENT;
      case "ellipse" -> InterfaceNumbers.SVG_ELLIPSE_ELEMENT;
      case "line" -> InterfaceNumbers.SVG_LINE_ELEMENT;
      case "text" -> InterfaceNumbers.SVG_TEXT_ELEMENT;
      case "tspan" -> InterfaceNumbers.SVGT_SPAN_ELEMENT;
      case "textPath" -> InterfaceNumbers.SVG_TEXT_PATH_ELEMENT;
      case "style" -> InterfaceNumbers.SVG_STYLE_ELEMENT;
      case "script" -> InterfaceNumbers.SVG_SCRIPT_ELEMENT;
      case "title" -> InterfaceNumbers.SVG_TITLE_ELEMENT;
      case "desc" -> InterfaceNumbers.SVG_DESC_ELEMENT;
      case "metadata" -> InterfaceNumbers.SVG_METADATA_ELEMENT;
      case "clipPath" -> InterfaceNumbers.SVG_CLIP_PATH_ELEMENT;
      case "mask" -> InterfaceNumbers.SVG_MASK_ELEMENT;
      case "marker" -> InterfaceNumbers.SVG_MARKER_ELEMENT;
      case "pattern" -> InterfaceNumbers.SVG_PATTERN_ELEMENT;
      case "filter" -> InterfaceNumbers.SVG_FILTER_ELEMENT;
      case "stop" -> InterfaceNumbers.SVG_STOP_ELEMENT;
      case "linearGradient" -> InterfaceNumbers.SVG_LINEAR_GRADIENT_ELEMENT;
      case "radialGradient" -> InterfaceNumbers.SVG_RADIAL_GRADIENT_ELEMENT;
      default -> InterfaceNumbers.SVG_ELEMENT;
    };
  }

  static int html(String name) {
    return switch (name) {
      case "a" -> InterfaceNumbers.HTML_ANCHOR_ELEMENT;
      case "area" -> InterfaceNumbers.HTML_AREA_ELEMENT;
      case "audio" -> InterfaceNumbers.HTML_AUDIO_ELEMENT;
      case "base" -> InterfaceNumbers.HTML_BASE_ELEMENT;
      case "body" -> InterfaceNumbers.HTML_BODY_ELEMENT;
      case "br" -> InterfaceNumbers.HTMLBR_ELEMENT;
      case "button" -> InterfaceNumbers.HTML_BUTTON_ELEMENT;
      case "canvas" -> InterfaceNumbers.HTML_CANVAS_ELEMENT;
      case "data" -> InterfaceNumbers.HTML_DATA_ELEMENT;
      case "datalist" -> InterfaceNumbers.HTML_DATA_LIST_ELEMENT;
      case "del" -> InterfaceNumbers.HTML_MOD_ELEMENT;
      case "ins" -> InterfaceNumbers.HTML_MOD_ELEMENT;
      case "details" -> InterfaceNumbers.HTML_DETAILS_ELEMENT;
      case "dialog" -> InterfaceNumbers.HTML_DIALOG_ELEMENT;
      case "dir" -> InterfaceNumbers.HTML_DIRECTORY_ELEMENT;
      case "div" -> InterfaceNumbers.HTML_DIV_ELEMENT;
      case "dl" -> InterfaceNumbers.HTMLD_LIST_ELEMENT;
      case "embed" -> InterfaceNumbers.HTML_EMBED_ELEMENT;
      case "fieldset" -> InterfaceNumbers.HTML_FIELD_SET_ELEMENT;
      case "font" -> InterfaceNumbers.HTML_FONT_ELEMENT;
      case "form" -> InterfaceNumbers.HTML_FORM_ELEMENT;
      case "frame" -> InterfaceNumbers.HTML_FRAME_ELEMENT;
      case "frameset" -> InterfaceNumbers.HTML_FRAME_SET_ELEMENT;
      case "h1", "h2", "h3", "h4", "h5", "h6" -> InterfaceNumbers.HTML_HEADING_ELEMENT;
      case "head" -> InterfaceNumbers.HTML_HEAD_ELEMENT;
      case "hr" -> InterfaceNumbers.HTMLHR_ELEMENT;
      case "html" -> InterfaceNumbers.HTML_HTML_ELEMENT;
      case "iframe" -> InterfaceNumbers.HTMLI_FRAME_ELEMENT;
      case "img" -> InterfaceNumbers.HTML_IMAGE_ELEMENT;
      case "input" -> InterfaceNumbers.HTML_INPUT_ELEMENT;
      case "label" -> InterfaceNumbers.HTML_LABEL_ELEMENT;
      case "legend" -> InterfaceNumbers.HTML_LEGEND_ELEMENT;
      case "li" -> InterfaceNumbers.HTMLLI_ELEMENT;
      case "link" -> InterfaceNumbers.HTML_LINK_ELEMENT;
      case "map" -> InterfaceNumbers.HTML_MAP_ELEMENT;
      case "marquee" -> InterfaceNumbers.HTML_MARQUEE_ELEMENT;
      case "menu" -> InterfaceNumbers.HTML_MENU_ELEMENT;
      case "meta" -> InterfaceNumbers.HTML_META_ELEMENT;
      case "meter" -> InterfaceNumbers.HTML_METER_ELEMENT;
      case "object" -> InterfaceNumbers.HTML_OBJECT_ELEMENT;
      case "ol" -> InterfaceNumbers.HTMLO_LIST_ELEMENT;
      case "optgroup" -> InterfaceNumbers.HTML_OPT_GROUP_ELEMENT;
      case "option" -> InterfaceNumbers.HTML_OPTION_ELEMENT;
      case "output" -> InterfaceNumbers.HTML_OUTPUT_ELEMENT;
      case "p" -> InterfaceNumbers.HTML_PARAGRAPH_ELEMENT;
      case "param" -> InterfaceNumbers.HTML_PARAM_ELEMENT;
      case "picture" -> InterfaceNumbers.HTML_PICTURE_ELEMENT;
      case "pre", "listing", "xmp" -> InterfaceNumbers.HTML_PRE_ELEMENT;
      case "progress" -> InterfaceNumbers.HTML_PROGRESS_ELEMENT;
      case "q", "blockquote" -> InterfaceNumbers.HTML_QUOTE_ELEMENT;
      case "script" -> InterfaceNumbers.HTML_SCRIPT_ELEMENT;
      case "select" -> InterfaceNumbers.HTML_SELECT_ELEMENT;
      case "slot" -> InterfaceNumbers.HTML_SLOT_ELEMENT;
      case "source" -> InterfaceNumbers.HTML_SOURCE_ELEMENT;
      case "span" -> InterfaceNumbers.HTML_SPAN_ELEMENT;
      case "style" -> InterfaceNumbers.HTML_STYLE_ELEMENT;
      case "caption" -> InterfaceNumbers.HTML_TABLE_CAPTION_ELEMENT;
      case "td", "th" -> InterfaceNumbers.HTML_TABLE_CELL_ELEMENT;
      case "col", "colgroup" -> InterfaceNumbers.HTML_TABLE_COL_ELEMENT;
      case "table" -> InterfaceNumbers.HTML_TABLE_ELEMENT;
      case "tr" -> InterfaceNumbers.HTML_TABLE_ROW_ELEMENT;
      case "tbody", "thead", "tfoot" -> InterfaceNumbers.HTML_TABLE_SECTION_ELEMENT;
      case "template" -> InterfaceNumbers.HTML_TEMPLATE_ELEMENT;
      case "textarea" -> InterfaceNumbers.HTML_TEXT_AREA_ELEMENT;
      case "time" -> InterfaceNumbers.HTML_TIME_ELEMENT;
      case "title" -> InterfaceNumbers.HTML_TITLE_ELEMENT;
      case "track" -> InterfaceNumbers.HTML_TRACK_ELEMENT;
      case "ul" -> InterfaceNumbers.HTMLU_LIST_ELEMENT;
      case "video" -> InterfaceNumbers.HTML_VIDEO_ELEMENT;
      case "abbr",
          "acronym",
          "address",
          "article",
          "aside",
          "b",
          "bdi",
          "bdo",
          "basefont",
          "big",
          "center",
          "cite",
          "code",
          "dd",
          "dfn",
          "dt",
          "em",
          "figcaption",
          "figure",
          "footer",
          "header",
          "hgroup",
          "i",
          "kbd",
          "main",
          "mark",
          "nav",
          "nobr",
          "noembed",
          "noframes",
          "noscript",
          "plaintext",
          "rb",
          "rp",
          "rt",
          "rtc",
          "ruby",
          "s",
          "samp",
          "search",
          "section",
          "small",
          "strike",
          "strong",
          "sub",
          "summary",
          "sup",
          "tt",
          "u",
          "var",
          "wbr" ->
          InterfaceNumbers.HTML_ELEMENT;
      default ->
          CustomElementNames.isValid(name)
              ? InterfaceNumbers.HTML_ELEMENT
              : InterfaceNumbers.HTML_UNKNOWN_ELEMENT;
    };
  }
}
