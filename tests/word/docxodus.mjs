// Writes shown.json in a folder: what docxodus shows of 0.docx, 1.docx … there, a line for each paragraph.
import { readFileSync, writeFileSync } from "node:fs";
import { initialize, convertDocxToHtml } from "docxodus/core";

const [folder, count] = process.argv.slice(2);
await initialize();
const shown = [];
for (let index = 0; index < Number(count); index++) {
  const html = await convertDocxToHtml(new Uint8Array(readFileSync(`${folder}/${index}.docx`)), {});
  const body = html.slice(html.indexOf("<body"));
  const words = body.replace(/<\/(p|h\d)>/g, "\n").replace(/<[^>]+>/g, "");
  shown.push(words.replace(/&nbsp;|&#160;|&#xa0;/gi, " ").replace(/&amp;/g, "&").replace(/&lt;/g, "<").replace(/&gt;/g, ">"));
}
writeFileSync(`${folder}/shown.json`, JSON.stringify(shown));
