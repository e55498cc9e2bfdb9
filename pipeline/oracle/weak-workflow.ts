import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** What no linter may let pass: all rights, code of a fork with them, its words in a shell. */
const weak = `name: weak
on: pull_request_target
permissions: write-all
jobs:
  weak:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
        with:
          ref: \${{ github.event.pull_request.head.sha }}
      - run: echo "\${{ github.event.pull_request.title }}"
`;

/** Has something judge a repository with one weak workflow. */
export function withWeakWorkflow<T>(judge: (directory: string) => T): T {
    const directory = mkdtempSync(path.join(tmpdir(), "fairlead-workflows-"));
    try {
        const workflows = path.join(directory, ".github", "workflows");
        mkdirSync(workflows, { recursive: true });
        writeFileSync(path.join(workflows, "weak.yml"), weak);
        return judge(directory);
    } finally {
        rmSync(directory, { recursive: true, force: true });
    }
}
