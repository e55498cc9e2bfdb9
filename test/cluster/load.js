// Runs in a pod: asks a service all the time, as a proxy does for many clients, and prints each second what it has counted.
const { createHmac, randomUUID } = require("node:crypto");

const [address, apiKey, tokenKey] = process.argv.slice(1);
const counts = { passed: 0, failed: 0, versions: {}, failures: [] };

function token() {
    const encode = (part) => Buffer.from(JSON.stringify(part)).toString("base64url");
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: "fairlead", aud: "fairlead-service", jti: randomUUID(), iat: now, exp: now + 60 };
    const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
    return `${signed}.${createHmac("sha256", tokenKey).update(signed).digest("base64url")}`;
}

const keyed = () => ({ "x-api-key": apiKey, "content-type": "application/json" });
const requests = [
    () => ["GET", "/", 200, { accept: "text/html" }],
    () => ["GET", "/", 200, {}],
    () => ["GET", "/api/users/", 200, {}],
    () => ["POST", "/api/users/", 201, keyed(), { dni: randomUUID().slice(0, 18), name: "Load" }],
    () => ["POST", "/DevOps", 200, { ...keyed(), authorization: `Bearer ${token()}` }, message],
];
const message = { message: "This is a test", to: "Juan Perez", from: "Rita Asturia", timeToLifeSec: 45 };

async function ask([method, path, expected, headers, body], client) {
    const sent = { "x-forwarded-for": `203.0.113.${client}`, ...headers };
    const response = await fetch(address + path, { method, headers: sent, body: body && JSON.stringify(body) });
    const text = await response.text();
    if (response.status !== expected) {
        throw new Error(`${method} ${path}: expected ${expected}, found ${response.status} ${text.slice(0, 300)}`);
    }
    const version = /release-\w+/.exec(text)?.[0];
    if (version !== undefined) {
        counts.versions[version] = (counts.versions[version] ?? 0) + 1;
    }
}

async function client(number) {
    for (let turn = number; ; turn++) {
        try {
            await ask(requests[turn % requests.length](), number);
            counts.passed++;
        } catch (error) {
            counts.failed++;
            counts.failures = [...counts.failures, String(error.cause ?? error)].slice(0, 10);
        }
        await new Promise((resolve) => setTimeout(resolve, 40));
    }
}

for (let number = 1; number <= 10; number++) {
    void client(number);
}
setInterval(() => console.log(JSON.stringify(counts)), 1000);
