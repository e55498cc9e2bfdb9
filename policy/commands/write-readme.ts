import { writeFileSync } from "node:fs";

import { currentReadme, readmeFile } from "./readme-file";

/** Writes the table of all rules into the README. */
async function main(): Promise<void> {
    writeFileSync(readmeFile, await currentReadme());
    console.log(`${readmeFile} lists the rules as they are.`);
}

void main();
