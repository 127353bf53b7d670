package bulkhead.renderer.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportRewriterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "import('x')|$bulkheadImport(\"u\")('x')",
        "a = import (x)|a = $bulkheadImport(\"u\") (x)",
        "f(import.meta.url)|f($bulkheadMeta(\"u\").url)",
        "import a from 'b'; import 'c'|import a from 'b'; import 'c'",
        "'import(x)' + \"import(x)\"|'import(x)' + \"import(x)\"",
        "/import(x)/.test(y) / import(x)|/import(x)/.test(y) / $bulkheadImport(\"u\")(x)",
        "`import(x)${import(y)}import(z)`|`import(x)${$bulkheadImport(\"u\")(y)}import(z)`",
        "a.import(x); a?.import(x)|a.import(x); a?.import(x)",
        "[...import(x)]|[...$bulkheadImport(\"u\")(x)]",
        "// import(x)|// import(x)",
        "/* import(x) */ y|/* import(x) */ y",
        "class A{static import(t){return 1} async import (t) {}}|class A{static import(t){return 1} async import (t) {}}",
        "({import(a = import(')'), b) /* b */ {}})|({import(a = $bulkheadImport(\"u\")(')'), b) /* b */ {}})",
        "import(import . meta.url)|$bulkheadImport(\"u\")($bulkheadMeta(\"u\").url)",
        "if (a) /'/.test(import(x))|if (a) /'/.test($bulkheadImport(\"u\")(x))",
        "return /[/]import(x)/|return /[/]import(x)/",
        "(a) / import(x) / 2|(a) / $bulkheadImport(\"u\")(x) / 2",
        "eval(a, b)|eval($bulkheadEval(\"u\")(a, b/*$bulkhead*/))",
        "(0, eval)(a(1))|(0, eval)($bulkheadEval(\"u\")(a(1)/*$bulkhead*/))",
        "self.eval(a) + x.eval(b)|self.eval($bulkheadEval(\"u\")(a/*$bulkhead*/)) + x.eval(b)",
        "({eval(a) {}}); medieval(x); f(eval)|({eval(a) {}}); medieval(x); f(eval)",
        "eval(import(x))|eval($bulkheadEval(\"u\")($bulkheadImport(\"u\")(x)/*$bulkhead*/))"
      })
  void makesCallsOfDynamicImportsOnly(String script, String expected) {
    assertEquals(expected, ImportRewriter.rewriteModule(script, "u"));
  }

  @Test
  void leavesImportMetaToModules() {
    assertEquals("import.meta", ImportRewriter.rewrite("import.meta", "u"));
  }

  @Test
  void findsWhatAModuleImports() {
    assertEquals(
        List.of("./a.js", "b", "c", "d"),
        ImportRewriter.staticImports(
            "import {x} from './a.js'; import \"b\";import y from'c'; export * from 'd'"));
  }
}
