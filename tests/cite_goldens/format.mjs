// Formats the questions on standard input with citeproc-js; writes golden lines. See README.md.
// Usage: node format.mjs STYLES_FOLDER LOCALES_FOLDER < questions.json > goldens.tsv
import { readFileSync } from "node:fs";
import CSL from "citeproc";

const [styles, locales] = process.argv.slice(2);
const NAMES = {
  apa: ["apa", "en-US"],
  mla: ["modern-language-association", "en-US"],
  chicago: ["chicago-notes-bibliography", "en-US"],
  harvard: ["harvard-cite-them-right", "en-GB"],
};

const text = (html) =>
  html
    .replace(/<i>/g, "⟦").replace(/<\/i>/g, "⟧")
    .replace(/<\/?div[^>]*>/g, "")
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(code))
    .replace("2 January 2026", "[date]")
    .trim();

for (const { case: name, style, form, item, cite } of JSON.parse(readFileSync(0, "utf8"))) {
  const [file, locale] = NAMES[style];
  if (style !== "harvard") delete item.accessed; // only this style prints the date of access
  const engine = new CSL.Engine(
    {
      retrieveLocale: (lang) => readFileSync(`${locales}/locales-${lang}.xml`, "utf8"),
      retrieveItem: () => ({ ...item, id: "1" }),
    },
    readFileSync(`${styles}/${file}.csl`, "utf8"),
    locale,
  );
  engine.updateItems(["1"]); // one engine an item: many in one would get year letters
  const html = cite ? engine.makeCitationCluster([{ id: "1", ...cite }]) : engine.makeBibliography()[1].join("");
  process.stdout.write(`${name}\t${style}\t${form}\t${text(html)}\n`);
}
