// What the scripts of many pages begin with, so that its classes are in the renderer's cache.
"use strict";
class Store extends EventTarget {
  #values = new Map();
  set(key, value) {
    this.#values.set(key, value);
    this.dispatchEvent(new CustomEvent("change", { detail: { key, value } }));
  }
}
const store = new Store();
store.addEventListener("change", (event) => localStorage.setItem(event.detail.key, event.detail.value), { once: true });
store.set("theme", "light");
sessionStorage.setItem("seen", "1");
document.cookie = "training=1";
document.documentElement.classList.add("js");
document.documentElement.dataset.theme = localStorage.getItem("theme");
document.write("<meta name=generator content=training>");
customElements.define("training-card", class extends HTMLElement {
  static observedAttributes = ["title"];
  connectedCallback() {
    this.attachShadow({ mode: "open" }).innerHTML = "<style>:host { display: block }</style><slot></slot>";
  }
  attributeChangedCallback() {}
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {});
window.addEventListener("hashchange", () => {});
setTimeout(() => document.body.setAttribute("data-later", "1"), 1);
