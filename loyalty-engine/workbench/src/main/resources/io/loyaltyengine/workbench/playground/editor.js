// A text with marks and offers: a plain text field, so that every reader and keyboard knows it, with paint behind it.

const PAINT = {
  drl: /(\/\/[^\n]*)|("[^"\n]*"?)|\b(package|rule|when|then|end|not|in|decide|true|false)\b|\b(\d+(?:\.\d+)?B?)\b/g,
  yaml: /((?<=^|\s)#[^\n]*)|("[^"\n]*"?|'[^'\n]*'?)|(\w+(?=:(?:\s|$)))|((?<=[\s[{:])\d+(?:\.\d+)?(?=[\s,\]}]|$))/gm,
  json: /(?!)()|("[^"\n]*"(?!\s*:))|("[^"\n]*"(?=\s*:))|\b(\d+(?:\.\d+)?)\b/g,
};
const CLASSES = ["comment", "quote", "keyword", "number"];
const WORD = /[\p{L}\p{N}_$]/u;

export class Editor {
  constructor({ text, paint, offers, changed, asked, moved, said }) {
    Object.assign(this, { text, paint, list: offers, changed, asked, moved, said });
    this.marks = [];
    this.offers = [];
    this.chosen = 0;
    this.question = 0;
    this.leaving = false;
    this.kind = PAINT.drl;
    text.addEventListener("input", () => this.input());
    text.addEventListener("scroll", () => this.scroll());
    text.addEventListener("keydown", (event) => this.key(event));
    text.addEventListener("blur", () => this.close());
    // Whoever only passes by with the tabulator changes nothing.
    text.addEventListener("focus", () => { this.leaving = true; });
    text.addEventListener("pointerdown", () => { this.leaving = false; });
    document.addEventListener("selectionchange", () => document.activeElement === text && this.move());
    text.addEventListener("pointermove", (event) => this.point(event));
    offers.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const item = event.target.closest("li");
      if (item) this.take(Number(item.dataset.index));
    });
    new ResizeObserver(() => this.scroll()).observe(text);
  }

  show(text, caret, kind) {
    this.kind = PAINT[kind] ?? PAINT.drl;
    this.text.value = text;
    this.text.setSelectionRange(caret, caret);
    this.marks = [];
    this.close();
    this.draw();
  }

  mark(marks) {
    this.marks = marks;
    this.draw();
  }

  select(from, to) {
    this.text.focus();
    this.text.setSelectionRange(from, to);
    const line = this.text.value.slice(0, from).split("\n").length - 1;
    this.text.scrollTop = Math.max(0, (line - 4) * this.lineHeight());
  }

  lineHeight() {
    return parseFloat(getComputedStyle(this.text).lineHeight);
  }

  charWidth() {
    if (!this.width || this.font !== getComputedStyle(this.text).font) {
      this.font = getComputedStyle(this.text).font;
      const context = document.createElement("canvas").getContext("2d");
      context.font = this.font;
      this.width = context.measureText("0".repeat(100)).width / 100;
    }
    return this.width;
  }

  input() {
    this.draw();
    this.changed(this.text.value);
    const before = this.text.value[this.text.selectionStart - 1] ?? "";
    if (WORD.test(before) || (/[.("{@$]/.test(before) && !/^\s*(\/\/|#)/.test(this.line()))) this.offer(false);
    else this.close();
  }

  line() {
    const at = this.text.selectionStart;
    return this.text.value.slice(this.text.value.lastIndexOf("\n", at - 1) + 1, at);
  }

  key(event) {
    const open = !this.list.hidden;
    const key = event.key;
    if (open && (key === "ArrowDown" || key === "ArrowUp")) {
      this.choose(this.chosen + (key === "ArrowDown" ? 1 : -1));
    } else if (open && (key === "Enter" || key === "Tab") && !event.shiftKey) {
      this.take(this.chosen);
    } else if (key === "Escape") {
      this.leaving = true;
      this.close();
    } else if (key === " " && (event.ctrlKey || event.metaKey)) {
      this.offer(true);
    } else if (key === "Tab" && !this.leaving && !event.shiftKey) {
      this.insert("    ");
    } else if (key === "Enter" && !event.ctrlKey && !event.metaKey) {
      this.insert("\n" + (this.line().match(/^ */)?.[0] ?? ""));
    } else {
      if (key !== "Shift" && key !== "Tab") this.leaving = false;
      return;
    }
    event.preventDefault();
    if (key !== "Escape") this.leaving = false;
  }

  // As if it were typed, so that it can be undone.
  insert(text) {
    this.text.focus();
    if (!document.execCommand("insertText", false, text)) {
      this.text.setRangeText(text, this.text.selectionStart, this.text.selectionEnd, "end");
      this.input();
    }
  }

  async offer(asked) {
    const at = this.text.selectionStart;
    const text = this.text.value;
    const question = ++this.question;
    // Who types fast is not interrupted.
    if (!asked) await new Promise((resolve) => setTimeout(resolve, 40));
    if (this.question !== question) return;
    const all = await this.asked(at);
    // Whoever has typed on, or closed the list, is asked nothing any more.
    if (this.question !== question || this.text.value !== text || this.text.selectionStart !== at) return;
    const fits = (offer) => offer.label.toLowerCase().startsWith(text.slice(offer.from, at).toLowerCase());
    const whole = (offer) => offer.label === text.slice(offer.from, at);
    const fitting = all.filter(fits);
    this.offers = fitting.length || !asked ? fitting : all;
    if (!this.offers.length || (!asked && this.offers.length === 1 && whole(this.offers[0]))) {
      this.close();
      return;
    }
    this.list.replaceChildren(...this.offers.map((offer, index) => {
      const item = document.createElement("li");
      item.id = "offer-" + index;
      item.role = "option";
      item.dataset.index = index;
      item.textContent = offer.label;
      return item;
    }));
    this.list.hidden = false;
    this.place(this.offers[0].from);
    this.choose(0);
  }

  place(at) {
    const before = this.text.value.slice(0, at).split("\n");
    const column = before[before.length - 1].length;
    const height = this.lineHeight();
    const top = before.length * height - this.text.scrollTop + 8;
    const room = this.text.clientWidth - this.list.offsetWidth;
    this.list.style.top = (top + this.list.offsetHeight > this.text.clientHeight && top > this.list.offsetHeight + height
      ? top - height - this.list.offsetHeight
      : top) + "px";
    this.list.style.left = Math.max(0, Math.min(column * this.charWidth() - this.text.scrollLeft + 8, room)) + "px";
  }

  choose(index) {
    this.chosen = (index + this.offers.length) % this.offers.length;
    [...this.list.children].forEach((item, i) => item.setAttribute("aria-selected", i === this.chosen));
    this.text.setAttribute("aria-activedescendant", "offer-" + this.chosen);
    this.list.children[this.chosen].scrollIntoView({ block: "nearest" });
    this.said(this.offers[this.chosen].says);
  }

  take(index) {
    const offer = this.offers[index];
    this.close();
    this.text.focus();
    this.text.setSelectionRange(offer.from, offer.to);
    this.insert(offer.text);
    const caret = offer.from + offer.caret;
    this.text.setSelectionRange(caret, caret);
    if (/["(]$/.test(this.text.value.slice(0, caret)) || this.text.value[caret - 1] === ".") this.offer(false);
    else this.close();
  }

  close() {
    this.question++;
    this.list.hidden = true;
    this.offers = [];
    this.text.removeAttribute("aria-activedescendant");
  }

  move() {
    if (this.list.hidden) this.moved(this.text.selectionStart);
  }

  point(event) {
    if (!this.list.hidden || document.activeElement === this.text) return;
    const box = this.text.getBoundingClientRect();
    const line = Math.floor((event.clientY - box.top - 8 + this.text.scrollTop) / this.lineHeight());
    const column = Math.floor((event.clientX - box.left - 8 + this.text.scrollLeft) / this.charWidth());
    const lines = this.text.value.split("\n");
    if (line < 0 || line >= lines.length || column < 0 || column >= lines[line].length) return;
    this.moved(lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + column);
  }

  scroll() {
    this.paint.scrollTop = this.text.scrollTop;
    this.paint.scrollLeft = this.text.scrollLeft;
  }

  // Every change of colour or mark begins a piece of its own.
  draw() {
    const text = this.text.value;
    const colours = [...text.matchAll(this.kind)].map((found) => ({
      from: found.index,
      to: found.index + found[0].length,
      as: CLASSES[found.slice(1).findIndex((group) => group !== undefined)],
    }));
    const marks = this.marks.map((mark) => ({ from: mark.from, to: Math.max(mark.to, mark.from + 1), as: mark.error ? "wrong" : "odd" }));
    const edges = new Set([0, text.length]);
    for (const { from, to } of [...colours, ...marks]) edges.add(Math.min(from, text.length)).add(Math.min(to, text.length));
    const at = [...edges].sort((a, b) => a - b);
    const pieces = [];
    let colour = 0;
    for (let i = 0; i + 1 < at.length; i++) {
      while (colour < colours.length && colours[colour].to <= at[i]) colour++;
      const classes = [];
      if (colours[colour]?.from <= at[i]) classes.push(colours[colour].as);
      for (const mark of marks) if (mark.from <= at[i] && at[i] < mark.to) classes.push(mark.as);
      const piece = document.createElement("span");
      piece.className = classes.join(" ");
      piece.textContent = text.slice(at[i], at[i + 1]);
      pieces.push(piece);
    }
    this.paint.replaceChildren(...pieces, "\n");
    this.scroll();
  }
}
