package bulkhead.renderer.html.encoding;

/// The encodings whose characters are one to four bytes, without modes.
enum MultiByte {
  GBK,
  gb18030,
  Big5,
  EUC_JP,
  Shift_JIS,
  EUC_KR
}
