// The clock of the rivals in JavaScript: CPU time inside node, so that starting it does not count.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const WORKLOAD = "build/bench";
const WARM_UP = 40; // documents until V8 has compiled what is run often

// Prints the CPU time of a document after warming up, the median, and what the first one took, for each appendix.
export async function measure(render) {
  const documents = Number(process.argv[2] ?? 20);
  const folders = readdirSync(WORKLOAD, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of folders) {
    const folder = join(WORKLOAD, name);
    const template = readFileSync(join(folder, "curly.docx"));
    const data = JSON.parse(readFileSync(join(folder, "curly.json"), "utf-8"));
    const times = [];
    let made;
    for (let number = 0; number < WARM_UP + documents; number++) {
      const start = process.cpuUsage();
      made = await render(template, { ...data, value1: `${data.value1} ${number}` });
      const { user, system } = process.cpuUsage(start);
      times.push((user + system) / 1000);
    }
    writeFileSync(join(folder, `${basename(process.argv[1], ".js")}.docx`), made); // for whoever wants to see it
    const warm = times.slice(WARM_UP).sort((one, other) => one - other);
    const median = warm[Math.floor(warm.length / 2)].toFixed(3);
    console.log(`${name}\t${median} ms of CPU a document, ${times[0].toFixed(1)} the first`);
  }
}
