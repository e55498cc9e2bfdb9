import path from "node:path";
import { pythonEnvironment } from "../../../commands/python-environment";

/** The folder of the Python programs. */
export const pythonPrograms = path.join(__dirname, "python");

/** The environment that the Python stacks need, or why there is none. */
export function benchEnvironment(): ReturnType<typeof pythonEnvironment> {
    return pythonEnvironment({
        requirements: path.join(pythonPrograms, "requirements.txt"),
        modules: ["asyncpg", "fastapi", "flask", "gunicorn", "jwt", "psycopg_pool", "uvicorn", "uvloop"],
    });
}
