import { TypeCompiler } from "@sinclair/typebox/compiler";

import { User, type NewUser, type UserChange } from "../schemas/users";
import { sqlState } from "./database-unavailable";
import type { Parameter, Session } from "./session";

/** Another user has the DNI already. */
export class DniTaken extends Error {
    override readonly name = "DniTaken";
}

const uniqueViolation = "23505";
const user = TypeCompiler.Compile(User);
/** JavaScript's number holds every id that a sequence reaches in practice: 2^53. */
const columns = "users.id::float8 AS id, dni, name";

/** The users in the database. */
export class Users {
    constructor(private readonly session: Session) {}

    /** Users by ascending id, from the first one behind `after`. */
    list(limit: number, after: number): Promise<User[]> {
        return this.#users(`SELECT ${columns} FROM users WHERE users.id > $1 ORDER BY users.id LIMIT $2`, [
            after,
            limit,
        ]);
    }

    async find(id: number): Promise<User | undefined> {
        const [found] = await this.#users(`SELECT ${columns} FROM users WHERE users.id = $1`, [id]);
        return found;
    }

    /** @throws DniTaken */
    async create({ dni, name }: NewUser): Promise<User> {
        const [created] = await this.#unique(`INSERT INTO users (dni, name) VALUES ($1, $2) RETURNING ${columns}`, [
            dni,
            name,
        ]);
        if (created === undefined) {
            throw new Error("Expected the created user from the database, found no row");
        }
        return created;
    }

    /** Changes what is given. @throws DniTaken */
    async change(id: number, { dni, name }: UserChange): Promise<User | undefined> {
        const [changed] = await this.#unique(
            `UPDATE users SET dni = coalesce($2, dni), name = coalesce($3, name) WHERE users.id = $1 RETURNING ${columns}`,
            [id, dni ?? null, name ?? null],
        );
        return changed;
    }

    /** Whether there was such a user. */
    async delete(id: number): Promise<boolean> {
        const { affected } = await this.session.query("DELETE FROM users WHERE users.id = $1", [id]);
        return affected === 1;
    }

    async #unique(statement: string, parameters: readonly Parameter[]): Promise<User[]> {
        try {
            return await this.#users(statement, parameters);
        } catch (error) {
            throw sqlState(error) === uniqueViolation ? new DniTaken("Another user has this dni") : error;
        }
    }

    async #users(statement: string, parameters: readonly Parameter[]): Promise<User[]> {
        const { rows } = await this.session.query(statement, parameters);
        return rows.map((row) => {
            if (!user.Check(row)) {
                throw new Error(
                    `Expected a user in a row of table users, found other columns: ${Object.keys(row).join()}`,
                );
            }
            return row;
        });
    }
}
