// Run by `helm test` with the address of the service. Each line says what was asked, expected and found.
const address = process.argv[1];

const checks = [
    { method: "GET", path: "/health/ready", status: 200 },
    { method: "GET", path: "/", status: 200, text: "Hello from Fairlead in Kubernetes!" },
    { method: "GET", path: "/api/users/", status: 200 },
    { method: "GET", path: "/DevOps", status: 405, text: "ERROR" },
    { method: "POST", path: "/DevOps", status: 401 },
];

async function ask({ method, path, status, text = "" }) {
    const response = await fetch(address + path, { method, signal: AbortSignal.timeout(5000) });
    const body = await response.text();
    const passed = response.status === status && body.includes(text);
    console.log(
        `${passed ? "ok  " : "FAIL"} ${method} ${path}: expected ${status} ${text}, found ${response.status} ${body.slice(0, 200)}`,
    );
    return passed;
}

async function run() {
    // All of them again while a new Service is not known everywhere.
    for (let attempt = 1; attempt <= 10; attempt++) {
        const results = [];
        for (const check of checks) {
            results.push(await ask(check).catch((error) => console.log(`FAIL ${check.path}: ${error.cause ?? error}`)));
        }
        if (results.every(Boolean)) {
            return;
        }
        await new Promise((resolve) => setTimeout(resolve, 2000));
    }
    process.exitCode = 1;
}

run();
