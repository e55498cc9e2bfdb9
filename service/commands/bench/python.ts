import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

/** The folder of the Python programs. */
export const pythonPrograms = path.join(__dirname, "python");
const requirements = path.join(pythonPrograms, "requirements.txt");

/**
 * The folder of programs of a virtual environment with what the Python stacks need, in npm's cache folder, made once.
 * @returns why there is none, if so.
 */
export function pythonEnvironment(): { readonly programs: string } | { readonly missing: string } {
    if (spawnSync("python3", ["--version"]).status !== 0) {
        return { missing: "there is no python3 on PATH" };
    }
    const hash = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 12);
    const manifest = require.resolve("autocannon/package.json");
    const directory = path.join(path.dirname(manifest), "../.cache/fairlead", `bench-python-${hash}`);
    const programs = path.join(directory, "bin");
    // Written last: without it, the environment is not whole.
    const whole = path.join(directory, "requirements.txt");
    if (!existsSync(whole)) {
        rmSync(directory, { recursive: true, force: true });
        const steps = [
            ["python3", "-m", "venv", directory],
            [path.join(programs, "python"), "-m", "pip", "install", "--quiet", "--requirement", requirements],
            [path.join(programs, "python"), "-c", "import fastapi, flask, gunicorn, jwt, uvicorn, uvloop"],
        ] as const;
        for (const [program, ...args] of steps) {
            const { status, stderr } = spawnSync(program, args, { encoding: "utf8" });
            if (status !== 0) {
                return { missing: `\`${[program, ...args].join(" ")}\` failed: ${stderr.trim().slice(-300)}` };
            }
        }
        copyFileSync(requirements, whole);
    }
    return { programs };
}
