import { runPipeline } from "./main";

void runPipeline(process.argv.slice(2), { environment: process.env, directory: process.cwd() }).then(
    ({ code, text }) => {
        (code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
        process.exitCode = code;
    },
);
