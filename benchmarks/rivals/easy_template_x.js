// easy-template-x as its documentation shows it.
//
//     npm ci --prefix benchmarks/rivals && node benchmarks/rivals/easy_template_x.js [DOCUMENTS]
import { TemplateHandler } from "easy-template-x";

import { measure } from "./measure.js";

const handler = new TemplateHandler();
await measure((template, data) => handler.process(template, data));
