// docxtemplater as its documentation shows it.
//
//     npm ci --prefix benchmarks/rivals && node benchmarks/rivals/docxtemplater.js [DOCUMENTS]
import Docxtemplater from "docxtemplater";
import PizZip from "pizzip";

import { measure } from "./measure.js";

await measure((template, data) => {
  const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
  document.render(data);
  return document.toBuffer();
});
