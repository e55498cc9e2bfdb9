import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

/** Python packages that a command needs. */
export interface PythonPackages {
    /** A file in the format of `pip install --requirement`. */
    readonly requirements: string;
    /** The modules that must load, for an environment to count as whole. */
    readonly modules: readonly string[];
}

/** npm's own cache folder, from which nothing is committed. */
const cache = path.join(__dirname, "../node_modules/.cache/fairlead");

/** The oldest Python that the packages run on. */
const oldest = [3, 9] as const;

/**
 * The folder of programs of a virtual environment with these packages, in npm's cache folder, made once.
 * @returns why there is none, if so.
 */
export function pythonEnvironment({
    requirements,
    modules,
}: PythonPackages): { readonly programs: string } | { readonly missing: string } {
    const { status, stdout } = spawnSync("python3", ["--version"], { encoding: "utf8" });
    if (status !== 0) {
        return { missing: "there is no python3 on PATH" };
    }
    const [, major = "0", minor = "0"] = /^Python (\d+)\.(\d+)/.exec(stdout) ?? [];
    if (Number(major) !== oldest[0] || Number(minor) < oldest[1]) {
        return { missing: `python3 is ${stdout.trim()}, and it takes ${oldest.join(".")} or later` };
    }
    const hash = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 12);
    const directory = path.join(cache, `python-${hash}`);
    const programs = path.join(directory, "bin");
    // Written last: without it, the environment is not whole.
    const whole = path.join(directory, "requirements.txt");
    if (!existsSync(whole)) {
        rmSync(directory, { recursive: true, force: true });
        const python = path.join(programs, "python");
        const steps = [
            ["python3", "-m", "venv", directory],
            [python, "-m", "pip", "install", "--quiet", "--requirement", requirements],
            [python, "-c", `import ${modules.join(", ")}`],
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
