/** Runs what it is given, so many at once, in the order given. */
export type Limit = <Result>(task: () => Promise<Result>) => Promise<Result>;

export function limitTo(most: number): Limit {
    let running = 0;
    const waiting: (() => void)[] = [];
    return async (task) => {
        if (running >= most) {
            // Whoever ends hands its place over.
            await new Promise<void>((resolve) => waiting.push(resolve));
        } else {
            running += 1;
        }
        try {
            return await task();
        } finally {
            const next = waiting.shift();
            if (next === undefined) {
                running -= 1;
            } else {
                next();
            }
        }
    };
}
