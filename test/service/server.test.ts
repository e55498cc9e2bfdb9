import assert from "node:assert/strict";
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";
import { until } from "./database/until";
import { Load, unlimited } from "./load";
import { message, TestKeys } from "./start-service";

const server = path.resolve("service/src/server.ts");
const root = path.resolve(".");

async function freePort(): Promise<number> {
    const listener = createServer().listen(0, "127.0.0.1");
    await once(listener, "listening");
    const address = listener.address();
    assert.ok(typeof address === "object" && address !== null);
    listener.close();
    await once(listener, "close");
    return address.port;
}

/** Sends half a message. `finish` sends the rest, and gives the answer. */
async function halfRequest(port: number, keys: TestKeys): Promise<{ finish: () => Promise<string> }> {
    const body = JSON.stringify(message);
    const { authorization = "" } = await keys.headers();
    const socket = connect(port, "127.0.0.1");
    let answer = "";
    socket.on("data", (chunk) => (answer += chunk.toString()));
    const ended = once(socket, "close");
    socket.write(
        `POST /DevOps HTTP/1.1\r\nhost: x\r\nx-api-key: ${keys.apiKey}\r\nauthorization: ${authorization}\r\n` +
            `content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
    );
    return {
        finish: async () => {
            socket.write(body.slice(5));
            await ended;
            return answer;
        },
    };
}

describe("The process of the service", function () {
    this.timeout(120_000);
    let keys: TestKeys;
    let child: ChildProcess | undefined;

    beforeEach(() => {
        keys = new TestKeys();
    });

    afterEach(async () => {
        if (child?.exitCode === null) {
            const exited = once(child, "exit");
            child.kill("SIGTERM");
            await exited;
        }
        keys.remove();
    });

    /** Starts the service, and waits until it listens. @returns its port and that of its metrics. */
    async function start(variables: Record<string, string>): Promise<readonly [number, number]> {
        child = spawn(process.execPath, ["--require", require.resolve("tsx/cjs"), server], {
            cwd: root,
            env: { ...keys.variables, ...variables, HOST: "127.0.0.1", ENVIRONMENT: "test" },
            stdio: ["ignore", "pipe", "inherit"],
        });
        assert.ok(child.stdout);
        const ports: number[] = [];
        for await (const line of createInterface({ input: child.stdout })) {
            const [, port] = /Server listening at http:\/\/127\.0\.0\.1:(\d+)/.exec(line) ?? [];
            ports.push(...(port === undefined ? [] : [Number(port)]));
            if (ports.length === (variables.METRICS_PORT === undefined ? 1 : 2)) {
                break;
            }
        }
        child.stdout.resume();
        return [ports.at(-1) ?? 0, ports[0] ?? 0];
    }

    it("ends at once without keys, and says what makes them, without a stack", async () => {
        const { code, stderr } = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
            const options = { cwd: keys.directory, env: { TSX_TSCONFIG_PATH: path.resolve("tsconfig.json") } };
            execFile(
                process.execPath,
                ["--require", require.resolve("tsx/cjs"), server],
                options,
                (error, _out, stderr) => {
                    resolve({ code: error?.code, stderr });
                },
            );
        });
        assert.equal(code, 1);
        assert.match(stderr, /^The service cannot start:\n- API_KEYS_FILE: .*npm run -w service token/);
        assert.doesNotMatch(stderr, /\n {4}at /);
    });

    it("loses no request when it is told to stop under load, finishes one that is slow, and ends well", async () => {
        const [port] = await start({ PORT: "0", SHUTDOWN_DELAY: "2", ...unlimited });
        const url = `http://127.0.0.1:${port}`;
        await until(async () => (await fetch(`${url}/health/ready`)).status === 200);
        const load = new Load(url, keys);
        const slow = await halfRequest(port, keys);
        await until(() => load.count > 200);
        assert.ok(child);
        const exited = once(child, "exit");
        child.kill("SIGTERM");
        const before = load.count;
        // A load balancer sends requests until it notices that the service is not ready any more.
        await until(async () => (await fetch(`${url}/health/ready`)).status === 503);
        await load.end();
        assert.ok(load.count > before, "there were requests after the signal");
        assert.deepEqual([...load.answers.keys()].sort(), ["GET / 200", "POST /DevOps 200", "POST /api/users/ 201"]);
        assert.match(await slow.finish(), /^HTTP\/1\.1 200 .*Hello Juan Perez your message will be sent/s);
        assert.deepEqual(await exited, [0, null]);
    });

    it("gives metrics on a port of their own", async () => {
        const metricsOn = { METRICS_PORT: String(await freePort()), SHUTDOWN_DELAY: "0" };
        const [port, metricsPort] = await start({ PORT: "0", ...keys.absentDatabase(), ...metricsOn });
        await fetch(`http://127.0.0.1:${port}/`);
        const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
        assert.match(text, /http_request_duration_seconds_count\{method="GET",route="\/",status_code="200"\} 1/);
        assert.equal((await fetch(`http://127.0.0.1:${port}/metrics`)).status, 404);
        assert.equal((await fetch(`http://127.0.0.1:${metricsPort}/`)).status, 404);
    });
});
