// The list as the one store of words: titles and dates are read from it, searched in it and shown from it in the panel.

const articles = [...document.querySelectorAll("#events article")];
const linkOf = article => article.querySelector("h4 a");
const titles = articles.map(article => article.querySelector(".title").textContent);
const dates = articles.map(article => linkOf(article).firstElementChild.textContent);
const placeOfId = new Map(articles.map((article, n) => [article.id, n]));

/** Words without case, accents and signs, one space before each. */
const folded = text => {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return ` ${plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim()}`;
};

/** The form of a name that the list shows, found in the first event that it stands in. */
function shownName(name) {
  const n = data.of.findIndex(names => names.includes(name));
  return n < 0 ? "" : articles[n].querySelectorAll(".names li")[data.of[n].indexOf(name)].textContent;
}

class Finder {
  /** What can be found of each event: its words, and its names in all their forms; made when first asked. */
  get texts() {
    if (!this.made) {
      const forms = data.names.map(names => names.join(" · "));
      const named = n => data.of[n].map(name => forms[name]).join(" ");
      this.made = articles.map((article, n) => folded(`${article.textContent} ${named(n)}`));
    }
    return this.made;
  }

  /**
   * Events in which all words, or beginnings of words, and "phrases" are found; null where nothing is sought.
   * A word that is found nowhere stands for names that differ from it by a letter or two.
   */
  find(query) {
    const parts = [...query.matchAll(/"([^"]+)"?|(\S+)/g)].map(found => folded(found[1] ?? found[2]));
    const sought = parts.filter(text => text.trim());
    if (!sought.length) return null;
    const forms = sought.map(text => this.texts.some(each => each.includes(text)) ? [text] : this.alike(text));
    const holds = text => forms.every(any => any.some(form => text.includes(form)));
    return new Set([...this.texts.keys()].filter(n => holds(this.texts[n])));
  }

  /** Words of names that are nearly spelled like one; a slip in six letters, two in nine. */
  alike(text) {
    const word = text.trim(), most = word.length >= 9 ? 2 : word.length >= 6 ? 1 : 0;
    const wordsOf = forms => folded(forms.join(" ")).trim().split(" ");
    this.words ??= new Set(data.names.flatMap((forms, n) => wordsOf([...forms, shownName(n)])));
    return most ? [...this.words].filter(each => distance(word, each, most) <= most).map(each => ` ${each}`) : [];
  }
}

/** How many letters have to be put in, left out or changed to make one word the other; stops counting above `most`. */
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let row = [...other, ""].map((_, i) => i);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1)));
    }
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[other.length];
}

/** Show in the list only the events of a set, all for null, and chapters that have any. */
function showOnly(found) {
  articles.forEach((article, n) => { article.hidden = Boolean(found) && !found.has(n); });
  for (const chapter of document.querySelectorAll("#events .year")) {
    chapter.hidden = !chapter.querySelector("article:not([hidden])");
  }
}

/** Return what the panel shows of an event: its heading, and all that the list says of it, citations in full. */
function cardOf(n, seek) {
  const card = document.createElement("div"), head = document.createElement("h2"), when = document.createElement("p");
  when.className = "when";
  when.textContent = dates[n];
  head.textContent = titles[n];
  const more = articles[n].querySelector(".more").cloneNode(true);
  more.firstElementChild.classList.add(`c${data.marks.category[n]}`);
  for (const link of more.querySelectorAll("a.cite")) {
    const source = document.getElementById(link.getAttribute("href").slice(1));
    const cited = document.createElement("cite");
    cited.textContent = source.querySelector(".note").textContent;
    link.before(cited, " ");
    const copy = source.querySelector("a.outside");
    if (copy) link.after(" ", copy.cloneNode(true));
  }
  for (const name of more.querySelectorAll(".names li")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name.textContent;
    button.addEventListener("click", () => seek(name.textContent));
    name.replaceChildren(button);
  }
  card.append(when, head, more);
  return [...card.childNodes];
}
