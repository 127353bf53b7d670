package bulkhead.renderer.text;

/// One item of what a [FontCatalog] answers: a face that is there, or one that could be.
public sealed interface FontEntry permits FontFace, PendingFace {}
