/** Runs a task with one of some things that a task has for itself; who comes first is served first. */
export type Lend<Item> = <Result>(task: (item: Item) => Promise<Result>) => Promise<Result>;

export function lending<Item>(items: readonly Item[]): Lend<Item> {
    const free = [...items];
    const waiting: ((item: Item) => void)[] = [];
    return async (task) => {
        const item = free.shift() ?? (await new Promise<Item>((resolve) => waiting.push(resolve)));
        try {
            return await task(item);
        } finally {
            const next = waiting.shift();
            if (next === undefined) {
                free.push(item);
            } else {
                next(item);
            }
        }
    };
}
