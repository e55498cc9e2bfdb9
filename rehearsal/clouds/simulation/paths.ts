/** The path of a property in an object. Keys that would read as something else stand in brackets. */
export function memberPath(parent: string, key: string): string {
    if (!/^[^.[\]"]+$/.test(key)) {
        return `${parent}[${JSON.stringify(key)}]`;
    }
    return parent === "" ? key : `${parent}.${key}`;
}

export function elementPath(parent: string, index: number): string {
    return `${parent}[${String(index)}]`;
}
