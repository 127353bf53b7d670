package bulkhead.renderer.style;

/// A value with `var()` in it: its text, and the property whose grammar it must fit after
/// substitution, which for a longhand set by a shorthand is that shorthand.
record Unresolved(String text, Property grammar, ParseContext context) {}
