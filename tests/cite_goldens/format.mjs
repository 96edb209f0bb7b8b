// Formats the questions on standard input with citeproc-js; writes golden lines. See README.md.
// Usage: node format.mjs STYLES_FOLDER LOCALES_FOLDER < questions.json > goldens.tsv
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const CSL = createRequire(`${process.cwd()}/`)("citeproc");
const [styles, locales] = process.argv.slice(2);
const items = new Map();
const engines = new Map();

function engine(file, locale) {
  const key = `${file} ${locale}`;
  if (!engines.has(key)) {
    const system = {
      retrieveLocale: (lang) => readFileSync(`${locales}/locales-${lang}.xml`, "utf8"),
      retrieveItem: (id) => items.get(id),
    };
    const style = readFileSync(`${styles}/${file}.csl`, "utf8");
    engines.set(key, new CSL.Engine(system, style, locale, true)); // true: whatever the style says
  }
  return engines.get(key);
}

const text = (html) =>
  html
    .replace(/<i>/g, "⟦").replace(/<\/i>/g, "⟧")
    .replace(/<\/?div[^>]*>/g, "")
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(code))
    .replace(/2 (January|janvier) 2026|2026年1月2日/, "[date]")
    .replaceAll("\u2011", "-") // CSL's French ranges; a hyphen that breaks no line cannot be sought
    .trim();

for (const { case: name, style, file, locale, form, item, cite } of JSON.parse(readFileSync(0, "utf8"))) {
  const id = `${name} ${style} ${form}`;
  items.set(id, { ...item, id });
  const citeproc = engine(file, locale);
  citeproc.updateItems([id]); // one at a time: of several in one year some would get year letters
  const html = cite
    ? citeproc.makeCitationCluster([{ id, ...cite }])
    : citeproc.makeBibliography()[1].join("");
  process.stdout.write(`${name}\t${style}\t${form}\t${text(html)}\n`);
}
