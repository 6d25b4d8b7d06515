// What script adds to pages that work without it: lit paths and statements, suggestions, dropping.
"use strict";

// the river: pointing at, tapping or tabbing to a place lights its way, and says it
for (const river of document.querySelectorAll("svg.river")) {
  const told = document.getElementById("told");
  const unlit = told?.textContent;
  const light = (place) => {
    const path = new Set(place.dataset.path.split(" "));
    river.classList.add("lit");
    for (const other of river.querySelectorAll(".place")) other.classList.toggle("on", path.has(other.dataset.key));
    for (const ribbon of river.querySelectorAll(".ribbon")) {
      ribbon.classList.toggle("on", ribbon.dataset.ends.split(" ").every((end) => path.has(end)));
    }
    if (told) told.textContent = place.getAttribute("aria-label");
  };
  const darken = () => {
    river.classList.remove("lit");
    if (told) told.textContent = unlit;
  };
  for (const place of river.querySelectorAll(".place")) {
    place.addEventListener("pointerenter", () => light(place));
    place.addEventListener("focus", () => light(place));
    place.addEventListener("blur", darken);
    place.addEventListener("click", (event) => {
      // the first tap of a finger tells, the second opens
      if (event.pointerType === "touch" && !place.classList.contains("tapped")) {
        event.preventDefault();
        for (const other of river.querySelectorAll(".tapped")) other.classList.remove("tapped");
        place.classList.add("tapped");
        light(place);
      }
    });
  }
  river.addEventListener("pointerleave", darken);
}

// an article: pointing at any part of a statement lights all of it
const article = document.querySelector(".article");
if (article) {
  const numbers = (target) => {
    const marked = target.closest?.(".hw-note, .hw-ref, .hw-content, .hw-source, .hw-cue");
    return marked ? [...marked.classList].filter((name) => /^a\d+$/.test(name)) : [];
  };
  const light = (target) => {
    for (const lit of article.querySelectorAll(".lit")) lit.classList.remove("lit");
    for (const name of numbers(target)) {
      for (const part of article.getElementsByClassName(name)) part.classList.add("lit");
    }
  };
  article.addEventListener("pointerover", (event) => light(event.target));
  article.addEventListener("focusin", (event) => light(event.target));
}

// suggestions: names that begin like what is typed
const waiting = new Map();
for (const input of document.querySelectorAll("input[list]")) {
  const list = document.getElementById(input.getAttribute("list"));
  input.addEventListener("input", () => {
    clearTimeout(waiting.get(input));
    waiting.set(input, setTimeout(async () => {
      if (input.value.length < 2) return;
      const answer = await fetch(`/api/suggestions?q=${encodeURIComponent(input.value.slice(0, 100))}`);
      if (!answer.ok) return;
      const { names } = await answer.json();
      list.replaceChildren(...names.map((name) => Object.assign(document.createElement("option"), { value: name })));
    }, 150));
  });
}

// the box: a file that is dropped on it is as good as one that is chosen
const box = document.getElementById("box");
if (box) {
  const file = box.querySelector("input[type=file]");
  const over = (event) => { event.preventDefault(); box.classList.add("over"); };
  box.addEventListener("dragenter", over);
  box.addEventListener("dragover", over);
  box.addEventListener("dragleave", () => box.classList.remove("over"));
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("over");
    if (event.dataTransfer.files.length) { file.files = event.dataTransfer.files; box.requestSubmit(); }
  });
  box.addEventListener("submit", () => { box.querySelector("button").textContent = "Reading…"; });
}
