import { createServer } from "node:http";

/** The least that Node.js can do to greet: what the service's own work is compared with. */
const answer = Buffer.from(JSON.stringify({ message: "Hello from Fairlead in Kubernetes!" }));
const headers = { "content-type": "application/json; charset=utf-8", "content-length": answer.length };

createServer((request, response) => {
    if (request.method === "GET" && request.url === "/") {
        response.writeHead(200, headers).end(answer);
    } else {
        response.writeHead(404).end();
    }
}).listen(Number(process.env.PORT), process.env.HOST);
