// HTML §4.10.18.7 "processing model" of autofill: what `autocomplete` says of a control, in its canonical form.

const AUTOFILL_NORMAL = new Set(["name", "honorific-prefix", "given-name", "additional-name", "family-name", "honorific-suffix", "nickname",
  "username", "new-password", "current-password", "one-time-code", "organization-title", "organization", "street-address", "address-line1",
  "address-line2", "address-line3", "address-level4", "address-level3", "address-level2", "address-level1", "country", "country-name",
  "postal-code", "cc-name", "cc-given-name", "cc-additional-name", "cc-family-name", "cc-number", "cc-exp", "cc-exp-month", "cc-exp-year",
  "cc-csc", "cc-type", "transaction-currency", "transaction-amount", "language", "bday", "bday-day", "bday-month", "bday-year", "sex",
  "url", "photo"]);
const AUTOFILL_CONTACT = new Set(["tel", "tel-country-code", "tel-national", "tel-area-code", "tel-local", "tel-local-prefix",
  "tel-local-suffix", "tel-extension", "email", "impp"]);
const CONTACT_KINDS = new Set(["home", "work", "mobile", "fax", "pager"]);

function autofillOf(e) {
  const value = attr(e, "autocomplete");
  if (value === null) return "";
  const tokens = asciiLower(value).split(/[\t\n\f\r ]+/).filter(token => token !== "");
  if (tokens.length === 0) return "";
  const anchor = isHtml(e, "input") && typeOfInput(e) === "hidden";
  let at = tokens.length - 1;
  const credential = tokens[at] === "webauthn";
  if (credential && --at < 0) return "webauthn";
  const field = tokens[at];
  if (field === "on" || field === "off") return tokens.length > 1 || anchor ? "" : field;
  const contact = AUTOFILL_CONTACT.has(field);
  if (!contact && !AUTOFILL_NORMAL.has(field)) return "";
  const out = credential ? [field, "webauthn"] : [field];
  const before = accepted => { if (at > 0 && accepted(tokens[at - 1])) out.unshift(tokens[--at]); };
  if (contact) before(token => CONTACT_KINDS.has(token));
  before(token => token === "shipping" || token === "billing");
  before(token => token.startsWith("section-"));
  return at === 0 ? out.join(" ") : "";
}
function HTMLInputElement_autocomplete(e) { return autofillOf(e); }
function HTMLInputElement_set_autocomplete(e, v) { setAttr(e, "autocomplete", v); }
function HTMLSelectElement_autocomplete(e) { return autofillOf(e); }
function HTMLSelectElement_set_autocomplete(e, v) { setAttr(e, "autocomplete", v); }
function HTMLTextAreaElement_autocomplete(e) { return autofillOf(e); }
function HTMLTextAreaElement_set_autocomplete(e, v) { setAttr(e, "autocomplete", v); }
