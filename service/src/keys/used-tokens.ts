/** Remembers which tokens were accepted, so that each is accepted once. */
export interface UsedTokens {
    /** Marks a token as used, in one step. @returns whether it was unused. */
    use(id: string, expiresAt: Date): Promise<boolean>;
}

/** More tokens live at once than may be remembered. */
export class TooManyTokens extends Error {
    readonly statusCode = 503;
}

/**
 * Remembers in memory: enough for one process with an embedded database.
 * It refuses rather than forgets when it is full: a forgotten token could be used again.
 */
export class UsedTokensInMemory implements UsedTokens {
    readonly #expiry = new Map<string, number>();

    constructor(private readonly capacity = 100_000) {}

    use(id: string, expiresAt: Date): Promise<boolean> {
        const now = Date.now();
        const known = this.#expiry.get(id);
        if (known !== undefined && known > now) {
            return Promise.resolve(false);
        }
        if (known === undefined && this.#expiry.size >= this.capacity) {
            this.#forgetExpired(now);
            if (this.#expiry.size >= this.capacity) {
                return Promise.reject(new TooManyTokens(`More than ${this.capacity} tokens are in use.`));
            }
        }
        this.#expiry.set(id, expiresAt.getTime());
        return Promise.resolve(true);
    }

    #forgetExpired(now: number): void {
        for (const [id, expiry] of this.#expiry) {
            if (expiry <= now) {
                this.#expiry.delete(id);
            }
        }
    }
}
