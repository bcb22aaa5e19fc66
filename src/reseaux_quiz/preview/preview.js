// Frames are as high as their page; what has changed is put in place, and nothing else moves.

const fit = (frame) => {
  const inside = frame.contentDocument;
  if (!inside?.body?.firstChild) return;
  for (const part of inside.querySelectorAll("body > header, body > footer, body > .skip")) part.hidden = true;
  const resize = () => {
    frame.style.blockSize = `${inside.documentElement.offsetHeight + 2}px`;
  };
  new ResizeObserver(resize).observe(inside.documentElement);
};

const watch = (root) => {
  for (const frame of root.querySelectorAll("iframe")) {
    frame.addEventListener("load", () => fit(frame));
    fit(frame);
  }
};

const update = async () => {
  const text = await (await fetch("/")).text();
  const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("main");
  const known = new Map([...document.querySelectorAll("article")].map((each) => [each.dataset.key, each]));
  const added = [];
  for (const article of fresh.querySelectorAll("article")) {
    if (!known.has(article.dataset.key)) added.push(article.dataset.key);
  }
  const old = document.querySelector("main");
  // Moving a frame loads it again: articles that stay are kept where they are, and the others put around them.
  for (const [key, article] of known) {
    if (!fresh.querySelector(`article[data-key="${key}"]`)) article.remove();
  }
  if (old.children.length !== fresh.children.length || added.length > 20) {
    old.replaceWith(document.adoptNode(fresh));
    watch(document.querySelector("main"));
    return;
  }
  [...fresh.children].forEach((section, index) => {
    const kept = old.children[index];
    if (!section.querySelector("article") || !kept.querySelector("h2")) {
      kept.replaceWith(section);
      return;
    }
    kept.querySelector("h2").textContent = section.querySelector("h2").textContent;
    let before = kept.querySelector("h2");
    for (const article of [...section.querySelectorAll("article")]) {
      const same = kept.querySelector(`article[data-key="${article.dataset.key}"]`);
      if (same) {
        before = same;
        continue;
      }
      before.after(article);
      article.classList.add("changed");
      watch(article);
      before = article;
    }
  });
  const first = added.length && document.querySelector(`article[data-key="${added[0]}"]`);
  if (first) first.scrollIntoView({ block: "nearest" });
};

watch(document);
const changes = new EventSource("/changes");
const stopped = document.querySelector("#stopped");
changes.onmessage = update;
changes.onerror = () => {
  stopped.hidden = false;
};
changes.onopen = () => {
  stopped.hidden = true;
};
