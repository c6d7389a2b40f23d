// The frame around the simulated Discord: who you are, where you are, and the tab's one viewer inside.
// Its address is /#person/channel, so that a tab can be reloaded, bookmarked and opened twice.

const POLL_MS = 2500;
const LOOK_MS = 150;
const DEAD_AFTER_MS = 4000;
const LOADING_MS = 30000;

const $ = (id) => document.getElementById(id);
const view = $("view");
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
const texts = await (await fetch("/demo/strings.json")).json();
const seen = new Map();

let state = await readState(wanted().person);
let here = null;
let deadSince = null;
let opened = 0;  // makes every address of the viewer new: the same one would not load again

function wanted() {
  const [person = "", channel = ""] = decodeURIComponent(location.hash.slice(1)).split("/");
  return { person, channel };
}

async function readState(person) {
  const answer = await fetch(`/demo/state?as=${encodeURIComponent(person)}`);
  if (!answer.ok) throw new Error(`the demo answered ${answer.status}`);
  return answer.json();
}

function personNamed(key) {
  return state.people.find((person) => person.key === key) ?? state.people[0];
}

function textsFor(person) {
  return texts[person.locale.split("-")[0]] ?? texts.en;
}

function label(channel) {
  return channel.name === "@me" ? textsFor(here.person).private : channel.name;
}

function languageOf(person) {
  const name = new Intl.DisplayNames([person.locale], { type: "language" }).of(person.locale);
  return name.charAt(0).toLocaleUpperCase(person.locale) + name.slice(1);
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function go(personKey, channelName) {
  const hash = `#${personKey}/${channelName}`;
  if (decodeURIComponent(location.hash) === hash) open();
  else location.hash = hash;
}

function open() {
  const asked = wanted();
  const person = personNamed(asked.person);
  const channel = state.channels.find((one) => one.name === asked.channel) ?? firstFor(person);
  const changed = here?.person.key !== person.key;
  here = { person, channel: channel.name };
  history.replaceState(null, "", `#${person.key}/${channel.name}`);
  delete document.body.dataset.at;
  deadSince = null;
  const address = [state.secret, person.key, channel.name, zone].map(encodeURIComponent).join("/");
  opened += 1;
  view.contentWindow.location.replace(`/view?as=${person.key}&n=${opened}#${address}`);
  $("tools").href = `/simcord#${address}`;
  draw();
  if (changed) poll();
}

// A newcomer starts where the others of the same language talk.
function firstFor(person) {
  const language = person.locale.split("-")[0];
  return state.channels.find((one) => one.name.startsWith(`${language}-`)) ?? state.channels[0];
}

function draw() {
  const text = textsFor(here.person);
  document.documentElement.lang = here.person.locale;
  for (const one of document.querySelectorAll("[data-text]")) one.textContent = text[one.dataset.text];
  for (const one of document.querySelectorAll("[data-label]")) one.setAttribute("aria-label", text[one.dataset.label]);
  $("guild").textContent = state.guild;
  view.title = text.view.replace("{person}", here.person.name);
  $("hint-text").textContent = here.person.command ? text.hint : text.hint_without_command;
  $("hint-command").textContent = here.person.command ? `/${here.person.command}` : "";
  drawChannels(text);
  drawPeople(text);
}

function drawChannels(text) {
  const rows = state.channels.map((channel) => {
    const row = element("button", "channel");
    row.type = "button";
    row.dataset.channel = channel.name;
    row.append(element("span", "hash", channel.name === "@me" ? "@" : "#"), element("span", "name", label(channel)));
    if (channel.name === here.channel) row.setAttribute("aria-current", "page");
    else if (isUnread(channel)) {
      const dot = element("span", "unread");
      dot.title = text.unread;
      row.append(dot);
    }
    row.addEventListener("click", () => go(here.person.key, channel.name));
    return row;
  });
  fill($("channels"), rows);
  fillSelect($("channel-select"), state.channels, here.channel, (one) => [one.name, `${one.name === "@me" ? "" : "#"}${label(one)}`]);
}

function drawPeople(text) {
  const rows = state.people.map((person) => {
    const row = element("button", "person");
    row.type = "button";
    row.dataset.person = person.key;
    if (person.key === here.person.key) row.setAttribute("aria-current", "true");
    const picture = element("img");
    picture.src = `/demo/avatars/${person.key}.png`;
    picture.alt = "";
    const about = person.moderator ? `${languageOf(person)} · ${text.moderation}` : languageOf(person);
    const words = element("span", "words");
    words.append(element("strong", "", person.name), element("small", "", about));
    row.append(picture, words);
    row.addEventListener("click", () => go(person.key, here.channel === "@me" ? "" : here.channel));
    return row;
  });
  fill($("people"), rows);
  fillSelect($("person-select"), state.people, here.person.key, (one) => [
    one.key, one.moderator ? `${one.name} (${text.moderation})` : `${one.name} · ${one.locale}`,
  ]);
}

function fill(list, rows) {
  list.replaceChildren(...rows.map((row) => {
    const item = element("li");
    item.append(row);
    return item;
  }));
}

function fillSelect(select, items, current, describe) {
  const options = items.map((item) => new Option(describe(item)[1], describe(item)[0]));
  select.replaceChildren(...options);
  select.value = current;
}

function isUnread(channel) {
  const last = seen.get(`${here.person.key}/${channel.name}`);
  return last !== undefined && channel.newest !== last;
}

function remember() {
  for (const channel of state.channels) {
    const key = `${here.person.key}/${channel.name}`;
    if (channel.name === here.channel || !seen.has(key)) seen.set(key, channel.newest);
  }
}

async function poll() {
  const person = here.person.key;
  try {
    const next = await readState(person);
    if (next.secret !== state.secret) location.reload();
    if (person !== here.person.key) return;
    const same = JSON.stringify(next) === JSON.stringify(state);
    state = next;
    $("stopped").hidden = true;
    remember();
    if (!same) draw();
  } catch {
    $("stopped").hidden = false;  // the only thing to do is to say so and to ask again
  }
}

// Says when the viewer shows what was asked for, and opens it anew should it have lost its session.
function look() {
  const status = view.contentWindow?.simcordPreview;
  if (status?.authorized && status.ready) document.body.dataset.at = `${here.person.key}/${here.channel}`;
  if (status?.authorized || !$("stopped").hidden) deadSince = null;
  else if (deadSince === null) deadSince = Date.now();
  else if (Date.now() - deadSince > (document.body.dataset.at ? DEAD_AFTER_MS : LOADING_MS)) open();
}

$("hint").addEventListener("click", () => view.contentWindow?.cosecha?.type(`/${here.person.command ?? ""}`));
$("channel-select").addEventListener("change", (event) => go(here.person.key, event.target.value));
$("person-select").addEventListener("change", (event) => go(event.target.value, here.channel === "@me" ? "" : here.channel));
window.addEventListener("hashchange", open);

open();
remember();
setInterval(poll, POLL_MS);
setInterval(look, LOOK_MS);
