/// XPath 1.0 (https://www.w3.org/TR/1999/REC-xpath-19991116/) over our own nodes, for
/// `document.evaluate`. It knows nothing of script: namespaces of prefixes come as a map.
///
/// ```
/// "//li[@id='a']" -> XPathLexer -> XPathParser -> Expression -> XPathEvaluation -> XPathValue
/// ```
@NullMarked
package bulkhead.renderer.xpath;

import org.jspecify.annotations.NullMarked;
