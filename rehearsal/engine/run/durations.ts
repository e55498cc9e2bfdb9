/** Seconds per unit of a Go duration. */
const units: Readonly<Record<string, number>> = {
    ns: 1e-9,
    us: 1e-6,
    µs: 1e-6,
    μs: 1e-6,
    ms: 1e-3,
    s: 1,
    m: 60,
    h: 3600,
};

/** Reads a Go duration such as `1h30m`, in seconds. */
export function parseDuration(text: string): number {
    const match = /^([+-]?)((?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.exec(text);
    if (match === null && text !== "0") {
        throw new Error(`unable to parse customTimeout Value ${text}: expected a duration such as 30s, 5m or 1h30m`);
    }
    let seconds = 0;
    for (const [, amount = "", unit = ""] of text.matchAll(/(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g)) {
        seconds += Number(amount) * (units[unit] ?? 0);
    }
    return text.startsWith("-") ? -seconds : seconds;
}

/** Writes seconds as a Go duration; nothing for 0. */
export function formatDuration(seconds: number): string {
    if (seconds === 0) {
        return "";
    }
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor((seconds % 3600) / 60);
    const rest = Number((seconds % 60).toFixed(9));
    return `${hours > 0 ? `${hours}h` : ""}${hours > 0 || minutes > 0 ? `${minutes}m` : ""}${rest}s`;
}
