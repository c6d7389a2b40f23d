// What SimCord's page lacks to feel like Discord: the reader's language, and the newest message in sight.

const NEAR_BOTTOM_PX = 160;
const FAILURE_MS = 6000;
const ATTRIBUTES = ["placeholder", "aria-label", "title"];
// Nothing the bot or a member wrote is touched.
const WRITTEN = ".message-content, .embed-card, .text-display, .component-button, .select-value, .select-options, "
  + ".modal-title, .control-label, .field-description, .modal-choice, .command-entry-title strong, .command-entry-description, .message-author, textarea";

const phrases = await (await fetch("/demo/viewer.json")).json();
const timeline = document.getElementById("channel-timeline");
const messages = document.getElementById("channel-message-list");
const composer = document.getElementById("channel-composer-input");

const translations = phrases[document.documentElement.lang.split("-")[0]] ?? [];

function translate(text) {
  for (const [original, translation] of translations) {
    if (original === text) return translation;
    if (original.startsWith("^") && new RegExp(original).test(text)) return text.replace(new RegExp(original), translation);
  }
  return text;
}

function translateText(node) {
  if (node.parentElement?.closest(WRITTEN)) return;
  const next = translate(node.data);
  if (next !== node.data) node.data = next;
}

function translateAttribute(element, name) {
  const value = element.getAttribute(name);
  if (!value) return;
  const next = translate(value);
  if (next !== value) element.setAttribute(name, next);
}

function translateTree(root) {
  if (root instanceof Text) { translateText(root); return; }
  if (!(root instanceof Element)) return;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) translateText(walker.currentNode);
  for (const name of ATTRIBUTES) {
    translateAttribute(root, name);
    for (const element of root.querySelectorAll(`[${name}]`)) translateAttribute(element, name);
  }
}

new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === "attributes") translateAttribute(change.target, change.attributeName);
    else if (change.type === "characterData") translateText(change.target);
    else change.addedNodes.forEach(translateTree);
  }
}).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });
translateTree(document.body);

let nearBottom = true;
timeline.addEventListener("scroll", () => {
  nearBottom = timeline.scrollHeight - timeline.scrollTop - timeline.clientHeight < NEAR_BOTTOM_PX;
}, { passive: true });

function toBottom() {
  timeline.scrollTop = timeline.scrollHeight;
  requestAnimationFrame(() => { timeline.scrollTop = timeline.scrollHeight; });
}

// An answer to the reader is brought into sight; other people's messages only if the end was in sight before.
new MutationObserver((changes) => {
  const added = changes.flatMap((change) => [...change.addedNodes]);
  const newest = messages.lastElementChild;
  if (!added.includes(newest)) return;
  if (nearBottom || newest.querySelector(".message-ephemeral-note")) requestAnimationFrame(toBottom);
}).observe(messages, { childList: true });

// What grows where it stands (a panel that shows more, a picture that arrives) keeps the end in sight, too; but a menu
// that is open would close.
new ResizeObserver(() => {
  if (nearBottom && !document.querySelector(".preview-select.is-open")) toBottom();
}).observe(messages);

// Discord says so when the bot does not answer; SimCord says it in the tools, which are hidden here.
const FAILED = "This interaction failed";
const failure = Object.assign(document.createElement("p"), { id: "failure", hidden: true });
failure.setAttribute("role", "alert");
document.body.append(failure);
let told = null;
let hiding = null;

new MutationObserver(() => {
  const action = window.simcordPreview?.lastAction;
  if (!action || action.requestId === told) return;
  told = action.requestId;
  failure.hidden = !(action.rejected || action.acknowledgement === "unacknowledged");
  failure.textContent = FAILED;
  clearTimeout(hiding);
  hiding = setTimeout(() => { failure.hidden = true; }, FAILURE_MS);
}).observe(document.getElementById("action-status"), { childList: true, characterData: true, subtree: true });

window.cosecha = {
  // Put text where a person would type it.
  type(text) {
    composer.focus();
    composer.value = text;
    composer.dispatchEvent(new Event("input", { bubbles: true }));
  },
};
