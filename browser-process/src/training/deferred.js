// What the scripts of many pages do with a document that has been parsed.
"use strict";
const $ = (selector, around = document) => Array.from(around.querySelectorAll(selector));

function query() {
  for (const selector of ["div", ".card", "#one", "a[href]", "li:first-child", "p:has(> em)", "ul > li + li", "h2 ~ p", ":not(.x):is(td, th)", "input:checked"]) {
    $(selector).forEach((found) => found.matches(selector) && found.closest("main"));
  }
  document.getElementById("one").getElementsByTagName("*").length;
  document.getElementsByClassName("card").item(0);
  document.getElementsByName("q").length;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) => NodeFilter.FILTER_ACCEPT);
  while (walker.nextNode()) walker.currentNode.nodeValue.length;
}

function build() {
  const made = document.getElementById("made");
  made.innerHTML = "<ul class='list'><li data-n=1>One &amp; <b>two</b></li><li><a href='#x'>three</a></li></ul><table><tr><td>1</table>";
  const fragment = document.createDocumentFragment();
  for (let i = 0; i < 30; i++) {
    const item = document.createElement("li");
    item.textContent = "Item " + i;
    item.className = i % 2 ? "odd" : "even";
    item.style.cssText = "color: #333; padding-left: " + i + "px";
    item.setAttribute("title", item.textContent);
    item.append(document.createTextNode("!"), document.createComment("c"));
    fragment.appendChild(item);
  }
  const list = made.firstElementChild;
  list.insertBefore(fragment, list.lastChild);
  list.replaceChild(list.firstChild.cloneNode(true), list.firstChild);
  list.removeChild(list.children[1]);
  list.insertAdjacentHTML("beforeend", "<li hidden>last</li>");
  list.lastElementChild.toggleAttribute("hidden");
  made.append(Object.assign(document.createElement("training-card"), { title: "card", textContent: "slotted" }));
  made.outerHTML.length;
  const range = document.createRange();
  range.selectNodeContents(list);
  getSelection().addRange(range);
  getSelection().toString();
  getSelection().removeAllRanges();
  new DOMParser().parseFromString("<p>parsed", "text/html").body.firstChild.remove();
}

function measure() {
  for (const element of $(".card, .side, .body, h2")) {
    const style = getComputedStyle(element);
    [style.position, style.width, style.getPropertyValue("--accent"), style.float, style.zIndex].join();
    element.getBoundingClientRect();
    [element.offsetTop, element.clientHeight, element.scrollWidth].join();
  }
  document.elementFromPoint(50, 50);
  scrollTo(0, 40);
  scrollTo(0, 0);
}

function draw() {
  const context = document.querySelector("canvas").getContext("2d");
  context.fillStyle = "rgb(10 20 200)";
  context.fillRect(2, 2, 9, 9);
  context.beginPath();
  context.arc(8, 8, 5, 0, 6);
  context.stroke();
  context.fillText("a", 3, 12);
  context.getImageData(0, 0, 2, 2);
}

function listen() {
  const body = document.body;
  body.addEventListener("click", (event) => event.target.closest("a") && event.preventDefault());
  body.addEventListener("scroll", () => {}, { capture: true, passive: true });
  body.dispatchEvent(new MouseEvent("click", { bubbles: true, clientX: 5 }));
  document.querySelector("input[type=checkbox]").click();
  document.querySelector("input[name=q]").value = "word";
  document.querySelector("input[name=q]").focus();
  new FormData(document.querySelector("form")).get("q");
  document.querySelector("form").checkValidity();
  new MutationObserver((records) => records.length).observe(body, { childList: true, subtree: true, attributes: true });
  new ResizeObserver(() => {}).observe(document.querySelector(".card"));
  new IntersectionObserver(() => {}).observe(document.querySelector("#end"));
  history.replaceState({ page: 1 }, "", location.href.replace(/#.*/, "") + "#one");
}

async function ask() {
  const url = new URL("training.css?x=1", location.href);
  url.searchParams.append("y", "2");
  await fetch(url, { headers: { Accept: "text/css" } }).then((reply) => reply.text()).catch(() => "");
  const request = new XMLHttpRequest();
  request.open("GET", "training.css");
  request.onload = () => request.responseText.length;
  request.send();
  const channel = new MessageChannel();
  channel.port1.onmessage = () => channel.port1.close();
  channel.port2.postMessage({ a: [1, new Date()] });
  postMessage("to itself", "*");
  structuredClone({ map: new Map([[1, 2]]) });
  new TextDecoder().decode(new TextEncoder().encode("text"));
  new Intl.NumberFormat("en").format(1234.5);
  performance.mark("asked");
}

document.addEventListener("DOMContentLoaded", () => {
  query();
  build();
  measure();
  draw();
  listen();
  ask();
});
window.addEventListener("load", () => {
  requestAnimationFrame(() => document.getElementById("made").classList.toggle("moves"));
  setInterval(() => performance.now(), 200);
  queueMicrotask(() => {});
});
