import Fastify from "fastify";
import { app } from "./app";

const server = Fastify({ logger: true });
app(server);
void server.listen({ host: process.env.HOST ?? "0.0.0.0", port: Number(process.env.PORT ?? 8080) });
