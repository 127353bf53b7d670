// Navigator (HTML §8.10).

let navigatorObject = null;
function Window_navigator() { return navigatorObject ??= makeJs(TYPE_BY_NAME.Navigator); }
function Window_clientInformation() { return Window_navigator(); }
function NavigatorBase_appCodeName() { return "Mozilla"; }
function NavigatorBase_appName() { return "Netscape"; }
function NavigatorBase_appVersion() { return NavigatorBase_userAgent().replace(/^Mozilla\//, ""); }
function NavigatorBase_platform() { return emulated.platform ?? "Linux x86_64"; }
function NavigatorBase_product() { return "Gecko"; }
function NavigatorBase_userAgent() { return emulated.userAgent ?? Host_userAgent(); }
function NavigatorBase_language() { return NavigatorBase_languages()[0]; }
let navigatorLanguages = null;
function NavigatorBase_languages() {
  if (emulated.languages !== undefined) return navigatorLanguages ??= Object.freeze([...emulated.languages]);
  const language = emulated.locale ?? Host_language(), short = language.replace(/-.*/, "");
  return navigatorLanguages ??= Object.freeze(short === language ? [language] : [language, short]);
}
function NavigatorBase_onLine() { return emulated.offline !== true; }
function NavigatorBase_hardwareConcurrency() { return emulated.processors ?? Host_processors(); }
function Navigator_cookieEnabled() { return true; }
function Navigator_maxTouchPoints() { return emulated.touchPoints ?? 0; }
function Navigator_webdriver() { return Host_automated(); }
function Navigator_vendor() { return "Google Inc."; }
function Navigator_vendorSub() { return ""; }
function Navigator_productSub() { return "20030107"; }
function Navigator_javaEnabled() { return false; }
function Navigator_pdfViewerEnabled() { return true; }
function Navigator_plugins(o) { return stateOf(o).plugins ??= makeJs(TYPE_BY_NAME.PluginArray); }
function Navigator_mimeTypes(o) { return stateOf(o).mimeTypes ??= makeJs(TYPE_BY_NAME.MimeTypeArray); }
function PluginArray_refresh() { }
function PluginArray_length() { return 0; }
function PluginArray_item() { return null; }
function PluginArray_namedItem() { return null; }
function MimeTypeArray_length() { return 0; }
function MimeTypeArray_item() { return null; }
function MimeTypeArray_namedItem() { return null; }
