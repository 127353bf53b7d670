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

// HTML §8.10.1.6: pages are shown PDF, and only that, by these names whatever shows it.
const PDF_VIEWERS = ["PDF Viewer", "Chrome PDF Viewer", "Chromium PDF Viewer", "Microsoft Edge PDF Viewer", "WebKit built-in PDF"];
const PDF_TYPES = ["application/pdf", "text/pdf"];
let pdfSupport = null;
function pdfObjects() {
  return pdfSupport ??= { plugins: PDF_VIEWERS.map(name => pdfObject("Plugin", name)), types: PDF_TYPES.map(name => pdfObject("MimeType", name)) };
}
function pdfObject(type, name) {
  const made = makeJs(TYPE_BY_NAME[type]);
  stateOf(made).name = name;
  return made;
}
function pdfNamed(objects, name) {
  for (let i = 0; i < objects.length; i++) if (stateOf(objects[i]).name === name) return objects[i];
  return null;
}
function PluginArray_refresh() { }
function PluginArray_length() { return PDF_VIEWERS.length; }
function PluginArray_item(o, index) { return pdfObjects().plugins[index] ?? null; }
function PluginArray_namedItem(o, name) { return pdfNamed(pdfObjects().plugins, name); }
function PluginArray_getNamed(o, name) { return PluginArray_namedItem(o, name) ?? undefined; }
function PluginArray_names() { return [...PDF_VIEWERS]; }
function MimeTypeArray_length() { return PDF_TYPES.length; }
function MimeTypeArray_item(o, index) { return pdfObjects().types[index] ?? null; }
function MimeTypeArray_namedItem(o, name) { return pdfNamed(pdfObjects().types, name); }
function MimeTypeArray_getNamed(o, name) { return MimeTypeArray_namedItem(o, name) ?? undefined; }
function MimeTypeArray_names() { return [...PDF_TYPES]; }
function Plugin_name(o) { return stateOf(o).name; }
function Plugin_description() { return "Portable Document Format"; }
function Plugin_filename() { return "internal-pdf-viewer"; }
function Plugin_length() { return PDF_TYPES.length; }
const Plugin_item = MimeTypeArray_item, Plugin_namedItem = MimeTypeArray_namedItem;
const Plugin_getNamed = MimeTypeArray_getNamed, Plugin_names = MimeTypeArray_names;
function MimeType_type(o) { return stateOf(o).name; }
function MimeType_description() { return "Portable Document Format"; }
function MimeType_suffixes() { return "pdf"; }
function MimeType_enabledPlugin() { return pdfObjects().plugins[0]; }
