import { PostgresServer } from "../../../test/service/database/postgres-server";
import { ServiceLogin } from "../../../test/service/database/service-login";

/** Users in the database: what a list shows. */
const users = 20;

/** One PostgreSQL server for all stacks, so that each of them reads the same users from the same place. */
export interface BenchDatabase {
    readonly variables: Readonly<Record<string, string>>;
    /** Makes the users, through the service that has made their table. */
    fill(url: string, apiKey: string): Promise<void>;
    remove(): Promise<void>;
}

export async function startDatabase(): Promise<BenchDatabase> {
    const server = await PostgresServer.start();
    const login = await ServiceLogin.create(server, "bench");
    return {
        variables: login.variables(),
        async fill(url, apiKey) {
            for (let index = 1; index <= users; index += 1) {
                const { status } = await fetch(`${url}/api/users/`, {
                    method: "POST",
                    headers: { "content-type": "application/json", "x-api-key": apiKey },
                    body: JSON.stringify({ dni: `1000${index}`, name: `User ${index}` }),
                });
                if (status !== 201) {
                    throw new Error(`Expected 201 for a new user, found ${status}`);
                }
            }
        },
        async remove() {
            await server.remove();
            login.remove();
        },
    };
}
